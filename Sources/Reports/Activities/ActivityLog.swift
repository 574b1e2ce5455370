import Ledger
import Model

/// The activities of a workspace for readers who want the last ones and then each new one: what `logs/activity` answers, as
/// it grows.
package struct ActivityLog: Sendable {
  /// How far a reader is.
  package struct Position: Sendable {
    /// The numbers of what he gets before he follows.
    fileprivate var first: ArraySlice<Int>
    /// The number behind which he follows.
    fileprivate var last: Int
  }

  /// What a reader gets.
  package struct Item: Sendable {
    /// The number of the activity in the order of coming, from 1.
    package let number: Int
    /// What stands for the activity as long as it is known: its time in
    /// milliseconds, and its number among those of this time.
    package let id: String
    fileprivate let place: Int
  }

  private var queries: ExactQueries
  private var arrivals: ActivityArrivals

  /// Begins with the activities of a reading.
  package init(_ queries: ExactQueries) {
    self.queries = queries
    arrivals = ActivityArrivals(queries.list)
  }

  /// Takes what was read later; true when something is new.
  package mutating func take(_ queries: ExactQueries) -> Bool {
    self.queries = queries
    return arrivals.take(queries.list) > 0
  }

  /// Where a reader begins who wants the newest `limit` that a filter admits, and all that comes.
  package func position(ofLast limit: Int, _ filter: ActivityFilter) -> Position {
    var found: Set<Int> = []
    if limit > 0, let query = queries.query(filter) {
      for (place, entry) in arrivals.activities.enumerated() where query.admits(entry) {
        found.insert(place)
        if found.count == limit { break }
      }
    }
    var numbers: [Int] = []
    for entry in arrivals.entries.reversed() {
      if numbers.count == found.count { break }
      if let place = entry.place, found.contains(place) { numbers.append(entry.number) }
    }
    return Position(first: numbers.reversed()[...], last: arrivals.newest)
  }

  /// Where a reader goes on whose last activity has this id; nil when it is not known.
  package func position(behind id: String) -> Position? {
    guard let point = id.lastIndex(of: "."), let repetition = Int(id[id.index(after: point)...]) else { return nil }
    var time: Instant?
    if id[..<point] != "-" {
      guard let milliseconds = Int64(id[..<point]) else { return nil }
      time = Instant(milliseconds: milliseconds)
    }
    let entry = arrivals.entries.last { $0.time == time && $0.repetition == repetition }
    return entry.map { Position(first: [], last: $0.number) }
  }

  /// The next activities for a reader, at most `limit`, who is then behind them; none when there are none yet.
  package func next(_ limit: Int, _ position: inout Position, _ filter: ActivityFilter) -> [Item] {
    var items: [Item] = []
    while items.count < limit, let number = position.first.popFirst() {
      let index = arrivals.index(after: number - 1)
      if index < arrivals.entries.count, arrivals.entries[index].number == number,
        let item = item(arrivals.entries[index])
      {
        items.append(item)
      }
    }
    guard items.count < limit, position.last < arrivals.newest else { return items }
    // Whoever is not known matches nothing that came so far.
    let query = queries.query(filter)
    for entry in arrivals.entries[arrivals.index(after: position.last)...] {
      guard let query, let item = item(entry), query.admits(arrivals.activities[item.place]) else { continue }
      items.append(item)
      if items.count == limit {
        position.last = entry.number
        return items
      }
    }
    position.last = arrivals.newest
    return items
  }

  /// The activity as documents have it, redacted.
  package func value(_ item: Item) -> DocumentValue { queries.value(arrivals.activities[item.place]) }

  private func item(_ entry: ActivityArrivals.Entry) -> Item? {
    entry.place.map { Item(number: entry.number, id: Self.id(entry), place: $0) }
  }

  private static func id(_ entry: ActivityArrivals.Entry) -> String {
    "\(entry.time.map { String($0.milliseconds) } ?? "-").\(entry.repetition)"
  }
}
