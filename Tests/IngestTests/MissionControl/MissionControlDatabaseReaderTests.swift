import Model
import TestSupport
import Testing

@testable import Ingest

struct MissionControlDatabaseReaderTests {
  private let reader = MissionControlDatabaseReader()
  private let path = "data/mission-control-db.json"

  private static let document = #"""
    {
      "lastUpdated": "2026-03-01T17:30:00Z",
      "agents": {
        "heron": {"name": "Heron", "role": "Lead", "emoji": "H", "status": "active", "tasksCompleted": 4,
          "tokensUsed": 700, "tokensToday": 30, "lastActive": "2026-03-01T17:29:00Z", "successRate": 94},
        "wren-1": {"name": "Wren-1", "tokensUsed": 300, "tokensToday": 0}
      },
      "stats": {
        "totalTokens": 900,
        "totalTokensToday": 30,
        "totalCost": 0.070
      },
      "logs": [
        {"timestamp": "2026-03-01T17:00:00Z", "agent": "Heron", "type": "task_complete", "message": "done", "sessionId": "s1"},
        {"timestamp": "2026-03-01T17:01:00Z", "agent": "Heron", "type": "system", "message": "looked at a task"}
      ],
      "tasks": [
        {"id": "T-1", "title": "Nest", "status": "in_progress", "priority": "P0", "assigned": ["Wren-1", "Heron"],
         "due": "2026-03-02", "progress": 75},
        {"id": "T-2", "title": "Fly", "status": "someday", "priority": "urgent"},
        {"id": "T-1", "title": "again"}
      ],
      "deals": [
        {"id": "d1", "company": "Reed & Co", "contact": "SECRET", "title": "SECRET", "email": "SECRET", "linkedin": "SECRET",
         "twitter": "SECRET", "phone": "SECRET", "priority": "P1", "region": "Spain", "status": "new", "score": 88,
         "industry": "Boats"}
      ]
    }
    """#

  @Test func readsRosterAndSnapshotFigures() throws {
    let records = reader.read(Self.document, path: path)
    let time = instant("2026-03-01T17:30:00Z")
    #expect(
      records.agents.map(\.agent) == [AgentName(id: "heron", name: "Heron"), AgentName(id: "wren-1", name: "Wren-1")])
    let heron = records.agents[0]
    #expect(
      (heron.role, heron.status, heron.emoji, heron.tasksCompleted, heron.successRate) == ("Lead", "active", "H", 4, 94)
    )
    #expect((heron.lastActive, heron.time, heron.createsAgent) == (instant("2026-03-01T17:29:00Z"), time, true))
    #expect(records.snapshots.map(\.tokens) == [700, 300])
    #expect(records.snapshots.map(\.label) == ["tokensUsed", "tokensUsed"])
    #expect(records.snapshots.map(\.line) == [5, 6])
    #expect(records.snapshots.allSatisfy { $0.time == time })
    #expect(records.newest == time)
  }

  @Test func takesTokensTodayAsThatDaysReportedFigure() throws {
    let zone = ZoneRules(name: "+08:00", offsetSeconds: 8 * 3600)
    let records = reader.read(Self.document, path: path, zone: zone)
    let usage = try #require(records.usage.first)
    #expect(records.usage.count == 1)
    #expect((usage.rank, usage.basis, usage.line) == (.snapshot, .reported, 5))
    #expect(usage.period == .day(try #require(Day("2026-03-02"))))
    #expect(usage.tokens == TokenCounts(unsplit: 30))
    #expect(usage.cost == nil && usage.calls == nil)
    #expect(usage.agent?.id == "heron")
  }

  @Test func keepsStatedTotalsAndReportsTheOneThatDiffers() throws {
    let records = reader.read(Self.document, path: path)
    #expect(
      records.stated == [
        StatedTotal(
          line: 10, label: "totalTokensToday", tokens: 30, cost: nil, period: .day(try #require(Day("2026-03-01")))),
        StatedTotal(line: 9, label: "totalTokens", tokens: 900, cost: USDTotal(decimal: "0.07"), period: .unknown),
      ])
    let differing = records.diagnostics.filter { $0.id == "snapshot.total-differs" }
    #expect(differing.map(\.location.line) == [9])
    #expect(differing[0].message.contains("900") && differing[0].message.contains("1000"))
  }

  @Test func readsTheLogWithTheSourcesOwnTypes() {
    let records = reader.read(Self.document, path: path)
    #expect(records.activities.map(\.type) == [.task, .system])
    #expect(records.activities.map(\.kind) == ["task_complete", "system"])
    #expect(records.activities.map(\.session) == ["s1", nil])
    #expect(records.activities.map(\.agent) == [AgentName(name: "Heron"), AgentName(name: "Heron")])
    #expect(records.activities[0].time == instant("2026-03-01T17:00:00Z"))
  }

  @Test func readsTasksOnceWithTheSourcesWordsBesideOurs() {
    let records = reader.read(Self.document, path: path)
    #expect(records.tasks.map(\.id) == ["T-1", "T-2"])
    let task = records.tasks[0]
    #expect((task.status, task.statusText, task.priority, task.priorityText) == (.active, "in_progress", .high, "P0"))
    #expect(task.assignees.map(\.name) == ["Wren-1", "Heron"])
    #expect((task.dueText, task.due, task.progress) == ("2026-03-02", nil, 75))
    #expect((records.tasks[1].status, records.tasks[1].priority) == (nil, nil))
    #expect((records.tasks[1].statusText, records.tasks[1].priorityText) == ("someday", "urgent"))
    #expect(records.diagnostics.filter { $0.id == "tasks.duplicate-id" }.map(\.location.line) == [21])
  }

  @Test func leavesEveryContactOut() {
    let records = reader.read(Self.document, path: path)
    var deal = Deal(id: "d1", line: 24)
    deal.company = "Reed & Co"
    deal.status = "new"
    deal.priority = "P1"
    deal.region = "Spain"
    deal.score = 88
    deal.industry = "Boats"
    #expect(records.deals == [deal])
    #expect(!String(describing: records).contains("SECRET"))
  }

  @Test func reportsWrongTypesAtTheirPlaceAndKeepsTheRest() throws {
    let marked = MarkedText(
      """
      {"lastUpdated": "2026-03-01T17:30:00Z", "agents": {
        "a": {"name": "A", "tokensUsed": 📍"12k", "role": "x"},
        "b": 📍7,
        "c": {"name": "C", "tokensUsed": 📍-5, "tasksCompleted": 📍1.5}}}
      """)
    let records = reader.read(marked.text, path: path)
    #expect(records.agents.map(\.agent.id) == ["a", "c"])
    #expect(records.agents[0].role == "x")
    #expect(records.snapshots.isEmpty)
    #expect(records.diagnostics.allSatisfy { $0.id == "json.wrong-type" })
    let places = records.diagnostics.sorted(by: Diagnostic.isOrderedBefore).map(\.location)
    #expect(places.map(\.line) == marked.places.map(\.line))
    #expect(places.map(\.column) == marked.places.map(\.column))
  }

  @Test(arguments: ["", "{", "[1,]", "{\"agents\": {\"a\": {\"name\": \"A\"", "\u{0}\u{1}", "{}x"])
  func refusesWhatIsNoJSON(text: String) {
    let records = reader.read(text, path: path)
    #expect(records.notRead == "not valid JSON")
    #expect(records.diagnostics.map(\.id) == ["json.invalid"])
    #expect(records.diagnostics[0].location.line != nil && records.diagnostics[0].severity == .error)
    #expect(records.recordCount == 0)
  }

  @Test(arguments: ["[]", "3", "null"]) func doesNotReadOtherDocuments(text: String) {
    let records = reader.read(text, path: path)
    #expect(records.notRead == "not an object")
  }

  @Test(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
  func readsTheSampleSnapshot() throws {
    let records = try reader.readSample("mission-control-snapshots/data/mission-control-db.json")
    #expect(records.agents.count == 20)
    #expect(records.snapshots.compactMap { $0.tokens?.count }.reduce(0, +) == 28_882_000)
    #expect(records.usage.compactMap { $0.tokens?.total.count }.reduce(0, +) == 624_000)
    #expect(records.stated.map(\.tokens) == [542_000, 24_582_000])
    #expect(records.stated.map(\.cost) == [nil, USDTotal(decimal: "5.23")])
    #expect((records.tasks.count, records.deals.count, records.activities.count) == (5, 3, 5))
    #expect(records.diagnostics.map(\.id) == ["snapshot.total-differs", "snapshot.total-differs"])
  }
}
