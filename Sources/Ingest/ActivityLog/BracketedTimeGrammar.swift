/// `[2026-02-17 08:01:31] text` and `[2026-02-17T22:40:48.062Z] LEVEL: text`.
enum BracketedTimeGrammar: LogGrammar {
  static func line(_ bytes: [UInt8]) -> LogLine? {
    var cursor = LogCursor(bytes)
    guard cursor.take("[") else { return nil }
    let scanned = cursor.dateAndTime()
    if scanned == .none { return nil }
    guard cursor.take("]") else { return nil }
    guard case .time(let time) = scanned else { return .unreadable("there is no such time") }
    let labels = cursor.labels()
    // A program that moves figures about an office writes where everybody is.
    let isPosition = cursor.rest.starts(with: "Position update: ".utf8)
    return .timed(
      LogEntry(time: time, level: labels.level, kind: isPosition ? "position" : labels.kind, message: cursor.rest))
  }
}
