/// The POSIX TZ string at the end of a TZif file, such as `EST5EDT,M3.2.0,M11.1.0` (RFC 9636 section 3.3.1).
struct PosixZoneRule: Sendable, Hashable {
  /// When a change happens in a year.
  private enum Date: Sendable, Hashable {
    /// The n-th weekday (0 Sunday) of a month, 5 for the last.
    case month(Int, week: Int, weekday: Int)
    /// Day 1 to 365, 29 February never counted.
    case julian(Int)
    /// Day 0 to 365, 29 February counted.
    case ordinal(Int)
  }

  private struct Change: Sendable, Hashable {
    var date: Date
    /// Seconds after midnight, wall clock; may be negative or more than a day.
    var time: Int
  }

  private var standard: Int
  private var daylight: (offset: Int, start: Change, end: Change)? {
    guard let daylightOffset, let start, let end else { return nil }
    return (daylightOffset, start, end)
  }
  private var daylightOffset: Int?
  private var start: Change?
  private var end: Change?

  /// Reads the string; nil when it is not one.
  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    if reader.isAtEnd { return }
    guard reader.name() else { return nil }
    var offset = standard + 3600
    if !reader.isAtEnd, !reader.peek(",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard reader.take(","), let first = reader.change(), reader.take(","), let second = reader.change(), reader.isAtEnd
    else { return nil }
    (daylightOffset, start, end) = (offset, first, second)
  }

  /// Seconds east of UTC at a moment in seconds since 1970.
  func offset(at seconds: Int64) -> Int {
    guard let daylight else { return standard }
    let local = seconds.addingReportingOverflow(Int64(standard)).partialValue
    let year = Day(daysSinceEpoch: Int(local.flooredDivision(by: 86_400))).date.year
    let start = moment(daylight.start, year: year) - Int64(standard)
    let end = moment(daylight.end, year: year) - Int64(daylight.offset)
    let isDaylight = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
    return isDaylight ? daylight.offset : standard
  }

  /// Local seconds since 1970 of a change in a year.
  private func moment(_ change: Change, year: Int) -> Int64 {
    let newYear = Day(year: min(max(year, 0), 9999), month: 1, day: 1)?.daysSinceEpoch ?? 0
    let isLeap = Day.length(ofMonth: 2, year: year) == 29
    let day: Int
    switch change.date {
    case .julian(let number): day = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .ordinal(let number): day = newYear + number
    case .month(let month, let week, let weekday):
      var first = newYear
      for earlier in 1..<max(month, 1) { first += Day.length(ofMonth: earlier, year: year) }
      let weekdayOfFirst = Day(daysSinceEpoch: first).isoWeekday % 7
      var index = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
      while index >= Day.length(ofMonth: month, year: year) { index -= 7 }
      day = first + index
    }
    return Int64(day) * 86_400 + Int64(change.time)
  }

  private struct Reader {
    var bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position >= bytes.count }

    func peek(_ character: Unicode.Scalar) -> Bool { !isAtEnd && bytes[position] == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard peek(character) else { return false }
      position += 1
      return true
    }

    /// Skips a zone abbreviation: three or more letters, or anything between `<` and `>`.
    mutating func name() -> Bool {
      let begin = position
      if take("<") {
        while !isAtEnd { if take(">") { return true } else { position += 1 } }
        return false
      }
      while !isAtEnd, (65...90).contains(bytes[position] & 0xDF) { position += 1 }
      return position - begin >= 3
    }

    mutating func number(limit: Int) -> Int? {
      let begin = position
      var value = 0
      while !isAtEnd, (48...57).contains(bytes[position]) {
        value = value * 10 + Int(bytes[position] - 48)
        if value > limit { return nil }
        position += 1
      }
      return position > begin ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let negative = take("-")
      if !negative { _ = take("+") }
      guard var seconds = number(limit: 167).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let value = number(limit: 59) else { return nil }
        seconds += value * unit
      }
      return negative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      var date: Date
      if take("M") {
        guard let month = number(limit: 12), month >= 1, take("."), let week = number(limit: 5), week >= 1, take("."),
          let weekday = number(limit: 6)
        else { return nil }
        date = .month(month, week: week, weekday: weekday)
      } else if take("J") {
        guard let day = number(limit: 365), day >= 1 else { return nil }
        date = .julian(day)
      } else {
        guard let day = number(limit: 365) else { return nil }
        date = .ordinal(day)
      }
      var seconds = 7200
      if take("/") {
        guard let value = time() else { return nil }
        seconds = value
      }
      return Change(date: date, time: seconds)
    }
  }
}
