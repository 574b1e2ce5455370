import JSON
import Model

/// One finished run of a cron job.
struct CronRun {
  /// When the run ended.
  var time: Instant
  /// The job's id.
  var job: String
  /// `ok`, `error`, `skipped`, or a word of a newer version; nil when missing.
  var status: String?
  /// The first line of the error.
  var error: String?
  /// How long the run took, in milliseconds.
  var duration: Int64?
  /// The run's session.
  var session: String?
  /// The session's key.
  var sessionKey: String?

  /// Reads a line; nil for an entry that OpenClaw's own reader skips (another action, no job, no time).
  ///
  /// The summary is not read: it is text for the people of the chat. Neither is the usage: the run's own session has it.
  ///
  /// - Throws: when the line is no JSON object.
  static func scan(_ bytes: UnsafeRawBufferPointer) throws(JSONLineError) -> CronRun? {
    var line = JSONLineScanner(bytes)
    if line.isAtEnd { return nil }
    guard try line.kind() == .object else { throw JSONLineError(offset: line.offset, reason: .malformed) }
    _ = try line.enterObject()
    var run = CronRun(time: Instant(milliseconds: 0), job: "")
    var isFinished = false
    while let key = try line.nextKey() {
      switch key {
      case "ts": run.time.milliseconds = try whole(&line) ?? 0
      case "jobId": run.job = try line.readText()?.string ?? ""
      case "action": isFinished = try line.readText().map { $0 == "finished" } ?? false
      case "status": run.status = try line.readText()?.string
      case "error": run.error = try firstLine(of: line.readText()?.string)
      case "durationMs": run.duration = try whole(&line)
      case "sessionId": run.session = try line.readText()?.string
      case "sessionKey": run.sessionKey = try line.readText()?.string
      default: break
      }
    }
    try line.finish()
    guard isFinished, !run.job.isEmpty, run.time.milliseconds > 0,
      Instant.printable.contains(run.time.milliseconds)
    else { return nil }
    return run
  }

  private static func whole(_ line: inout JSONLineScanner) throws(JSONLineError) -> Int64? {
    guard case .number(let number) = try UsageFigures.figure(&line) else { return nil }
    return number.int64
  }

  private static func firstLine(of text: String?) -> String? {
    guard let text else { return nil }
    let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let first = lines.first(where: { line in line.contains { $0 > 0x20 } }) else { return nil }
    let line = String(decoding: first, as: UTF8.self)
    let head = line.unicodeScalars.prefix(300)
    return head.endIndex == line.unicodeScalars.endIndex ? line : String(String.UnicodeScalarView(head)) + "…"
  }
}
