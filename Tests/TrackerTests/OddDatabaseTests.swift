import Effects
import Model
import SQLite
import TestSupport
import Testing

@testable import Tracker

/// Databases that are not as this program makes them.
struct OddDatabaseTests {
  let fixture: TrackerFixture

  init() throws { fixture = try TrackerFixture() }

  private func failure(_ body: () throws -> Void) -> TrackerError? {
    do {
      try body()
      return nil
    } catch {
      return error as? TrackerError
    }
  }

  private func opening() -> TrackerError? { failure { _ = try fixture.open(busyTimeout: 100) } }

  @Test func tellsWhatIsMissing() throws {
    #expect(opening() == .missing(path: fixture.path))
    _ = try FileSystem.live.write(fixture.path, [])
    #expect(opening()?.description.contains("there is no table Venture") == true)
    _ = try fixture.create()
    try fixture.connection().execute(
      """
      DROP TABLE "Activity"; CREATE VIEW "Activity" AS SELECT 1 AS id;
      ALTER TABLE "Task" RENAME COLUMN "assignedTo" TO "owner";
      """)
    guard case .otherSchema(let faults) = opening() else { return #expect(Bool(false)) }
    #expect(faults == ["the table Task has no column assignedTo", "Activity is a view, not a table"])
    #expect(throws: TrackerError.self) { try fixture.create() }
  }

  @Test func refusesWhatIsNoDatabase() throws {
    try FileSystem.live.write(fixture.path, Array(String(repeating: "no database ", count: 100).utf8))
    guard case .damaged = opening() else { return #expect(Bool(false), "\(String(describing: opening()))") }
    #expect(failure { _ = try fixture.create() } != nil)
    #expect(try fixture.folder.read("dev.db").hasPrefix("no database"))
  }

  @Test func saysThatPagesAreDamaged() throws {
    let database = try fixture.create()
    try database.seed()
    try fixture.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    var bytes = try FileSystem.live.readAll(fixture.path, limit: 1 << 20)
    for index in 4096..<bytes.count { bytes[index] = 0xA5 }
    let copy = fixture.folder.appending("copy.db")
    try FileSystem.live.write(copy, bytes)
    let found = failure {
      _ = try TaskDatabase.open(path: copy, clock: fixture.clock, random: fixture.random).tasks()
    }
    guard case .damaged = found else { return #expect(Bool(false), "\(String(describing: found))") }
  }

  @Test func waitsForALockAndThenSaysSo() throws {
    let database = try fixture.create()
    try database.seed()
    let other = try fixture.connection()
    try other.execute("BEGIN IMMEDIATE")
    let waiting = try fixture.open(busyTimeout: 100)
    #expect(throws: TrackerError.busy) { try waiting.claim(TaskClaim(agentID: "a")) }
    #expect(try waiting.tasks().count == 3, "readers do not wait")
    try other.execute("COMMIT")
    #expect(try waiting.claim(TaskClaim(agentID: "a")) != nil)
  }

  @Test func worksWithoutTheTokenColumns() throws {
    _ = try fixture.create().seed()
    try fixture.connection().execute(
      #"ALTER TABLE "Task" DROP COLUMN "actualTokens"; ALTER TABLE "Task" DROP COLUMN "estimatedTokens""#)
    let database = try fixture.open()
    let task = try #require(try database.claim(TaskClaim(agentID: "a")))
    #expect(task.actualTokens == nil)
    var result = TaskResult(taskID: task.id, agentID: "a")
    result.actualTokens = 5
    guard case .invalid(let faults) = failure({ _ = try database.complete(result) }) else {
      return #expect(Bool(false))
    }
    #expect(faults.map(\.field) == ["actualTokens"])
    result.actualTokens = nil
    #expect(try database.complete(result).task.status == "completed")
  }

  @Test func ordersTimesOfAllForms() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "x", capitalBudget: .zero)).id
    let forms = [
      "1770702849347", "'2026-02-10 05:54:08'", "'2026-02-10T05:54:09.346+00:00'", "1770702845",
      "'2026-02-10T13:54:07.000+08:00'", "'2026-02-10T05:54:09.348Z'", "'2026-02-10 05:54:06 +00:00'",
    ]
    for (number, form) in forms.enumerated() {
      let task = try database.create(NewTask(title: "\(number)", ventureID: venture))
      try fixture.connection().execute("UPDATE \"Task\" SET \"createdAt\" = \(form) WHERE \"id\" = '\(task.id)'")
    }
    #expect(try database.tasks().map(\.title) == ["5", "0", "2", "1", "4", "6", "3"])
    var titles: [String] = []
    while let task = try database.claim(TaskClaim(agentID: "a")) { titles.append(task.title) }
    #expect(titles == ["3", "6", "4", "1", "2", "0", "5"])
  }

  @Test func writesTimesAsTheDatabaseHasThem() throws {
    _ = try fixture.create().seed()
    try fixture.connection().execute(#"UPDATE "Task" SET "updatedAt" = '2026-02-10T05:54:09.347+00:00'"#)
    let task = try #require(try fixture.open().claim(TaskClaim(agentID: "a")))
    let stored = try fixture.connection().rows(
      #"SELECT "updatedAt" FROM "Task" WHERE "id" = ?"#, [.text(task.id)])[0][0].text
    #expect(stored?.hasPrefix("2026-02-17T") == true && stored?.hasSuffix("+00:00") == true)
    #expect(task.updatedAt?.description.dropLast() == stored?.dropLast(6))
  }

  @Test func readsOddValuesAsNothing() throws {
    let database = try fixture.create()
    try database.seed()
    try fixture.connection().execute(
      """
      UPDATE "Venture" SET "capitalSpent" = x'00', "capitalBudget" = 9e999, "createdAt" = 'yesterday';
      UPDATE "Task" SET "title" = x'ff', "estimatedTokens" = -4, "createdAt" = x'01', "tags" = 5;
      UPDATE "Agent" SET "tokensUsed" = 'many', "lastActiveAt" = 1e300;
      """)
    let venture = try database.ventures()[0].venture
    #expect(venture.capitalSpent == nil && venture.capitalBudget == nil && venture.createdAt == nil)
    let task = try #require(try database.claim(TaskClaim(agentID: "agent-main")))
    #expect(task.title == "" && task.estimatedTokens == nil && task.createdAt == nil && task.tags == "5")
    #expect(try database.agents().contains { $0.tokensUsed == nil && $0.lastActiveAt == nil })
    #expect(try database.activities().count == 3)
  }

  @Test func aHugeTextIsLeftOutAndNothingElse() throws {
    let database = try fixture.create()
    try database.seed()
    try fixture.connection().execute(
      #"UPDATE "Task" SET "output" = zeroblob(20000000); UPDATE "Task" SET "error" = 'kept'"#)
    #expect(try database.tasks().map(\.error) == ["kept", "kept", "kept"])
    #expect(try database.tasks().allSatisfy { $0.output == nil })
    #expect(try database.claim(TaskClaim(agentID: "a")) != nil)
    let size = try fixture.connection().rows(#"SELECT min(length("output")) FROM "Task""#)[0][0]
    #expect(size.integer == 20_000_000)
  }

  @Test func aTriggerThatFailsLeavesNothingHalfDone() throws {
    let database = try fixture.create()
    try database.seed()
    try fixture.connection().execute(
      #"CREATE TRIGGER "no" BEFORE INSERT ON "Activity" BEGIN SELECT RAISE(ABORT, 'no'); END"#)
    #expect(throws: TrackerError.self) { try database.claim(TaskClaim(agentID: "new")) }
    #expect(try database.tasks().allSatisfy { $0.status == "queue" && $0.assignedTo == nil })
    #expect(throws: TrackerError.notFound(.agent, id: "new")) { try database.agent("new") }
  }

  @Test func aLongQueueGetsItsIndex() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "x", capitalBudget: .zero)).id
    let connection = try fixture.connection()
    try connection.execute(#"DROP INDEX "Task_queue_idx"; DROP INDEX "Task_active_idx""#)
    func plan() throws -> String {
      let sql = "SELECT id FROM \"Task\" WHERE \(QueueOrder.claimable) ORDER BY \(QueueOrder.order) LIMIT 1"
      // A connection that was open before does not look at the schema anew for this.
      return try fixture.connection().rows("EXPLAIN QUERY PLAN " + sql).compactMap { $0["detail"]?.text }.joined(
        separator: "; ")
    }
    func add(_ count: Int) throws {
      try connection.run(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO "Task" ("id", "title", "status", "priority", "updatedAt", "ventureId")
        SELECT 't' || hex(randomblob(8)), 'x', 'queue', 'low', 0, ? FROM n
        """, [.integer(Int64(count)), .text(venture)])
    }
    try add(900)
    _ = try fixture.open().claim(TaskClaim(agentID: "a"))
    #expect(try !plan().contains(QueueOrder.indexName), "a short queue leaves the file as it is")
    try add(200)
    _ = try fixture.open().claim(TaskClaim(agentID: "a"))
    #expect(try plan() == "SCAN Task USING INDEX Task_queue_idx")
    #expect(try connection.rows("PRAGMA integrity_check")[0][0] == "ok")
  }
}
