import Effects
import Model
import SQLite
import TestSupport
import Testing

@testable import Ingest

struct PrismaDatabaseReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let schema = """
    CREATE TABLE "Venture" ("id" TEXT PRIMARY KEY, "name" TEXT, "icon" TEXT, "status" TEXT, "priority" TEXT,
      "capitalSpent" REAL DEFAULT 0, "capitalBudget" REAL, "description" TEXT, "createdAt" DATETIME, "updatedAt" DATETIME);
    CREATE TABLE "Task" ("id" TEXT PRIMARY KEY, "title" TEXT, "description" TEXT, "status" TEXT, "priority" TEXT,
      "estimatedCost" REAL, "actualCost" REAL, "tags" TEXT, "output" TEXT, "error" TEXT, "assignedTo" TEXT,
      "createdAt" DATETIME, "updatedAt" DATETIME, "completedAt" DATETIME, "ventureId" TEXT, "actualTokens" INTEGER,
      "estimatedTokens" INTEGER);
    CREATE TABLE "Agent" ("id" TEXT PRIMARY KEY, "name" TEXT, "status" TEXT, "model" TEXT, "currentTask" TEXT,
      "tokensUsed" INTEGER, "maxTokens" INTEGER, "sessionsCount" INTEGER, "lastActiveAt" DATETIME, "createdAt" DATETIME,
      "updatedAt" DATETIME);
    CREATE TABLE "Activity" ("id" TEXT PRIMARY KEY, "type" TEXT, "title" TEXT, "description" TEXT, "level" TEXT,
      "metadata" TEXT, "createdAt" DATETIME, "ventureId" TEXT, "taskId" TEXT, "agentId" TEXT);
    CREATE TABLE "_prisma_migrations" ("id" TEXT PRIMARY KEY);
    """

  /// Makes a database of statements and reads it.
  private func results(of sql: String, schema: String = schema) throws -> [SourceRecords] {
    let path = folder.appending("dev.db")
    let connection = try Connection.open(path: path, mode: .create)
    try connection.execute(schema)
    try connection.execute(sql)
    return read(path)
  }

  private func read(_ path: String) -> [SourceRecords] {
    PrismaDatabaseReader().read(
      SourceInput(
        path: "prisma/dev.db", absolutePath: path, size: 0, clocks: ClockRules(site: hongKong), files: .live))
  }

  private func table(_ name: String, _ results: [SourceRecords]) throws -> SourceRecords {
    try #require(results.first { $0.path == "prisma/dev.db#\(name)" })
  }

  @Test func givesAResultForEachTable() throws {
    let results = try results(of: "")
    #expect(results.map(\.path) == ["Activity", "Agent", "Task", "Venture"].map { "prisma/dev.db#\($0)" })
    #expect(results.allSatisfy { $0.format == "prisma-database" && $0.notRead == nil && $0.diagnostics.isEmpty })
    #expect(results.map { $0.digest != nil } == [true, false, false, false])
    #expect(results[0].size > 0)
  }

  @Test(
    arguments: [
      ("1770702849347", "2026-02-10T05:54:09.347Z"), ("1770702849", "2026-02-10T05:54:09.000Z"),
      ("1770702849347.0", "2026-02-10T05:54:09.347Z"), ("'2026-02-10T05:54:09.347+00:00'", "2026-02-10T05:54:09.347Z"),
      ("'2026-02-10 05:54:09'", "2026-02-10T05:54:09.000Z"),
      ("'2026-02-10 05:54:09 +00:00'", "2026-02-10T05:54:09.000Z"),
      ("'2026-02-10T13:54:09+08:00'", "2026-02-10T05:54:09.000Z"), ("'1770702849347'", "2026-02-10T05:54:09.347Z"),
    ])
  func readsDatesInAllForms(literal: String, time: String) throws {
    let results = try results(
      of:
        "INSERT INTO Venture (id, name, capitalBudget, createdAt, updatedAt) VALUES ('v', 'V', 1, \(literal), NULL)")
    let records = try table("Venture", results)
    #expect(records.ventures.first?.createdAt?.description == time)
    #expect(records.ventures.first?.updatedAt == nil)
    #expect(records.newest == records.ventures.first?.createdAt)
    #expect(records.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("0.1", "0.1"), ("5", "5"), ("3.25", "3.25"), ("0.30000000000000004", "0.3"), ("5e-07", "0.0000005"),
      ("'7.10'", "7.1"),
      ("1e21", "1000000000000000000000"),
    ])
  func readsMoneyExactly(literal: String, amount: String) throws {
    let results = try results(of: "INSERT INTO Venture (id, name, capitalSpent) VALUES ('v', 'V', \(literal))")
    #expect(try table("Venture", results).ventures.map { $0.capitalSpent?.decimalText } == [amount])
  }

  @Test func readsTasksWithTheirWords() throws {
    let results = try results(
      of:
        """
        INSERT INTO Task (id, title, status, priority, tags, assignedTo, ventureId, actualCost, actualTokens, estimatedTokens)
        VALUES ('b', 'B', 'active', 'high', '["x","y"]', 'agent-main', 'v', 1.5, 80, 81),
               ('a', 'A', 'someday', 'urgent', 'not json', NULL, 'v', NULL, NULL, NULL)
        """)
    let records = try table("Task", results)
    #expect(records.tasks.map(\.id) == ["a", "b"])
    #expect(records.tasks.map(\.line) == [1, 2])
    #expect(records.tasks.map(\.status) == [nil, .active])
    #expect(records.tasks.map(\.statusText) == ["someday", "active"])
    #expect(records.tasks.map(\.priority) == [nil, .high])
    #expect(records.tasks.map(\.tags) == [[], ["x", "y"]])
    #expect(records.tasks[1].assignees == [AgentName(id: "agent-main")])
    #expect(records.tasks[1].actualCost == USDTotal(decimal: "1.5"))
    #expect((records.tasks[1].actualTokens, records.tasks[1].estimatedTokens) == (80, 81))
    #expect(
      records.diagnostics.map(\.id) == ["task.unknown-status", "task.unknown-priority", "database.bad-json"])
    #expect(records.diagnostics.allSatisfy { $0.location.line == 1 })
    #expect(records.diagnostics[2].message.contains("Task.tags of rowid 2"))
    // Nothing of a task is token cost.
    #expect(records.usage.isEmpty && records.stated.isEmpty)
  }

  @Test func readsAgentsAndWhatTheyLastReported() throws {
    let results = try results(
      of:
        """
        INSERT INTO Agent VALUES ('agent-main', 'Main Agent', 'online', 'm', 'A title', 45000, 200000, 3, 1770702849357, 1,
          1770702849358), ('agent-pi', 'Pi', 'online', 'm', NULL, 0, 200000.0, -1, 'soon', 1, NULL)
        """)
    let records = try table("Agent", results)
    #expect(
      records.agents.map(\.agent) == [
        AgentName(id: "agent-main", name: "Main Agent"), AgentName(id: "agent-pi", name: "Pi"),
      ])
    #expect(records.agents.map(\.maxTokens) == [200_000, 200_000])
    #expect(records.agents.map(\.sessionsCount) == [3, nil])
    #expect(records.agents[0].lastActive == Instant(milliseconds: 1_770_702_849_357))
    #expect(records.agents[0].currentTask == "A title")
    // A stated zero is a figure.
    #expect(records.snapshots.map(\.tokens) == [45000, 0])
    #expect(records.snapshots.map(\.time) == [Instant(milliseconds: 1_770_702_849_358), nil])
    #expect(records.diagnostics.map(\.id) == ["database.wrong-type", "database.wrong-type"])
    #expect(records.diagnostics.contains { $0.message.contains("Agent.sessionsCount of rowid 2 is -1") })
    #expect(records.diagnostics.contains { $0.message.contains("Agent.lastActiveAt of rowid 2 is \"soon\"") })
  }

  @Test func readsActivitiesWithTheCostTheyState() throws {
    let results = try results(
      of:
        """
        INSERT INTO Activity (id, type, title, level, metadata, createdAt, taskId, agentId) VALUES
          ('1', 'task_completed', 'a', 'success', '{"cost":0.77}', 1770702849357, 't', 'g'),
          ('2', 'error', 'b', 'warning', '{"cost":"much"}', 1770702849357, NULL, NULL),
          ('3', 'agent_status_changed', 'a task', 'info', '{', 1770702849357, NULL, NULL),
          ('4', 'x', '', 'info', NULL, 1770702849357, NULL, NULL)
        """)
    let records = try table("Activity", results)
    #expect(records.activities.map(\.id) == ["1", "2", "3"])
    #expect(records.activities.map(\.type) == [.task, .error, .system])
    #expect(records.activities.map(\.level) == [.success, .warning, .info])
    #expect(records.activities.map(\.kind) == ["task_completed", "error", "agent_status_changed"])
    #expect(records.activities.map(\.cost) == [USDTotal(decimal: "0.77"), nil, nil])
    #expect((records.activities[0].taskID, records.activities[0].agent) == ("t", AgentName(id: "g")))
    #expect(
      records.diagnostics.map(\.id) == ["database.wrong-type", "database.bad-json", "database.missing-value"])
    #expect(records.diagnostics.map(\.location.line) == [2, 3, 4])
  }

  @Test func toleratesMissingColumnsAndTablesWithoutRowNumbers() throws {
    let results = try results(
      of:
        "INSERT INTO Task VALUES ('t', 'T', 'done', X'00')",
      schema: "CREATE TABLE Task (id TEXT PRIMARY KEY, title TEXT, status TEXT, tags) WITHOUT ROWID")
    #expect(results.map(\.path) == ["prisma/dev.db#Task"])
    #expect(results[0].tasks.map(\.status) == [.completed])
    #expect(results[0].diagnostics.map(\.id) == ["database.wrong-type"])
    #expect(results[0].diagnostics[0].message.hasPrefix("Task.tags is a blob of 1 bytes"))
  }

  @Test(arguments: [
    "CREATE TABLE a (b)", "CREATE TABLE Task (id, name)", "CREATE VIEW Task AS SELECT 1 AS id, 2 AS title, 3 AS status",
  ])
  func doesNotReadOtherDatabases(schema: String) throws {
    let results = try results(of: "", schema: schema)
    #expect(results.map(\.notRead) == ["a SQLite database without the tables Venture, Task, Agent or Activity"])
    #expect(results[0].path == "prisma/dev.db" && results[0].digest != nil && results[0].diagnostics.isEmpty)
  }

  @Test func refusesWhatIsNoDatabase() throws {
    let path = folder.appending("dev.db")
    try FileSystem.live.createFile(path, Array("this is text, whatever its name says".utf8))
    let results = read(path)
    #expect(results.map(\.diagnostics).flatMap { $0 }.map(\.id) == ["database.unreadable"])
    #expect(results[0].diagnostics[0].hint != nil)
    #expect(results[0].notRead != nil)
  }

  @Test func listsAnEmptyFileAsSuch() throws {
    let path = folder.appending("dev.db")
    try FileSystem.live.createFile(path, [])
    let results = read(path)
    #expect(results.map(\.notRead) == ["an empty file"])
    #expect(results[0].diagnostics.isEmpty)
  }

  @Test func reportsAFileThatIsNotThere() {
    let results = read(folder.appending("none.db"))
    #expect(results.flatMap(\.diagnostics).map(\.id) == ["file.unreadable"])
  }

  @Test func reportsATruncatedDatabase() throws {
    let values = (0..<2000).map { "('t\($0)', 'a title that fills the pages of the table', 'queue')" }
    _ = try results(of: "INSERT INTO Task (id, title, status) VALUES \(values.joined(separator: ","))")
    let bytes = try FileSystem.live.readAll(folder.appending("dev.db"), limit: 1 << 30)
    let path = folder.appending("cut.db")
    try FileSystem.live.createFile(path, Array(bytes.prefix(bytes.count / 2)))
    let results = read(path)
    #expect(results.flatMap(\.diagnostics).map(\.id) == ["database.unreadable"])
    #expect(results.flatMap(\.diagnostics).map(\.severity) == [.error])
  }

  @Test func losesNothingButTheRowWhoseTextIsTooLarge() throws {
    let results = try results(
      of: """
        INSERT INTO Task (id, title, status) VALUES ('c', 'C', 'queue'), ('a', 'A', 'queue');
        INSERT INTO Task (id, title, status, description) VALUES ('b', 'B', 'queue', hex(zeroblob(10000000)));
        INSERT INTO Task (id, title, status) VALUES (hex(zeroblob(10000000)), 'D', 'queue');
        """)
    let tasks = try table("Task", results)
    #expect(Set(tasks.tasks.map(\.id)) == ["a", "c"])
    #expect(tasks.diagnostics.map(\.id) == ["database.too-big", "database.too-big"])
    #expect(tasks.diagnostics.map(\.severity) == [.error, .error])
    #expect(try table("Agent", results).diagnostics.isEmpty)
  }

  @Test func reportsAKeyOfTheWrongTypeOnce() throws {
    let tasks = try table(
      "Task", results(of: "INSERT INTO Task (id, title, status) VALUES (x'00', 'A', 'queue'), (NULL, 'B', 'queue')"))
    #expect(tasks.tasks.isEmpty)
    #expect(tasks.diagnostics.map(\.id) == ["database.missing-value", "database.wrong-type"])
  }

  @Test func readsRowsThatAreStillInTheLogOfADatabaseInUse() throws {
    let path = folder.appending("dev.db")
    let writer = try Connection.open(path: path, mode: .create)
    try writer.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    try writer.execute(Self.schema)
    try writer.execute("INSERT INTO Task (id, title, status) VALUES ('t', 'T', 'active')")
    #expect(try table("Task", read(path)).tasks.map(\.id) == ["t"])
    try writer.execute("UPDATE Task SET status = 'completed'")
    #expect(try table("Task", read(path)).tasks.map(\.status) == [.completed])
  }

  @Test(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
  func readsTheSample() throws {
    let results = read("\(try Sample.folder())/task-tracker/prisma/dev.db")
    #expect(try table("Venture", results).ventures.count == 2)
    #expect(try table("Task", results).tasks.count == 3)
    #expect(try table("Task", results).tasks.allSatisfy { $0.status == .queue && $0.tags.count == 3 })
    #expect(try table("Agent", results).agents.count == 4)
    #expect(try table("Agent", results).snapshots.map(\.tokens) == [0, 0, 45000, 0])
    #expect(try table("Activity", results).activities.count == 3)
    #expect(results.flatMap(\.diagnostics).isEmpty)
    #expect(try table("Venture", results).ventures.compactMap(\.capitalBudget).map(\.decimalText) == ["80", "40"])
  }
}
