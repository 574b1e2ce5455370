import Model

extension Period {
  /// The days that a period touches in a zone, by number since 1970; nil for an unknown period.
  ///
  /// A period that ends at midnight does not reach into the next day. Of a longer one than ten years the first ten are
  /// looked at, so that a mistyped year costs no time.
  func days(in zone: ZoneRules) -> ClosedRange<Int>? {
    switch self {
    case .instant(let time):
      let day = zone.day(of: time).daysSinceEpoch
      return day...day
    case .day(let day): return day.daysSinceEpoch...day.daysSinceEpoch
    case .interval(let a, let b):
      let (from, to) = (min(a, b), max(a, b))
      let last = from == to ? to : Instant(milliseconds: to.milliseconds - 1)
      let first = zone.day(of: from).daysSinceEpoch
      return first...max(first, min(zone.day(of: last).daysSinceEpoch, first + 3660))
    case .unknown: return nil
    }
  }

  /// The same as a span.
  func span(in zone: ZoneRules) -> DaySpan? { days(in: zone).map(DaySpan.init) }

  /// The day that a period counts for, or nil when it lies in no single day.
  func singleDay(in zone: ZoneRules) -> Day? {
    guard let days = days(in: zone), days.count == 1 else { return nil }
    return Day(daysSinceEpoch: days.lowerBound)
  }
}
