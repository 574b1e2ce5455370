import Model
import TestSupport
import Testing

@testable import Ingest

struct AgentRosterReaderTests {
  private let reader = AgentRosterReader()

  @Test func readsAgentsUnderTheirIds() throws {
    let records = reader.read(
      """
      {"last_updated": "2026-02-17T20:32:00+08:00", "agents": {
        "nexus": {"id": "nexus", "name": "Nexus", "alias": "Air", "department": "executive", "tokens_used": 75000,
          "tasks_completed": 15, "last_active": "2026-02-17T20:31:00+08:00"},
        "eric": {"name": "Eric", "alias": "You", "tokens_used": 0}}}
      """, path: "data/agents.json")
    let nexus = try #require(records.agents.first)
    #expect(nexus.agent == AgentName(id: "nexus", name: "Nexus"))
    #expect((nexus.aliases, nexus.department, nexus.tasksCompleted) == (["Air"], "executive", 15))
    #expect(nexus.lastActive == instant("2026-02-17T12:31:00Z"))
    #expect(records.agents[1].agent.id == "eric")
    #expect(records.agents[1].aliases.isEmpty)
    #expect(records.snapshots.map(\.tokens) == [75000, 0])
    #expect(records.snapshots.map(\.label) == ["tokens_used", "tokens_used"])
    #expect(records.snapshots.map(\.time) == [instant("2026-02-17T12:32:00Z"), instant("2026-02-17T12:32:00Z")])
    #expect(records.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      #"{"generated": "2026-02-19T23:08:00Z", "agents": [{"id": "a", "name": "A", "team": "Dev", "tokensUsed": 5}]}"#,
      #"[{"id": "a", "name": "A", "team": "Dev", "tokensUsed": 5}]"#,
    ])
  func readsListsOfAgents(text: String) {
    let records = reader.read(text, path: "agents.json")
    #expect(records.agents.map(\.agent) == [AgentName(id: "a", name: "A")])
    #expect(records.agents.map(\.department) == ["Dev"])
    #expect(records.snapshots.map(\.tokens) == [5])
  }

  @Test func keepsAnAgentThatStandsTwiceOnce() throws {
    let marked = MarkedText(
      """
      {"agents": [
        {"name": "demo-agent", "role": "first"},
        📍{"name": "Demo-Agent", "role": "second"},
        📍{"role": "nobody"}
      ]}
      """)
    let records = reader.read(marked.text, path: "agents.json")
    #expect(records.agents.map(\.role) == ["first"])
    #expect(records.diagnostics.map(\.id) == ["roster.duplicate-agent", "json.missing-field"])
    #expect(records.diagnostics.map(\.location.line) == marked.places.map(\.line))
    #expect(records.diagnostics.map(\.location.column) == marked.places.map(\.column))
  }

  @Test func listsAtMostTwentyFaultsOfAKind() {
    let entries = (1...30).map { "{\"name\": \($0)}" }.joined(separator: ",")
    let records = reader.read("[\(entries)]", path: "agents.json")
    #expect(records.diagnostics.filter { $0.id == "json.wrong-type" }.count == 21)
  }

  @Test func reportsNamesThatNameNobody() {
    let records = reader.read("[{\"name\": \"..\"}, {\"name\": \"-\"}, {\"name\": \"Ann\"}]", path: "agents.json")
    #expect(records.agents.map(\.agent.name) == ["Ann"])
    #expect(records.diagnostics.map(\.id) == ["json.wrong-type", "json.wrong-type"])
    #expect(records.diagnostics.first?.message.contains("\"..\", not a name with a letter or a digit") == true)
  }

  @Test func doesNotReadAnUnrelatedFile() {
    let records = reader.read("{\"name\": \"package\"}", path: "agents.json")
    #expect(records.notRead == "no list of agents in it")
    #expect(records.diagnostics.isEmpty)
  }

  @Test(
    .enabled(if: Fixture.samples != nil, "no samples on this machine"),
    arguments: [
      ("mission-control-snapshots/agents.json", 1, ["roster.duplicate-agent"]),
      ("mission-control-snapshots/data/agents.json", 15, []),
      // Something follows its closing brace.
      ("mission-control-versions/@741cd41a4/data/agents.json", 0, ["json.invalid"]),
      ("mission-control-versions/@23c50f666/data/agents.json", 22, []),
    ])
  func readsTheSamples(path: String, count: Int, diagnostics: [String]) throws {
    let records = try reader.readSample(path)
    #expect(records.agents.count == count)
    #expect(records.diagnostics.map(\.id) == diagnostics)
  }
}
