import Model

/// What is another in one list of activities than in an older one.
///
/// Two activities are the same when their sources tell the same of them, at whatever line of whatever file: a log that is
/// cut off or renamed brings nothing new. What stands twice in a list is there twice.
package struct ActivityChange: Sendable {
  /// For each place of the older list the place of the same activity in the newer one, or nil when it is gone.
  package private(set) var places: [Int?]
  /// The places in the newer list of what the older one does not have, ascending.
  package private(set) var added: [Int] = []

  /// Compares two lists. Where they begin and end alike nothing is hashed, so that a few new lines cost one pass.
  package init(from old: [LedgerActivity], to new: [LedgerActivity]) {
    places = [Int?](repeating: nil, count: old.count)
    var (oldEnd, newEnd) = (old.count, new.count)
    // Of several alike the one at the front is the newest: so the ends are compared first.
    while oldEnd > 0, newEnd > 0, old[oldEnd - 1].activity.tellsTheSame(as: new[newEnd - 1].activity) {
      oldEnd -= 1
      newEnd -= 1
      places[oldEnd] = newEnd
    }
    var start = 0
    while start < oldEnd, start < newEnd, old[start].activity.tellsTheSame(as: new[start].activity) {
      places[start] = start
      start += 1
    }
    // What is new may be one more of those that were just passed, and then stands before them.
    while start > 0, start < newEnd, new[start].activity.tellsTheSame(as: new[start - 1].activity) {
      start -= 1
      places[start] = nil
    }
    var known: [ActivityContent: [Int]] = [:]
    for place in start..<oldEnd { known[ActivityContent(old[place].activity), default: []].append(place) }
    for place in (start..<newEnd).reversed() {
      if let same = known[ActivityContent(new[place].activity)]?.popLast() {
        places[same] = place
      } else {
        added.append(place)
      }
    }
    added.reverse()
  }
}

/// What a source tells of an activity, wherever it stands.
struct ActivityContent: Hashable {
  private let activity: Activity

  init(_ activity: Activity) {
    var activity = activity
    activity.line = 0
    self.activity = activity
  }
}

extension Activity {
  /// Whether both say the same, whichever lines they stand in.
  fileprivate func tellsTheSame(as other: Activity) -> Bool {
    if self == other { return true }
    guard line != other.line, time == other.time, title == other.title else { return false }
    var moved = self
    moved.line = other.line
    return moved == other
  }
}
