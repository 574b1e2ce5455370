import Model

/// `2026-02-17 12:04:54,976 - logger - LEVEL - text`, as Python's logging module is often told to write.
enum PythonLogGrammar: LogGrammar {
  static func line(_ bytes: [UInt8]) -> LogLine? {
    var cursor = LogCursor(bytes)
    let scanned = cursor.dateAndTime()
    guard scanned != .none, cursor.take(" - "), let logger = cursor.take(upTo: " - "),
      let level = cursor.take(upTo: " - ", limit: 12).flatMap({ ActivityLevel(logWord: $0) })
    else { return nil }
    guard case .time(let time) = scanned else { return .unreadable("there is no such time") }
    return .timed(LogEntry(time: time, level: level, kind: logger.text, message: cursor.rest))
  }
}
