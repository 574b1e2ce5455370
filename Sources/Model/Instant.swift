/// A point in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
package struct Instant: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
  package var milliseconds: Int64

  /// Makes an instant from milliseconds since 1970-01-01T00:00:00Z.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The earliest and latest instants that print with a four-digit year (0000-01-01 to 9999-12-31, UTC).
  package static let printable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  /// Orders by time.
  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// The UTC day that holds this instant.
  package var utcDay: Day { Day(daysSinceEpoch: Int(milliseconds.flooredDivision(by: 86_400_000))) }

  /// Milliseconds since midnight UTC, 0 ..< 86,400,000.
  package var millisecondOfUTCDay: Int {
    let remainder = Int(milliseconds % 86_400_000)
    return remainder < 0 ? remainder + 86_400_000 : remainder
  }

  /// `YYYY-MM-DDTHH:MM:SS.mmmZ`, the form of every published document (RFC 3339, UTC, three decimals).
  package var description: String {
    let ms = millisecondOfUTCDay
    return
      "\(utcDay.description)T\(pad(ms / 3_600_000, 2)):\(pad(ms / 60_000 % 60, 2)):\(pad(ms / 1000 % 60, 2)).\(pad(ms % 1000, 3))Z"
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity; `divisor` is positive.
  func flooredDivision(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// `value` (not negative) with zeros in front, to at least `width` digits.
func pad(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
