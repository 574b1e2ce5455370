/// `2026-04-01T15:18:27.866+08:00 [subsystem] text`, as the OpenClaw gateway writes to `gateway.log`, and any other
/// line that begins with a date and a time.
enum LeadingTimeGrammar: LogGrammar {
  static func line(_ bytes: [UInt8]) -> LogLine? {
    var cursor = LogCursor(bytes)
    let scanned = cursor.dateAndTime()
    if scanned == .none { return nil }
    guard case .time(let time) = scanned else { return .unreadable("there is no such time") }
    let labels = cursor.labels()
    return .timed(LogEntry(time: time, level: labels.level, kind: labels.kind, message: cursor.rest))
  }
}
