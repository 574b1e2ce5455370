package import Model

/// The activities of a workspace that is read again and again, in the order in which they came: what is new stands at the
/// end, whatever its time.
///
/// What is not there any more keeps its place for a while: a file that is written anew may be read while it is empty, and
/// what comes back with the next reading is not new.
package struct ActivityArrivals: Sendable {
  /// One activity that came.
  package struct Entry: Sendable {
    /// Its number, counted from 1 in the order of coming, and never given again.
    package let number: Int
    /// When it happened, or nil.
    package let time: Instant?
    /// Its number among those of its time, from 1 in the order of coming.
    package let repetition: Int
    /// Its place in the list as it is now, or nil when it is gone.
    package fileprivate(set) var place: Int?
  }

  /// The most activities that are remembered though they are gone.
  static let goneLimit = 100_000

  /// All that came, by number.
  package private(set) var entries: [Entry] = []
  /// The list as it is now, newest first.
  package private(set) var activities: [LedgerActivity] = []
  private var last = 0
  /// The numbers of what is gone, by the hash of what it told.
  private var gone: [Int: [Int]] = [:]
  private var goneCount = 0

  /// Begins with a list of activities, newest first, the oldest of which came first.
  package init(_ activities: [LedgerActivity]) { _ = take(activities) }

  /// Takes the list as it is now, and gives the number of activities that are new.
  package mutating func take(_ new: [LedgerActivity]) -> Int {
    let change = ActivityChange(from: activities, to: new)
    for index in entries.indices {
      guard let place = entries[index].place else { continue }
      entries[index].place = change.places[place]
      if entries[index].place == nil {
        gone[Self.hash(activities[place].activity), default: []].append(entries[index].number)
        goneCount += 1
      }
    }
    activities = new
    let before = last
    append(change.added.reversed().filter { !comesBack($0) })
    forget()
    return last - before
  }

  /// The place among the entries of the first one with a greater number.
  package func index(after number: Int) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of the newest entry, 0 without one.
  package var newest: Int { last }

  /// Whether what stands at a place was there before: then it has its old number again.
  private mutating func comesBack(_ place: Int) -> Bool {
    if goneCount == 0 { return false }
    let key = Self.hash(activities[place].activity)
    guard let number = gone[key]?.popLast() else { return false }
    goneCount -= 1
    entries[index(after: number - 1)].place = place
    return true
  }

  private mutating func append(_ places: [Int]) {
    if places.isEmpty { return }
    var counts: [Instant?: Int] = [:]
    for place in places { counts[activities[place].activity.time] = 0 }
    for entry in entries where counts[entry.time] != nil { counts[entry.time] = entry.repetition }
    entries.reserveCapacity(entries.count + places.count)
    for place in places {
      last += 1
      let time = activities[place].activity.time
      let repetition = counts[time, default: 0] + 1
      counts[time] = repetition
      entries.append(Entry(number: last, time: time, repetition: repetition, place: place))
    }
  }

  /// Lets go of what is gone when it is too much.
  private mutating func forget() {
    guard goneCount > Self.goneLimit else { return }
    entries.removeAll { $0.place == nil }
    gone = [:]
    goneCount = 0
  }

  private static func hash(_ activity: Activity) -> Int { ActivityContent(activity).hashValue }
}
