import Model
import TestSupport
import Testing

@testable import Ingest

struct AgentLogsReaderTests {
  private let reader = AgentLogsReader()

  private static let document = """
    # Agent Activity Logs
    **Generated:** 2026-02-17 7:15 PM HKT

    ## 🤖 NEXUS (Air1ck3ff) - Orchestrator

    ### Recent Activity (Last 6 hours):
    ```
    [19:15:00] Spawned Forge-2
      with a second line
    [19:10:00] ✅ Task done
    [23:50:00] ⚠️ slow
    [25:00:00] never
    ```

    ### Performance Metrics:
    - Token usage: 75K (healthy)
    - Decisions made: 15

    ## 🔨 FORGE / FORGE-2 - UI/Frontend
    ```
    [18:00:00] ❌ broke
    ```

    ## 📊 AGENT SUMMARY TABLE

    | Agent | Status |
    |-------|--------|
    | Quill | idle |
    """

  @Test func readsEachAgentsLinesOnTheDocumentsDay() {
    let records = reader.read(Self.document, path: "AGENT_LOGS_DETAILED.md")
    #expect(records.activities.map(\.title) == ["Spawned Forge-2", "✅ Task done", "⚠️ slow", "❌ broke"])
    #expect(
      records.activities.map(\.time) == [
        instant("2026-02-17T11:15:00Z"), instant("2026-02-17T11:10:00Z"),
        // Later than the document: of the day before.
        instant("2026-02-16T15:50:00Z"), instant("2026-02-17T10:00:00Z"),
      ])
    #expect(records.activities.map(\.level) == [.info, .success, .warning, .error])
    #expect(records.activities.map(\.type) == [.system, .task, .system, .error])
    #expect(records.activities.map(\.agent?.name) == ["NEXUS", "NEXUS", "NEXUS", "FORGE"])
    #expect(records.activities.map(\.line) == [8, 10, 11, 21])
    #expect(records.activities.map(\.description) == ["with a second line", nil, "[25:00:00] never", nil])
    #expect(records.diagnostics.map(\.id) == ["log.unreadable-lines"])
    #expect(records.diagnostics.map(\.location.line) == [12])
    #expect(records.newest == instant("2026-02-17T11:15:00Z"))
  }

  @Test func takesHeadingsWithALogForAgents() {
    let records = reader.read(Self.document, path: "AGENT_LOGS_DETAILED.md")
    #expect(records.agents.map(\.agent.name) == ["NEXUS", "FORGE", "FORGE-2"])
    #expect(records.agents.map(\.role) == ["Orchestrator", "UI/Frontend", "UI/Frontend"])
    #expect(records.agents.map(\.aliases) == [["Air1ck3ff"], [], []])
    #expect(records.agents.allSatisfy { $0.createsAgent })
  }

  @Test func readsTokenUsageAsASnapshot() {
    let records = reader.read(Self.document, path: "AGENT_LOGS_DETAILED.md")
    #expect(
      records.snapshots == [
        SnapshotFigure(
          line: 16, agent: AgentName(name: "NEXUS"), label: "Token usage", tokens: 75_000,
          time: instant("2026-02-17T11:15:00Z"))
      ])
  }

  @Test func givesEntriesWithoutTimeWhenTheDocumentHasNoDate() {
    let records = reader.read("## A\n```\n[10:00:00] x\n```\n", path: "AGENT_LOGS_DETAILED.md")
    #expect(records.activities.map(\.time) == [nil])
    #expect(records.activities.map(\.agent?.name) == ["A"])
    #expect(records.diagnostics.map(\.id) == ["agent-logs.no-date"])
  }

  @Test func saysOnceThatTheZoneIsAssumed() {
    let records = reader.read(
      "**Generated:** 2026-02-17 7:15 PM\n\n```\n[10:00:00] x\n[09:00:00] y\n```\n", path: "a.md", zone: hongKong)
    #expect(records.activities.map(\.time) == [instant("2026-02-17T02:00:00Z"), instant("2026-02-17T01:00:00Z")])
    #expect(records.activities.map(\.agent) == [nil, nil])
    #expect(records.diagnostics.map(\.id) == ["time.zone-assumed"])
  }

  @Test(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
  func readsTheSample() throws {
    let records = try reader.readSample("mission-control/mission-control/AGENT_LOGS_DETAILED.md")
    #expect(records.activities.count == 47)
    #expect(records.agents.count == 13)
    #expect(records.snapshots.map(\.tokens) == [75_000])
    #expect(records.diagnostics.map(\.id) == ["time.zone-assumed"])
  }
}
