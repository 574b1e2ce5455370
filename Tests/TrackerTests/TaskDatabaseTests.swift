import JSON
import Model
import SQLite
import TestSupport
import Testing

@testable import Tracker

struct TaskDatabaseTests {
  let fixture: TrackerFixture

  init() throws { fixture = try TrackerFixture() }

  @Test func makesWhatItIsAskedFor() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80")))
    #expect(venture.status == "active" && venture.priority == "medium" && venture.icon == "📁")
    #expect(venture.capitalSpent == .zero && venture.capitalBudget == USDTotal("80"))
    #expect(venture.id.utf8.count == 25 && venture.id.hasPrefix("c"))
    var task = NewTask(title: "Scrape", ventureID: venture.id)
    task.tags = ["a", "b \"c\""]
    task.estimatedCost = USDTotal("6.5")
    task.estimatedTokens = 1200
    let made = try database.create(task)
    #expect(made.status == "queue" && made.priority == "medium" && made.venture == venture)
    #expect(made.tags == #"["a","b \"c\""]"# && made.estimatedCost == USDTotal("6.5") && made.estimatedTokens == 1200)
    #expect(made.createdAt == made.updatedAt && made.createdAt != nil && made.completedAt == nil)
    #expect(try database.tasks() == [made])
    #expect(try database.activities().map(\.type) == ["task_created"])
    #expect(try database.activities().first?.task?.id == made.id)
    let all = try database.ventures()
    #expect(all.count == 1 && all[0].tasks.map(\.id) == [made.id])
    let types = try fixture.connection().rows(
      #"SELECT typeof("createdAt"), typeof("updatedAt"), typeof("estimatedCost") FROM "Task""#)
    #expect(types[0].values == ["integer", "integer", "real"])
  }

  /// Who looks at a page chooses one task, in the state in which the page shows it.
  @Test func givesTheTaskThatIsNamed() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80")))
    let first = try database.create(NewTask(title: "First", ventureID: venture.id))
    let second = try database.create(NewTask(title: "Second", ventureID: venture.id))
    var claim = TaskClaim(agentID: "a")
    claim.taskID = second.id
    #expect(try database.claim(claim)?.id == second.id)
    claim.agentID = "b"
    #expect(throws: TrackerError.conflict("a has claimed this task already")) { try database.claim(claim) }
    claim.taskID = "none"
    #expect(throws: TrackerError.notFound(.task, id: "none")) { try database.claim(claim) }
    #expect(try database.agents().map(\.id) == ["a"])
    var change = TaskChange(id: first.id)
    change.status = .set("blocked")
    change.expectedStatus = "active"
    #expect(throws: TrackerError.conflict("the task is queue by now, no longer active")) { try database.update(change) }
    change.expectedStatus = "queue"
    #expect(try database.update(change).status == "blocked")
    claim.taskID = first.id
    #expect(throws: TrackerError.conflict("the task is blocked, not in the queue")) { try database.claim(claim) }
  }

  @Test func changesAndDeletes() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80")))
    let task = try database.create(NewTask(title: "Scrape", ventureID: venture.id))
    var change = TaskChange(id: task.id)
    change.priority = .set("high")
    change.description = .set("more")
    change.tags = .set(["x"])
    var changed = try database.update(change)
    #expect(changed.priority == "high" && changed.description == "more" && changed.tags == #"["x"]"#)
    change = TaskChange(id: task.id)
    change.description = .set(nil)
    change.status = .set("completed")
    changed = try database.update(change)
    #expect(changed.description == nil && changed.completedAt == changed.updatedAt)
    #expect(try database.venture(venture.id).venture.capitalSpent == .zero, "a change charges nothing")
    var money = VentureChange(id: venture.id)
    money.capitalBudget = .set(USDTotal("0.1"))
    #expect(try database.update(money).capitalBudget == USDTotal("0.1"))
    #expect(throws: TrackerError.notFound(.task, id: "none")) { try database.update(TaskChange(id: "none")) }
    #expect(throws: TrackerError.notFound(.venture, id: "none")) { try database.deleteVenture("none") }
    try database.deleteVenture(venture.id)
    #expect(try database.tasks().isEmpty && database.ventures().isEmpty)
    #expect(try database.activities().map(\.taskID) == [nil])
  }

  @Test func claimsByPriorityThenAge() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: .zero)).id
    for (title, priority) in [
      ("1 low", "low"), ("2 medium", "medium"), ("3 high", "high"), ("4 P0", "P0"), ("5 medium", "P2"),
      ("6 high", "high"),
    ] {
      var task = NewTask(title: title, ventureID: venture)
      task.priority = priority
      _ = try database.create(task)
    }
    try fixture.connection().execute(#"UPDATE "Task" SET "priority" = 'someday' WHERE "title" = '3 high'"#)
    var titles: [String] = []
    while let task = try database.claim(TaskClaim(agentID: "a")) { titles.append(task.title) }
    #expect(titles == ["4 P0", "6 high", "2 medium", "5 medium", "1 low", "3 high"])
  }

  @Test func claimTellsAndCompleteCharges() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80"))).id
    _ = try database.create(NewTask(title: "Scrape", ventureID: venture))
    let claimed = try #require(try database.claim(TaskClaim(agentID: "host-1", agentName: "OpenClaw")))
    #expect(claimed.status == "active" && claimed.assignedTo == "host-1" && claimed.venture?.name == "Shop")
    var agent = try database.agent("host-1")
    #expect(agent.status == "busy" && agent.currentTask == "Scrape" && agent.name == "OpenClaw" && agent.model == "")
    #expect(try database.activities().first?.type == "task_started")
    var result = TaskResult(taskID: claimed.id, agentID: "other")
    result.actualCost = USDTotal("4.50")
    result.output = "done"
    result.actualTokens = 900
    #expect(throws: TrackerError.conflict("the task is assigned to another agent, host-1")) {
      try database.complete(result)
    }
    result.agentID = "host-1"
    let outcome = try database.complete(result)
    guard case .completed(let task) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(task.status == "completed" && task.output == "done" && task.actualTokens == 900)
    #expect(task.venture?.capitalSpent == USDTotal("4.5") && task.actualCost == USDTotal("4.5"))
    agent = try database.agent("host-1")
    #expect(agent.status == "online" && agent.currentTask == nil)
    let told = try #require(try database.activities().first)
    #expect(told.title == "Task completed successfully" && told.metadata == #"{"cost":4.5}"# && told.level == "success")
    let mark = try database.changeMark()
    #expect(try database.complete(result) == .alreadyCompleted(task))
    #expect(try database.activities().count == 3 && database.venture(venture).venture.capitalSpent == USDTotal("4.5"))
    #expect(try database.changeMark() == mark)
    result.error = "no"
    #expect(throws: TrackerError.self) { try database.complete(result) }
    #expect(try database.claim(TaskClaim(agentID: "host-1")) == nil)
  }

  @Test func failureReturnsTheTask() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal("80"))).id
    let first = try database.create(NewTask(title: "Scrape", ventureID: venture))
    _ = try database.claim(TaskClaim(agentID: "a"))
    var result = TaskResult(taskID: first.id, agentID: "a")
    result.error = "Website blocked the scraper"
    result.actualCost = USDTotal("2")
    guard case .returned(let task) = try database.complete(result) else { return #expect(Bool(false)) }
    #expect(task.status == "queue" && task.assignedTo == nil && task.error == "Website blocked the scraper")
    #expect(task.venture?.capitalSpent == .zero && task.actualCost == nil)
    let told = try #require(try database.activities().first)
    #expect(told.title == "Task failed: Website blocked the scraper" && told.type == "error" && told.level == "error")
    #expect(told.metadata == #"{"costNotCharged":2}"#)
    #expect(try database.agent("a").status == "online")
    #expect(throws: TrackerError.conflict("the task is in the queue: no agent has claimed it")) {
      try database.complete(result)
    }
    #expect(try database.claim(TaskClaim(agentID: "b"))?.id == first.id)
    #expect(try database.complete(TaskResult(taskID: first.id, agentID: "b")).task.error == nil)
  }

  @Test func agentWithTwoTasksStaysBusy() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: .zero)).id
    for title in ["one", "two"] { _ = try database.create(NewTask(title: title, ventureID: venture)) }
    let one = try #require(try database.claim(TaskClaim(agentID: "a")))
    let two = try #require(try database.claim(TaskClaim(agentID: "a")))
    _ = try database.complete(TaskResult(taskID: two.id, agentID: "a"))
    #expect(try database.agent("a").status == "busy" && database.agent("a").currentTask == "one")
    _ = try database.complete(TaskResult(taskID: one.id, agentID: "a"))
    #expect(try database.agent("a").status == "online" && database.agent("a").currentTask == nil)
  }

  @Test func stuckTasksGoBack() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: .zero)).id
    for title in ["old", "new"] { _ = try database.create(NewTask(title: title, ventureID: venture)) }
    _ = try database.claim(TaskClaim(agentID: "a"))
    fixture.pass(seconds: 3600)
    _ = try database.claim(TaskClaim(agentID: "b"))
    #expect(try database.stuckTasks().map(\.title) == ["old"])
    let back = try database.requeue(olderThan: 1800)
    #expect(back.map(\.title) == ["old"] && back[0].status == "queue" && back[0].assignedTo == nil)
    #expect(try database.agent("a").currentTask == nil && database.agent("a").status == "online")
    #expect(try database.activities().first?.type == "task_requeued")
    #expect(try database.requeue(olderThan: 1800).isEmpty)
  }

  @Test func movingATaskSettlesItsAgent() throws {
    let database = try fixture.create()
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: .zero)).id
    _ = try database.create(NewTask(title: "one", ventureID: venture))
    let task = try #require(try database.claim(TaskClaim(agentID: "a")))
    var change = TaskChange(id: task.id)
    change.status = .set("queue")
    #expect(try database.update(change).assignedTo == nil)
    #expect(try database.agent("a").status == "online" && database.agent("a").currentTask == nil)
    change.status = .set("active")
    change.assignedTo = .set("a")
    change.title = .set("uno")
    _ = try database.update(change)
    #expect(try database.agent("a").status == "busy" && database.agent("a").currentTask == "uno")
    try database.deleteAgent("a")
    #expect(try database.task(task.id).status == "queue")
    #expect(throws: TrackerError.notFound(.agent, id: "a")) { try database.agent("a") }
  }

  @Test func agentsRegister() throws {
    let database = try fixture.create()
    var entry = AgentChange(id: "agent-worker-1")
    #expect(
      throws: TrackerError.invalid([
        InputFault("name", "is missing; a new agent needs one", isAboutRows: true),
        InputFault("model", "is missing; a new agent needs one", isAboutRows: true),
      ])
    ) { try database.upsert(entry) }
    entry.name = .set("Worker Bot 1")
    entry.model = .set("gpt-4")
    entry.status = .set("online")
    entry.maxTokens = .set(150_000)
    let made = try database.upsert(entry)
    #expect(made.maxTokens == 150_000 && made.tokensUsed == 0 && made.status == "online")
    var change = AgentChange(id: "agent-worker-1")
    change.tokensUsed = .set(77)
    let changed = try database.upsert(change)
    #expect(changed.tokensUsed == 77 && changed.name == "Worker Bot 1")
    #expect((changed.lastActiveAt?.milliseconds ?? 0) > (made.lastActiveAt?.milliseconds ?? 0))
    #expect(try database.agents().count == 1)
  }

  @Test func marksChangesOfOthers() throws {
    let database = try fixture.create()
    let mark = try database.changeMark()
    #expect(try database.changeMark() == mark)
    let other = try fixture.open()
    _ = try other.create(NewVenture(name: "Shop", capitalBudget: .zero))
    let later = try database.changeMark()
    #expect(later != mark)
    _ = try database.create(NewVenture(name: "Shop", capitalBudget: .zero))
    #expect(try database.changeMark() != later)
  }

  @Test func fillsSavesAndEmpties() throws {
    let database = try fixture.create()
    try database.seed()
    #expect(try database.counts() == TrackerCounts(ventures: 2, tasks: 3, agents: 2, activities: 2))
    #expect(throws: TrackerError.self) { try database.seed() }
    #expect(try database.claim(TaskClaim(agentID: "agent-main"))?.venture?.name == "Allbirds Automation")
    let copy = fixture.folder.appending("copy.db")
    #expect(try database.backUp(to: copy) > 4096)
    #expect(throws: TrackerError.self, "nothing is overwritten") { try database.backUp(to: copy) }
    try database.reset()
    #expect(try database.counts().isEmpty)
    let saved = try TaskDatabase.open(path: copy, clock: fixture.clock, random: fixture.random)
    #expect(try saved.counts() == TrackerCounts(ventures: 2, tasks: 3, agents: 2, activities: 3))
    let again = try TaskDatabase.create(path: copy, clock: fixture.clock, random: fixture.random)
    #expect(!again.isNew)
  }

  @Test func findsAVentureByItsName() throws {
    let database = try fixture.create()
    let shop = try database.create(NewVenture(name: "Shop", capitalBudget: .zero)).id
    #expect(try database.ventureID(named: "Shop") == shop && database.ventureID(named: shop) == shop)
    #expect(throws: TrackerError.notFound(.venture, id: "None")) { try database.ventureID(named: "None") }
    _ = try database.create(NewVenture(name: "Shop", capitalBudget: .zero))
    #expect(throws: TrackerError.self) { try database.ventureID(named: "Shop") }
  }
}
