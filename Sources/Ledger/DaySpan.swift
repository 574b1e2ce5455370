package import Model

/// One day, or several days one after the other.
package struct DaySpan: Sendable, Hashable {
  /// The first day.
  package var first: Day
  /// The last day; the first one again for a single day.
  package var last: Day

  init(_ days: ClosedRange<Int>) {
    first = Day(daysSinceEpoch: days.lowerBound)
    last = Day(daysSinceEpoch: days.upperBound)
  }

  init(_ day: Day) { (first, last) = (day, day) }

  /// The day, when it is a single one.
  package var singleDay: Day? { first == last ? first : nil }

  /// From the earliest first day on; of those the shortest first.
  static func isOrderedBefore(_ a: DaySpan, _ b: DaySpan) -> Bool {
    a.first != b.first ? a.first < b.first : a.last < b.last
  }
}
