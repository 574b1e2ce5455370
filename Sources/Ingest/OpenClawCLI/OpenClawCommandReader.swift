import JSON
import Model

/// Reads what OpenClaw's commands print with `--json`: `gateway usage-cost`, `sessions`, `status`, `security audit`. Which
/// of them it was, the document itself shows.
struct OpenClawCommandReader: SourceReader {
  /// The largest output that is read, in bytes.
  private static let byteLimit = 16 << 20

  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawCommand)
    guard let bytes = input.bytes(into: &records, limit: Self.byteLimit) else { return [records] }
    guard let output = CommandOutput(bytes, havingAnyOf: ["daily", "sessions", "findings", "report"]) else {
      records.notRead = "no document of a known command"
      records.diagnostics.append(
        Diagnostic(
          "openclaw.no-document", .warning, at: input.location(),
          "no whole JSON document of usage-cost, sessions, status or security audit stands here; nothing was read",
          hint: "save the output of the command with --json again"))
      return [records]
    }
    var reading = CommandReading(output: output, input: input, records: records)
    let root = output.root
    if let days = root["daily"]?.array {
      reading.readUsage(days, of: root)
    } else if let sessions = root["sessions"]?.array {
      reading.readSessions(sessions)
    } else if let sessions = root["sessions"] {
      reading.readSessions(sessions["recent"]?.array ?? [])
      for agent in sessions["byAgent"]?.array ?? [] { reading.readSessions(agent["recent"]?.array ?? []) }
      reading.readFindings(root["securityAudit"]?["findings"]?.array ?? [])
    } else {
      reading.readFindings((root["findings"] ?? root["report"]?["findings"])?.array ?? [])
    }
    if let time = root["updatedAt"] ?? root["ts"] ?? root["report"]?["ts"] {
      reading.notice(time.int64.flatMap { EpochTime.instant($0) })
    }
    return [reading.finish()]
  }
}
