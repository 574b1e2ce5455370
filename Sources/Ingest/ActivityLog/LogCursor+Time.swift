import Model

extension LogCursor {
  /// Takes a date and a time of day as logs write them: `YYYY-MM-DD`, `T` or a blank, `HH:MM[:SS[.f…|,f…]]`, then `Z`,
  /// an offset, the abbreviation of a zone, or nothing.
  ///
  /// Without a time the cursor stays where it is.
  mutating func dateAndTime() -> ScannedTime {
    let begin = position
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let date = digits(2),
      take("T") || take("t") || take(" "), let (millisecond, isPossible) = timeOfDay()
    else {
      position = begin
      return .none
    }
    let zone = zone()
    guard let day = LogTime.day(year: year, month: month, date: date), isPossible else { return .impossible }
    switch zone {
    case .offset(let seconds):
      return .time(.instant(Instant(milliseconds: day.utcMidnight.milliseconds + Int64(millisecond - seconds * 1000))))
    case .named(let name): return .time(.clock(day, millisecond: millisecond, zone: name))
    case nil: return .time(.clock(day, millisecond: millisecond, zone: nil))
    }
  }

  /// Takes `HH:MM[:SS[.f…|,f…]]` and gives milliseconds after midnight, and whether clocks show such a time.
  mutating func timeOfDay() -> (millisecond: Int, isPossible: Bool)? {
    let begin = position
    guard let hour = digits(2), take(":"), let minute = digits(2) else {
      position = begin
      return nil
    }
    var second = 0
    var fraction = 0
    if take(":") {
      guard let value = digits(2) else {
        position = begin
        return nil
      }
      second = value
      if let separator = peek(), separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","),
        peek(1)?.isDigit == true
      {
        position += 1
        var unit = 100
        while let digit = digits(1) {
          fraction += digit * unit
          unit /= 10
        }
      }
    }
    if let next = peek(), next.isDigit || next == UInt8(ascii: ":") {
      position = begin
      return nil
    }
    let isPossible = hour < 24 && minute < 60 && second <= 60
    return (((hour * 60 + minute) * 60 + second) * 1000 + fraction, isPossible)
  }

  private enum Zone {
    case offset(Int), named(String)
  }

  /// Takes `Z`, an offset (after a blank also) or a known abbreviation after a blank.
  private mutating func zone() -> Zone? {
    let begin = position
    if take("Z") || take("z") { return .offset(0) }
    let hasBlank = take(" ")
    if let seconds = offset() { return .offset(seconds) }
    if hasBlank {
      let name = capitals()
      if (3...5).contains(name.count), peek()?.isLetter != true, ZoneAbbreviation.meaning(of: name.text) != nil {
        return .named(name.text)
      }
    }
    position = begin
    return nil
  }

  /// Takes `+hh`, `+hhmm` or `+hh:mm` and gives seconds east of UTC.
  mutating func offset() -> Int? {
    let begin = position
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(2), hours <= 15 else {
      position = begin
      return nil
    }
    var minutes = 0
    let afterHours = position
    _ = take(":")
    if let value = digits(2), value < 60 { minutes = value } else { position = afterHours }
    if peek()?.isDigit == true {
      position = begin
      return nil
    }
    return (hours * 60 + minutes) * (isWest ? -60 : 60)
  }
}
