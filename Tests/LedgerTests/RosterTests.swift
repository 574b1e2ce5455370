import Ledger
import Model
import Testing

@Suite struct RosterTests {
  private func facts(_ line: Int, _ name: AgentName, _ time: String?, _ fill: (inout AgentFacts) -> Void) -> AgentFacts
  {
    var facts = AgentFacts(line: line, agent: name, time: time.map(Fixture.time))
    fill(&facts)
    return facts
  }

  @Test func takesEachFactFromTheNewestSourceThatStatesIt() throws {
    var (old, new, undated) = (Fixture.source("c.md"), Fixture.source("b.json"), Fixture.source("a.md"))
    old.agents = [
      facts(1, AgentName(name: "nexus"), "2026-02-17T00:00:00Z") {
        ($0.role, $0.status, $0.model) = ("Boss", "idle", "opus")
      }
    ]
    new.agents = [
      facts(2, AgentName(id: "nexus", name: "Nexus"), "2026-02-24T00:00:00Z") {
        ($0.status, $0.tasksCompleted) = ("busy", 7)
      }
    ]
    undated.agents = [
      facts(3, AgentName(name: "NEXUS"), nil) { ($0.role, $0.emoji, $0.successRate) = ("Nobody", "🤖", 90) }
    ]
    let agent = try Fixture.ledger([old, new, undated]).agent("nexus")
    #expect(agent.facts.status == "busy")
    #expect(agent.facts.role == "Boss")
    #expect(agent.facts.model == "opus")
    #expect(agent.facts.emoji == "🤖")
    #expect(agent.facts.tasksCompleted == 7 && agent.facts.successRate == 90)
    #expect(agent.facts.department == nil)
    #expect(agent.facts.time == Fixture.time("2026-02-24T00:00:00Z"))
    #expect(agent.name == "Nexus")
    #expect(agent.aliases == ["NEXUS"])
    #expect(agent.paths == ["a.md", "b.json", "c.md"])
  }

  @Test func listsAgentsWithoutSpendingWithNoData() throws {
    var roster = Fixture.source("agents.json")
    roster.agents = [AgentFacts(line: 1, agent: AgentName(id: "quiet", name: "Quiet"))]
    let ledger = Fixture.ledger([roster, Fixture.source("x", [Fixture.call("loud", "2026-02-17T10:00:00Z")])])
    #expect(ledger.agents.map(\.id) == ["loud", "quiet"])
    let quiet = try ledger.agent("quiet")
    #expect(quiet.rollup == Rollup())
    #expect(quiet.rollup.total.tokens == nil && quiet.rollup.total.cost == nil && quiet.rollup.sessions == nil)
  }

  @Test func listsAnAgentWhoseSpendingIsLeftOut() throws {
    let ledger = Fixture.ledger([
      Fixture.source("a.jsonl", [Fixture.call("main", "2026-02-17T10:00:00Z")]),
      Fixture.source("r.md", [Fixture.row(.tokenReport, "DealFlow", .day(Fixture.day("2026-02-17")))]),
    ])
    #expect(try ledger.agent("dealflow").rollup == Rollup())
    #expect(try ledger.agent("dealflow").paths == ["r.md"])
  }

  @Test func prefersTheConfigurationsNameAndDepartment() throws {
    var roster = Fixture.source("agents.json")
    roster.agents = [
      facts(1, AgentName(id: "HBx_SL1", name: "Old"), nil) { ($0.department, $0.aliases) = ("Sales", ["SL One", ""]) }
    ]
    let ledger = Fixture.ledger([roster]) {
      $0.agents = [.init(id: "hbx_sl1", name: "Seller", aliases: ["S1"], department: "Growth")]
    }
    let agent = try ledger.agent("hbx_sl1")
    #expect(agent.name == "Seller")
    #expect(agent.facts.department == "Growth")
    #expect(agent.aliases == ["HBx_SL1", "Old", "S1", "SL One"])
  }

  @Test(arguments: [
    (["NEXUS", "Nexus (Air1ck3ff)", "nexus"], "Nexus"), (["NEXUS", "nexus"], "NEXUS"), (["nexus"], "nexus"),
    (["DealFlow", "DEALFLOW"], "DealFlow"),
  ])
  func showsTheSpellingThatReadsBest(_ spellings: [String], _ shown: String) {
    let rows = spellings.enumerated().map {
      Fixture.row(.tokenReport, $1, .day(Fixture.day("2026-02-17")), line: $0)
    }
    #expect(Fixture.ledger([Fixture.source("r.md", rows)]).agents.map(\.name) == [shown])
  }

  @Test func listsSnapshotsNewestFirst() throws {
    func figure(_ line: Int, _ time: String?) -> SnapshotFigure {
      SnapshotFigure(
        line: line, agent: AgentName(id: "a"), label: "tokensUsed", tokens: Tokens(Int64(line)),
        time: time.map(Fixture.time))
    }
    var (one, two) = (Fixture.source("a.json"), Fixture.source("b.json"))
    one.agents = [AgentFacts(line: 1, agent: AgentName(id: "a"))]
    one.snapshots = [figure(1, nil), figure(2, "2026-02-17T00:00:00Z")]
    two.snapshots = [figure(3, "2026-02-18T00:00:00Z"), figure(4, "2026-02-17T00:00:00Z")]
    let agent = try Fixture.ledger([one, two]).agent("a")
    #expect(agent.snapshots.map(\.value.line) == [3, 2, 4, 1])
    // A figure without a period is never added to anything.
    #expect(agent.rollup.total.records == 0)
  }

  @Test func namesAllSourcesThatSpeakOfAnAgent() throws {
    var (tasks, log, store, lists) = (
      Fixture.source("tasks.md"), Fixture.source("x.log"), Fixture.source("sessions.json"), Fixture.source("lists.md")
    )
    var task = WorkItem(id: "T", line: 1, title: "t")
    task.assignees = [AgentName(name: "Nexus")]
    tasks.tasks = [task]
    var activity = Activity(line: 1, time: nil, type: .task, level: .info, title: "done")
    activity.agent = AgentName(id: "nexus")
    log.activities = [activity]
    store.sessions = [SessionFacts(id: "s", agent: AgentName(id: "nexus"))]
    lists.agents = [
      facts(1, AgentName(name: "Nexus"), nil) { $0.checkLists = [CheckList(title: "Pending", items: [])] }
    ]
    let agent = try Fixture.ledger([tasks, log, store, lists]).agent("nexus")
    #expect(agent.paths == ["lists.md", "sessions.json", "tasks.md", "x.log"])
    #expect(agent.taskIDs == ["T"])
    #expect(agent.checkLists.map(\.path) == ["lists.md"])
  }
}
