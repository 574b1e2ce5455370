import Ledger
import Model
import Testing

@Suite struct WorkBoardTests {
  private func source(_ path: String, _ format: String, _ tasks: [WorkItem], newest: String? = nil) -> SourceRecords {
    var source = Fixture.source(path, newest: newest, format: format)
    source.tasks = tasks
    return source
  }

  private func task(_ id: String, _ status: TaskStatus?, line: Int = 1, to names: String...) -> WorkItem {
    var task = WorkItem(id: id, line: line, title: "Title of \(id)")
    task.status = status
    task.statusText = status?.rawValue.uppercased()
    task.assignees = names.map { AgentName(name: $0) }
    return task
  }

  @Test func believesTheDatabaseThenTrackersThenSnapshots() {
    let sources = [
      source("a.json", "mission-control-database", [task("T", .queue)]),
      source("b.json", "task-list", [task("T", .blocked)]),
      source("c.md", "pending-tasks", [task("T", .active)]),
      source("d.db#Task", "prisma-database", [task("T", .completed)]),
    ]
    func chosen(_ sources: [SourceRecords]) -> (String?, [String]) {
      let task = Fixture.ledger(sources).tasks.first
      return (task?.path, task?.otherPaths ?? [])
    }
    #expect(chosen(sources) == ("d.db#Task", ["a.json", "b.json", "c.md"]))
    #expect(chosen(Array(sources[..<3])) == ("c.md", ["a.json", "b.json"]))
    #expect(chosen(Array(sources[..<2])) == ("a.json", ["b.json"]))
  }

  @Test func takesNoFileForADatabaseForASignInItsName() {
    let sources = [
      source("C#/tasks.json", "task-list", [task("T", .queue)]), source("c.md", "pending-tasks", [task("T", .active)]),
    ]
    #expect(Fixture.ledger(sources).tasks.map(\.path) == ["c.md"])
  }

  @Test func believesTheNewestOfEquallyDirectSources() {
    let old = source("a.md", "pending-tasks", [task("T", .active)], newest: "2026-02-17T00:00:00Z")
    let new = source("b.md", "pending-tasks", [task("T", .completed)], newest: "2026-02-24T00:00:00Z")
    let undated = source("c.md", "pending-tasks", [task("T", .queue)])
    #expect(Fixture.ledger([old, new, undated]).tasks.map(\.path) == ["b.md"])
    #expect(Fixture.ledger([undated, source("d.md", "pending-tasks", [task("T", nil)])]).tasks.map(\.path) == ["c.md"])
  }

  @Test func notesWhereSourcesDiffer() {
    let ledger = Fixture.ledger([
      source("a.md", "task-tracker", [task("T", .active), task("U", .queue)]),
      source("b.json", "task-list", [task("T", .completed, line: 7), task("U", .queue)]),
    ])
    #expect(
      ledger.diagnostics.map(\.description) == [
        "b.json:7: note: task \"T\" is \"COMPLETED\" here and \"ACTIVE\" in a.md; the latter is shown [task.status-differs]"
      ])
  }

  @Test func listsTasksById() {
    let ledger = Fixture.ledger([source("a.md", "task-tracker", ["b", "B", "a-10", "a-9", "é"].map { task($0, nil) })])
    #expect(ledger.tasks.map(\.item.id) == ["B", "a-10", "a-9", "b", "é"])
  }

  @Test func namesAssigneesOnceThatAreKnown() {
    let ledger = Fixture.ledger([
      source("a.md", "task-tracker", [task("T", nil, to: "Nexus (Air1ck3ff)", "nobody", "NEXUS", "Glasses")]),
      Fixture.source("x", ["nexus", "glasses"].map { Fixture.call($0, "2026-02-17T10:00:00Z") }),
    ])
    #expect(ledger.tasks[0].agentIDs == ["nexus", "glasses"])
    #expect(ledger.tasks[0].item.assignees.count == 4)
    #expect(ledger.agents.map(\.taskIDs) == [["T"], ["T"]])
  }

  @Test func showsOneVentureAndDealAnId() {
    var (one, two) = (Fixture.source("a.db#Venture"), Fixture.source("b.db#Venture"))
    one.ventures = [Venture(id: "v2", line: 1, name: "Two"), Venture(id: "v1", line: 2, name: "One")]
    two.ventures = [Venture(id: "v1", line: 3, name: "Other")]
    one.deals = [Deal(id: "d", line: 1), Deal(id: "d", line: 2)]
    var task = task("T", .queue)
    task.ventureID = "v1"
    one.tasks = [task]
    let ledger = Fixture.ledger([one, two])
    #expect(ledger.ventures.map(\.value.name) == ["One", "Two"])
    #expect(ledger.deals.map(\.value.line) == [1])
    #expect(ledger.tasks.map(\.ventureName) == ["One"])
    #expect(
      ledger.diagnostics.map { "\($0.id) \($0.location.description)" } == [
        "venture.repeated b.db#Venture:3", "deal.repeated a.db#Venture:2",
      ])
  }

  @Test func listsActivitiesAndMeasurementsNewestFirst() {
    func activity(_ line: Int, _ time: String?) -> Activity {
      Activity(line: line, time: time.map(Fixture.time), type: .system, level: .info, title: "\(line)")
    }
    var (one, two) = (Fixture.source("a.log"), Fixture.source("b.log"))
    one.activities = [activity(1, nil), activity(2, "2026-02-17T10:00:00Z"), activity(3, "2026-02-17T10:00:00Z")]
    two.activities = [activity(1, "2026-02-17T10:00:00Z"), activity(2, "2026-02-17T10:00:01Z"), activity(3, nil)]
    two.metrics = [1, 2].map { MetricSample(line: $0, time: Fixture.time("2026-02-1\($0)T00:00:00Z"), values: []) }
    let ledger = Fixture.ledger([one, two])
    #expect(
      ledger.activities.map { "\($0.path):\($0.activity.line)" } == [
        "b.log:2", "a.log:3", "a.log:2", "b.log:1", "a.log:1", "b.log:3",
      ])
    #expect(ledger.metrics.map(\.value.line) == [2, 1])
  }
}
