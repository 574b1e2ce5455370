import Effects
import Model
import SQLite

/// Reads `openclaw-agent.sqlite`, in which newer versions of OpenClaw keep all sessions of an agent: `transcript_events`
/// has one row for what was one line of a session's file. A database in use is read from a private copy.
struct OpenClawDatabaseReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawDatabase)
    input.stream(into: &records) { (bytes, _) throws(FileError) in while try !bytes.read(upTo: 1 << 18).isEmpty {} }
    guard records.notRead == nil else { return [records] }
    do throws(SQLiteError) {
      let snapshot = try DatabaseSnapshot.open(path: input.absolutePath, files: input.files)
      try read(snapshot.connection, input, into: &records)
    } catch {
      if error.code == .notADatabase, records.size == 0 {
        records.notRead = "an empty file"
        return [records]
      }
      records.notRead = error.message
      records.diagnostics.append(
        Diagnostic(
          "database.unreadable", .error, at: input.location(),
          "this database cannot be read: \(error.description); what it holds is missing",
          hint: error.code == .busy ? "build again when OpenClaw is idle" : "restore it from a backup"))
    }
    return [records]
  }

  private func read(
    _ connection: Connection, _ input: SourceInput, into records: inout SourceRecords
  ) throws(SQLiteError) {
    let columns = try connection.columns(of: "transcript_events").filter { !$0.isGenerated }.map(\.name)
    guard try connection.tables().contains("transcript_events"),
      Set(columns).isSuperset(of: ["session_id", "seq", "event_json"])
    else {
      records.notRead = "a SQLite database without the table transcript_events"
      records.diagnostics.append(
        Diagnostic(
          "database.foreign-schema", .warning, at: input.location(),
          "this database has the name of an OpenClaw agent's, but no table transcript_events of that kind",
          hint: "a version of OpenClaw that is not known yet may have written it"))
      return
    }
    records.path += "#transcript_events"
    let agent = Self.agent(path: input.path)
    var events = TranscriptEvents(connection, path: records.path, agent: agent)
    try events.read(into: &records)
    if agent == nil, let first = records.usage.first {
      records.diagnostics.append(
        Diagnostic(
          "transcript.no-agent", .warning, at: SourceLocation(path: records.path, line: first.line),
          "the calls of these sessions have no agent: the file is in no folder agents/<agent>/agent",
          hint: "keep the database in the folder that OpenClaw gave it"))
    }
    // An agent whose database is empty is an agent all the same.
    if let agent { records.agents.append(AgentFacts(line: 1, agent: AgentName(id: agent))) }
    var tables = SessionTables(connection, agent: agent)
    do throws(SQLiteError) {
      try tables.read()
    } catch {
      records.diagnostics.append(
        Diagnostic(
          "database.sessions-unknown", .warning, at: input.location(),
          "who and where of these sessions is not known: \(error.description)",
          hint: "sums do not depend on these tables"))
    }
    records.sessions += tables.facts(of: events.sessions)
  }

  /// The agent's id: the folder behind `agents`, else the one that holds the database's folder `agent`.
  private static func agent(path: String) -> String? {
    let folders = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }.dropLast()
    if let agents = folders.lastIndex(of: "agents"), agents + 1 < folders.endIndex { return folders[agents + 1] }
    guard folders.count >= 2, folders.last == "agent" else { return nil }
    return folders[folders.endIndex - 2]
  }
}
