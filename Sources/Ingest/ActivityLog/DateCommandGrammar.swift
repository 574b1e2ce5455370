import Model

/// `=== Cleanup started: Wed Feb 18 05:51:20 AM CST 2026 ===`: what a shell script writes with `date` in a banner, or
/// with `date` at the start of a line.
enum DateCommandGrammar: LogGrammar {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  static func line(_ bytes: [UInt8]) -> LogLine? {
    let isBanner = bytes.starts(with: "===".utf8)
    guard isBanner || weekday(at: 0, in: bytes), bytes.count <= 600 else { return nil }
    var start = 0
    while start + 3 < bytes.count {
      // A date starts a word.
      let isWordStart = start == 0 || bytes[start - 1] == UInt8(ascii: " ")
      if isWordStart, weekday(at: start, in: bytes) {
        var cursor = LogCursor(bytes)
        cursor.position = start
        let scanned = dateAndTime(&cursor)
        if scanned != .none {
          guard case .time(let time) = scanned else { return .unreadable("there is no such time") }
          let message = text(around: bytes[..<start], cursor.rest)
          return .timed(LogEntry(time: time, level: nil, kind: nil, message: message[...]))
        }
      }
      if !isBanner { return nil }
      start += 1
    }
    return nil
  }

  /// Takes the name of a month and gives its number.
  static func month(_ cursor: inout LogCursor) -> Int? {
    guard let index = months.firstIndex(where: { cursor.rest.starts(with: $0.utf8) }) else { return nil }
    cursor.position += 3
    return index + 1
  }

  private static func weekday(at start: Int, in bytes: [UInt8]) -> Bool {
    weekdays.contains { bytes[start...].starts(with: $0.utf8) }
  }

  /// Takes `Wed Feb 18 05:51:20 AM CST 2026`; the half of the day and the zone may be missing.
  private static func dateAndTime(_ cursor: inout LogCursor) -> ScannedTime {
    cursor.position += 3
    guard cursor.take(" "), let month = month(&cursor), cursor.take(" ") else { return .none }
    cursor.skipBlanks()
    guard let date = cursor.oneOrTwoDigits(), cursor.take(" "), var (millisecond, isPossible) = cursor.timeOfDay()
    else { return .none }
    let hour = millisecond / 3_600_000
    if cursor.take(" AM") {
      isPossible = isPossible && (1...12).contains(hour)
      if hour == 12 { millisecond -= 12 * 3_600_000 }
    } else if cursor.take(" PM") {
      isPossible = isPossible && (1...12).contains(hour)
      if hour < 12 { millisecond += 12 * 3_600_000 }
    }
    guard cursor.take(" ") else { return .none }
    var zone: String?
    var offset: Int?
    let letters = cursor.capitals()
    if letters.isEmpty { offset = cursor.offset() } else { zone = letters.text }
    if zone != nil || offset != nil {
      guard cursor.take(" ") else { return .none }
    }
    guard let year = cursor.digits(4) else { return .none }
    guard isPossible, let day = LogTime.day(year: year, month: month, date: date) else { return .impossible }
    if let offset {
      return .time(.instant(Instant(milliseconds: day.utcMidnight.milliseconds + Int64(millisecond - offset * 1000))))
    }
    return .time(.clock(day, millisecond: millisecond, zone: zone))
  }

  /// What stands around the date, without `=`, blanks, colons and dashes at the seams.
  private static func text(around before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> [UInt8] {
    func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let isSeam: (UInt8) -> Bool = { [61, 32, 58, 45].contains($0) }
      guard let first = bytes.firstIndex(where: { !isSeam($0) }), let last = bytes.lastIndex(where: { !isSeam($0) })
      else { return [] }
      return bytes[first...last]
    }
    let parts = [trimmed(before), trimmed(after)].filter { !$0.isEmpty }
    return Array(parts.joined(separator: [UInt8(ascii: " ")]))
  }
}
