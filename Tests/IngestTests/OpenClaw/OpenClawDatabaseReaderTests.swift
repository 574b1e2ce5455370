import Effects
import Model
import SQLite
import TestSupport
import Testing

@testable import Ingest

@Suite struct OpenClawDatabaseReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let schema = """
    CREATE TABLE transcript_events (session_id TEXT NOT NULL, seq INTEGER NOT NULL, event_json TEXT NOT NULL,
      created_at INTEGER NOT NULL, PRIMARY KEY (session_id, seq)) STRICT;
    CREATE TABLE session_nodes (session_key TEXT NOT NULL PRIMARY KEY, current_session_id TEXT NOT NULL,
      entry_json TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
    CREATE TABLE session_windows (session_id TEXT NOT NULL PRIMARY KEY, session_key TEXT NOT NULL, channel TEXT) STRICT;
    """

  /// An entry with a call of `output` tokens.
  static func call(_ output: Int, model: String? = "opus", more: String = "") -> String {
    let name = model.map { "\"model\":\"\($0)\"," } ?? ""
    return
      #"{"type":"message","id":"e\#(output)","timestamp":"2026-08-01T10:00:00.000Z","message":{"role":"assistant","#
      + #"\#(name)"timestamp":\#(1_785_578_400_000 + output),"usage":{"input":1,"output":\#(output)}\#(more)}}"#
  }

  private func makeDatabase(
    _ rows: [(session: String, number: Int, entry: String)], sql: String = "", schema: String = schema
  ) throws -> Connection {
    let connection = try Connection.open(path: folder.appending("openclaw-agent.sqlite"), mode: .create)
    try connection.execute(schema)
    if !sql.isEmpty { try connection.execute(sql) }
    for row in rows {
      try connection.run(
        "INSERT INTO transcript_events VALUES (?, ?, ?, 0)",
        [.text(row.session), .integer(Int64(row.number)), .text(row.entry)])
    }
    return connection
  }

  private func read(_ path: String = "home/.openclaw/agents/main/agent/openclaw-agent.sqlite") -> SourceRecords {
    OpenClawDatabaseReader().read(
      SourceInput(
        path: path, absolutePath: folder.appending("openclaw-agent.sqlite"), size: 0, clocks: ClockRules(site: .utc),
        files: .live))[0]
  }

  @Test func readsTheEntriesOfEachSessionInOrder() throws {
    let change = #"{"type":"model_change","provider":"anthropic","modelId":"sonnet"}"#
    _ = try makeDatabase([
      ("s-2", 1, Self.call(40, model: nil)), ("s-1", 2, Self.call(30, model: nil)), ("s-1", 1, change),
      ("s-1", 10, Self.call(50)), ("s-2", 0, #"{"type":"session","id":"s-2"}"#),
    ])
    let records = read()
    #expect(records.path == "home/.openclaw/agents/main/agent/openclaw-agent.sqlite#transcript_events")
    #expect(records.format == "openclaw-database")
    #expect(records.usage.map { $0.tokens?.text } == ["1 30 - - 0", "1 50 - - 0", "1 40 - - 0"])
    #expect(records.usage.map(\.line) == [2, 3, 5])
    #expect(records.usage.map(\.session) == ["s-1", "s-1", "s-2"])
    // A session's change of model says nothing of another session.
    #expect(records.usage.map(\.model) == ["sonnet", "opus", nil])
    #expect(records.usage.allSatisfy { $0.agent == AgentName(id: "main") && $0.rank == .transcript })
    #expect(records.diagnostics.isEmpty)
    #expect(records.digest?.utf8.count == 32)
    #expect(records.size > 0)
    #expect(records.newest == Instant(milliseconds: 1_785_578_400_050))
  }

  @Test func seesWhatIsStillInTheLog() throws {
    let connection = try makeDatabase([("s-1", 1, Self.call(30))], sql: "PRAGMA journal_mode = WAL")
    try connection.run("INSERT INTO transcript_events VALUES ('s-1', 2, ?, 0)", [.text(Self.call(31))])
    #expect(try FileSystem.live.status(folder.appending("openclaw-agent.sqlite-wal")).size > 0)
    #expect(read().usage.count == 2)
    withExtendedLifetime(connection) {}
  }

  @Test func tellsWhoAndWhereFromTheSessionTables() throws {
    _ = try makeDatabase(
      [("s-1", 1, Self.call(1)), ("s-2", 1, Self.call(2)), ("s-3", 1, Self.call(3)), ("s-4", 1, Self.call(4))],
      sql: """
        INSERT INTO session_nodes VALUES ('agent:main:telegram:direct:4915112345', 's-1', '{}', 0),
          ('agent:main:dashboard-hbx-rob', 's-2', '{"channel":"webchat"}', 0), ('agent:main:main', 's-3', '{"lastChannel":"slack"}', 0);
        INSERT INTO session_windows VALUES ('s-4', 'agent:main:cron:job-1', NULL), ('s-1', 'agent:main:main', 'discord');
        """)
    let sessions = read().sessions
    #expect(sessions.map(\.id) == ["s-1", "s-2", "s-3", "s-4"])
    #expect(sessions.map(\.channel) == ["telegram", "dashboard", "slack", "cron"])
    #expect(sessions.map(\.user) == [nil, "rob", nil, nil])
    #expect(
      sessions.map(\.key) == [
        "agent:main:telegram:direct:*", "agent:main:dashboard-hbx-rob", "agent:main:main", "agent:main:cron:job-1",
      ])
  }

  @Test func reportsBadRowsAndReadsOn() throws {
    let schema = "CREATE TABLE transcript_events (session_id, seq, event_json, created_at)"
    _ = try makeDatabase(
      [("s", 1, Self.call(1)), ("s", 2, "{\"type\":"), ("s", 5, Self.call(5))],
      sql: "INSERT INTO transcript_events VALUES ('s', 3, x'00', 0), (NULL, 0, '{}', 0), ('s', 4, NULL, 0)",
      schema: schema)
    let records = read()
    #expect(records.usage.count == 2)
    #expect(
      records.faults == [
        "transcript.bad-row:1", "transcript.bad-line:3", "transcript.bad-row:4", "transcript.bad-row:5",
      ])
    #expect(records.diagnostics.allSatisfy { $0.location.path.hasSuffix("#transcript_events") })
  }

  @Test func readsOnBehindAnEntryThatIsTooLarge() throws {
    let large = Self.call(2, more: ",\"content\":\"" + String(repeating: "x", count: 17 << 20) + "\"")
    _ = try makeDatabase([("s", 1, Self.call(1)), ("s", 2, large), ("s", 3, Self.call(3)), ("t", 1, Self.call(4))])
    let records = read()
    #expect(records.usage.map(\.line) == [1, 3, 4])
    #expect(records.faults == ["transcript.bad-row:2"])
    #expect(records.diagnostics[0].severity == .error)
  }

  @Test(arguments: [
    "CREATE TABLE transcript_events (session_id, seq)", "CREATE TABLE other (id)",
    "CREATE VIEW transcript_events AS SELECT 's' AS session_id, 1 AS seq, '{}' AS event_json",
    "CREATE TABLE transcript_events (session_id, seq, event_json AS (hex(zeroblob(1000000))))",
  ])
  func refusesAnotherSchema(sql: String) throws {
    _ = try makeDatabase([], schema: sql)
    let records = read()
    #expect(records.faults == ["database.foreign-schema:-"])
    #expect(records.notRead != nil)
    #expect(records.recordCount == 0)
  }

  @Test func reportsATruncatedDatabase() throws {
    _ = try makeDatabase((0..<200).map { ("s", $0, Self.call($0)) })
    let path = folder.appending("openclaw-agent.sqlite")
    let bytes = try FileSystem.live.readAll(path, limit: 1 << 30)
    try FileSystem.live.write(path, Array(bytes[..<(bytes.count / 2)]))
    let records = read()
    #expect(records.faults == ["database.unreadable:-"])
    #expect(records.notRead != nil)
  }

  @Test func reportsWhatIsNoDatabase() throws {
    try folder.write("openclaw-agent.sqlite", "{\"type\":\"session\"}\n")
    #expect(read().faults == ["database.unreadable:-"])
    try folder.write("openclaw-agent.sqlite", "")
    #expect(read().notRead == "an empty file")
  }

  @Test func namesTheAgentByItsFolder() throws {
    _ = try makeDatabase([("s", 1, Self.call(1))])
    #expect(read("agents/pie/agent/openclaw-agent.sqlite").usage.first?.agent == AgentName(id: "pie"))
    #expect(read("pie/agent/openclaw-agent.sqlite").usage.first?.agent == AgentName(id: "pie"))
    #expect(read("openclaw-agent.sqlite").faults == ["transcript.no-agent:1"])
    #expect(read("agents/pie/agent/openclaw-agent.sqlite").agents.map(\.agent.id) == ["pie"])
  }
}
