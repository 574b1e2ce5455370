extension Instant {
  /// Reads an ISO 8601 time from bytes: `YYYY-MM-DD`, `T` or a blank, `HH:MM[:SS[.f…|,f…]]`, then `Z`, an offset
  /// (`+08:00`, `+0800`, `+08`, after an optional blank) or nothing.
  ///
  /// - Parameter zone: the rules for a time that names no offset; nil refuses such a time.
  /// - Returns: nil when the bytes are anything else, or when the time in UTC has no four-digit year; fractions below
  ///   a millisecond are cut off.
  package init?(iso8601 bytes: some Collection<UInt8>, zone: ZoneRules? = nil) {
    var rest = ISO8601Bytes(bytes: Array(bytes))
    guard let year = rest.digits(4), rest.take("-"), let month = rest.digits(2), rest.take("-"),
      let date = rest.digits(2),
      let day = Day(year: year, month: month, day: date), rest.take("T") || rest.take("t") || rest.take(" "),
      let hour = rest.digits(2), rest.take(":"), let minute = rest.digits(2), hour < 24, minute < 60
    else { return nil }
    var second = 0
    var fraction = 0
    if rest.take(":") {
      guard let value = rest.digits(2), value <= 60 else { return nil }
      second = value
      if rest.take(".") || rest.take(",") {
        var unit = 100
        var count = 0
        while let digit = rest.digits(1) {
          fraction += digit * unit
          unit /= 10
          count += 1
        }
        guard count > 0 else { return nil }
      }
    }
    let millisecond = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    _ = rest.take(" ")
    if rest.isAtEnd {
      guard let zone else { return nil }
      self = zone.instant(day: day, millisecond: millisecond)
    } else {
      guard let offset = rest.offset(), rest.isAtEnd else { return nil }
      milliseconds = day.utcMidnight.milliseconds + Int64(millisecond) - Int64(offset) * 1000
    }
    if !Self.printable.contains(milliseconds) { return nil }
  }
}

/// A cursor over the bytes of a time.
private struct ISO8601Bytes {
  var bytes: [UInt8]
  var position = 0

  var isAtEnd: Bool { position >= bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Exactly `count` digits.
  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += count
    return value
  }

  /// `Z`, `+hh`, `+hhmm` or `+hh:mm` in seconds east of UTC.
  mutating func offset() -> Int? {
    if take("Z") || take("z") { return 0 }
    let negative = take("-")
    guard negative || take("+"), let hours = digits(2), hours <= 23 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = take(":")
      guard let value = digits(2), value < 60 else { return nil }
      minutes = value
    }
    return (hours * 60 + minutes) * (negative ? -60 : 60)
  }
}
