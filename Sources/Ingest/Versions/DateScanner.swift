import Model

/// Reads one date at a place in a file's name.
struct DateScanner {
  private let bytes: [UInt8]
  /// Behind what was read.
  private(set) var index: Int

  init(_ bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// `2026-02-17`, `2026_02_17`, `20260217`, each with a clock time behind it or not, or `2026-02`; nil for anything else.
  mutating func date() -> (days: ClosedRange<Int>, millisecond: Int?, isUTC: Bool)? {
    guard let year = number(4), (2000...2099).contains(year) else { return nil }
    let isApart = separator("-_.")
    guard let month = number(2), (1...12).contains(month) else { return nil }
    let end = index
    if !isApart || separator("-_."), let date = number(2), let day = Day(year: year, month: month, day: date),
      !isDigit(index)
    {
      let time = clockTime()
      return (day.daysSinceEpoch...day.daysSinceEpoch, time?.millisecond, time?.isUTC ?? false)
    }
    index = end
    guard isApart, !isDigit(index), let first = Day(year: year, month: month, day: 1) else { return nil }
    return (
      first.daysSinceEpoch...first.daysSinceEpoch + Day.length(ofMonth: month, year: year) - 1, nil, false
    )
  }

  /// `T21:54`, `_2154`, `-21-54-03Z`, `T215403.123Z`; nothing is passed over where none is read.
  private mutating func clockTime() -> (millisecond: Int, isUTC: Bool)? {
    let start = index
    guard separator("T_- "), let hour = number(2), hour < 24 else {
      index = start
      return nil
    }
    let isApart = separator("-_:.h")
    guard let minute = number(2), minute < 60 else {
      index = start
      return nil
    }
    var time = (hour * 60 + minute) * 60_000
    let end = index
    if !isApart || separator("-_:."), let second = number(2), second < 60 {
      time += second * 1000
      let whole = index
      if !separator(".") || number(3) == nil { index = whole }
    } else {
      index = end
    }
    if isDigit(index) {
      index = start
      return nil
    }
    return (time, separator("Z"))
  }

  private func isDigit(_ place: Int) -> Bool { place < bytes.count && (48...57).contains(bytes[place]) }

  private mutating func separator(_ allowed: String) -> Bool {
    guard index < bytes.count, allowed.utf8.contains(bytes[index]) else { return false }
    index += 1
    return true
  }

  private mutating func number(_ digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    index += digits
    return value
  }
}
