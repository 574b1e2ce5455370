import Model

/// A web server's line in the common log format, `host … [17/Feb/2026:12:05:49 +0800] "GET /path HTTP/1.1" 200 303 …`,
/// alone or behind the `LEVEL:logger:` of Python's basic logging.
///
/// The message is request, status and size. The caller's address, the page it came from, its program and the query are
/// left out: they say nothing about the fleet and may name a person.
enum AccessLogGrammar: LogGrammar {
  static func line(_ bytes: [UInt8]) -> LogLine? {
    var cursor = LogCursor(bytes)
    var level: ActivityLevel?
    let word = cursor.capitals()
    if cursor.take(":"), let known = ActivityLevel(logWord: word), cursor.take(upTo: ":") != nil {
      level = known
    } else {
      cursor.position = 0
    }
    guard cursor.take(upTo: " [", limit: 300) != nil else { return nil }
    let scanned = time(&cursor)
    guard scanned != .none, cursor.take("] \""), let request = cursor.take(upTo: "\"", limit: 8192) else { return nil }
    guard case .time(let time) = scanned else { return .unreadable("there is no such time") }
    var message = Array(withoutQuery(request))
    cursor.skipBlanks()
    // Status and size, each a number or `-`.
    let answer = cursor.rest.split(separator: UInt8(ascii: " ")).prefix(2)
    for part in answer where part.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") }) {
      message += [UInt8(ascii: " ")] + part
    }
    return .timed(LogEntry(time: time, level: level, kind: "http.access", message: message[...]))
  }

  /// Takes `17/Feb/2026:12:05:49 +0800`.
  private static func time(_ cursor: inout LogCursor) -> ScannedTime {
    guard let date = cursor.digits(2), cursor.take("/"), let month = DateCommandGrammar.month(&cursor),
      cursor.take("/"), let year = cursor.digits(4), cursor.take(":"),
      let (millisecond, isPossible) = cursor.timeOfDay(), cursor.take(" "), let offset = cursor.offset()
    else { return .none }
    guard isPossible, let day = LogTime.day(year: year, month: month, date: date) else { return .impossible }
    return .time(.instant(Instant(milliseconds: day.utcMidnight.milliseconds + Int64(millisecond - offset * 1000))))
  }

  /// `GET /path?secret=1 HTTP/1.1` without what follows the question mark in the path.
  private static func withoutQuery(_ request: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let question = request.firstIndex(of: UInt8(ascii: "?")) else { return request }
    guard let blank = request[question...].firstIndex(of: UInt8(ascii: " ")) else { return request[..<question] }
    return request[..<question] + request[blank...]
  }
}
