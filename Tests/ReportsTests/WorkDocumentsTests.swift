import JSON
import Ledger
import Model
import Testing

@testable import Reports

/// The documents about tasks, ventures and activities, each against figures made up here.
@Suite struct WorkDocumentsTests {
  private func time(_ text: String) -> Instant { Instant(iso8601: text.utf8) ?? Instant(milliseconds: 0) }

  private func documents(_ sources: [SourceRecords]) -> DocumentSet {
    let configuration = SiteConfiguration()
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc).build(sources)
    return DocumentSet(ledger: ledger, configuration: configuration, general: [])
  }

  private func json(_ documents: DocumentSet, _ name: String, _ members: String...) throws -> String {
    var value = try #require(documents.document(named: name), "no \(name)").value
    for member in members {
      if let index = Int(member) {
        let elements = try #require(value.elements)
        try #require(index < elements.count)
        value = elements[index]
      } else {
        value = try #require(value[member], "no \(member)")
      }
    }
    return JSONWriter.text(of: value.json)
  }

  private func task(_ id: String, changed: String? = nil, _ status: TaskStatus = .queue) -> WorkItem {
    var task = WorkItem(id: id, line: 1, title: "Title of \(id)")
    task.status = status
    task.updatedAt = changed.map(time)
    return task
  }

  private func activity(_ line: Int, _ text: String?, task: String? = nil, agent: String? = nil) -> Activity {
    var activity = Activity(line: line, time: text.map(time), type: .task, level: .info, title: "Line \(line)")
    activity.taskID = task
    activity.agent = agent.map { AgentName(id: $0) }
    return activity
  }

  @Test func tellsATasksHistoryOfItsOwnFile() throws {
    var tasks = SourceRecords(path: "a.db#Task", format: "prisma-database", size: 1)
    var item = task("t", changed: "2026-02-03T00:00:00Z", .completed)
    item.createdAt = time("2026-02-01T00:00:00Z")
    item.completedAt = time("2026-02-03T00:00:00Z")
    (item.estimatedCost, item.actualCost) = (USDTotal(decimal: "6"), USDTotal(decimal: "4.5"))
    (item.estimatedTokens, item.actualTokens) = (50_000, 61_000)
    tasks.tasks = [item]
    var own = SourceRecords(path: "a.db#Activity", format: "prisma-database", size: 1)
    own.activities = [
      activity(1, "2026-02-02T00:00:00Z", task: "t"), activity(2, nil, task: "t"),
      activity(3, "2026-02-02T00:00:00Z", task: "other"),
    ]
    var foreign = SourceRecords(path: "b.db#Activity", format: "prisma-database", size: 1)
    foreign.activities = [activity(1, "2026-02-02T00:00:00Z", task: "t")]
    let made = documents([own, tasks, foreign])
    let history = try #require(made.document(named: "tasks/t")?.value["history"]?.elements)
    #expect(
      history.map { $0["event"] }
        == ["completed", "updated", "activity", "created", "activity"].map(DocumentValue.text))
    #expect(try json(made, "tasks/t", "activityCount") == "2")
    let log = try #require(made.document(named: "logs/activity")?.value["items"]?.elements)
    #expect(
      log.filter { $0["taskDocument"] == .document("tasks/t") }.map { $0["source"] } == [
        .text("a.db#Activity"), .text("a.db#Activity"),
      ])
    #expect(try json(made, "tasks/t", "costDifference") == "-1.5")
    #expect(try json(made, "tasks/t", "tokenDifference") == "11000")
    #expect(try json(made, "tasks/t", "sources") == #"["a.db#Activity","a.db#Task"]"#)
  }

  @Test func listsTasksOfAgentPriorityAndState() throws {
    var source = SourceRecords(path: "tasks.json", format: "task-list", size: 1)
    source.agents = [AgentFacts(line: 1, agent: AgentName(id: "nexus"))]
    source.notice(time("2026-02-10T00:00:00Z"))
    var old = task("old", changed: "2026-02-08T00:00:00Z", .active)
    old.priority = .high
    old.assignees = [AgentName(id: "nexus")]
    var new = task("new", changed: "2026-02-09T12:00:00Z", .active)
    new.assignees = [AgentName(id: "nexus")]
    source.tasks = [old, new, task("dark", .active)]
    let made = documents([source])
    #expect(try json(made, "tasks/stuck", "total") == "1")
    #expect(try json(made, "tasks/stuck", "unknown") == "1")
    #expect(try json(made, "tasks/stuck", "stuckAfter") == "1440")
    #expect(try json(made, "tasks/stuck", "items", "0", "id") == #""old""#)
    #expect(try json(made, "tasks/stuck", "items", "0", "stuckSince") == #""2026-02-08T00:00:00.000Z""#)
    #expect(try json(made, "tasks/agent/nexus", "items", "0", "id") == #""new""#)
    #expect(try json(made, "tasks/agent/nexus", "total") == "2")
    #expect(try json(made, "tasks/priority/high", "total") == "1")
    #expect(try json(made, "tasks/priority/low", "total") == "0")
    #expect(try json(made, "tasks", "0", "stuck") == "null")
  }

  @Test func keepsTheNamesOfListsFree() throws {
    var source = SourceRecords(path: "tasks.json", format: "task-list", size: 1)
    source.tasks = ["agent", "priority", "stuck", "venture", "a b", "a/b", "Index"].map { task($0) }
    let names = Set(documents([source]).documents.filter { $0.kind == .task }.map(\.name))
    #expect(names.count == 7)
    #expect(names.isDisjoint(with: ["tasks/agent", "tasks/priority", "tasks/stuck", "tasks/venture", "tasks/index"]))
  }

  @Test func leavesSecretsOutOfPaths() throws {
    let secret = ["sk-", "ant-", "api03-", FakeSecret.chance(40)].joined()
    var source = SourceRecords(path: "tasks.json", format: "task-list", size: 1)
    source.tasks = [task(secret), task(secret + "x"), task("redacted-1")]
    let names = documents([source]).documents.filter { $0.kind == .task }.map(\.name).filter {
      $0 != "tasks/redacted-1"
    }
    #expect(names == ["tasks/redacted-2", "tasks/redacted-3"])
  }

  @Test func boundsTheNumberOfTasksAndSaysSo() throws {
    var source = SourceRecords(path: "tasks.json", format: "task-list", size: 1)
    source.agents = [AgentFacts(line: 1, agent: AgentName(id: "nexus"))]
    source.tasks = (0..<10_000).map { number in
      var item = task("t-\(number)")
      item.assignees = [AgentName(id: "nexus")]
      item.updatedAt = Instant(milliseconds: Int64(number) * 1000)
      return item
    }
    let made = documents([source])
    #expect(made.documents.count { $0.kind == .task } == 2000)
    #expect(made.document(named: "tasks/t-8000") != nil)
    #expect(made.document(named: "tasks/t-7999") == nil)
    #expect(try json(made, "tasks/agent/nexus", "total") == "10000")
    #expect(try json(made, "tasks/agent/nexus", "complete") == "false")
    #expect(made.document(named: "tasks/agent/nexus")?.value["items"]?.elements?.count == 1000)
    #expect(try json(made, "tasks", "0", "document") == "null")
  }

  @Test func shardsActivitiesByAgentTypeAndDay() throws {
    var source = SourceRecords(path: "a.log", format: "log", size: 1)
    source.agents = [AgentFacts(line: 1, agent: AgentName(id: "nexus"))]
    source.activities = [
      activity(1, "2026-02-09T23:59:59Z", agent: "nexus"), activity(2, "2026-02-10T00:00:00Z"),
      activity(3, "2026-02-10T01:00:00Z", agent: "nexus"), activity(4, nil),
    ]
    let made = documents([source])
    #expect(try json(made, "logs/activity/by-agent/nexus", "filter", "agent") == #""nexus""#)
    #expect(try json(made, "logs/activity/by-agent/nexus", "total") == "2")
    #expect(try json(made, "logs/activity/by-agent/nexus", "items", "0", "line") == "3")
    #expect(try json(made, "logs/activity/by-day/2026-02-10", "total") == "2")
    #expect(try json(made, "logs/activity/by-day/2026-02-09", "filter", "day") == #""2026-02-09""#)
    #expect(try json(made, "logs/activity/by-type/task", "total") == "4")
    #expect(try json(made, "logs/activity/by-type/error", "items") == "[]")
    #expect(try json(made, "logs/activity/index", "undated") == "1")
    #expect(try json(made, "logs/activity/index", "days", "0", "date") == #""2026-02-10""#)
    #expect(try json(made, "logs/activity", "filter", "agent") == "null")
  }

  @Test func boundsTheShards() throws {
    var source = SourceRecords(path: "a.log", format: "log", size: 1)
    source.activities = (0..<1200).map { activity($0 + 1, "2026-02-10T00:00:00Z") }
    source.activities += (0..<100).map { number in
      var old = activity(2000 + number, nil)
      old.time = Day(daysSinceEpoch: 10_000 + number).utcMidnight
      return old
    }
    let made = documents([source])
    let day = try #require(made.document(named: "logs/activity/by-day/2026-02-10"))
    #expect(day.items?.published == 1000)
    #expect(day.items?.total == 1200)
    #expect(made.documents.count { $0.name.hasPrefix("logs/activity/by-day/") } == 92)
    #expect(try json(made, "logs/activity/index", "dayCount") == "101")
    #expect(try json(made, "logs/activity/index", "days", "92", "document") == "null")
  }
}
