import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

/// The documents of the example fleet, whose faults are planned.
struct ExampleFleetDocumentTests {
  private func read(_ path: String, with reader: some SourceReader) -> SourceRecords {
    let absolute = Fixture.path("example-fleet") + "/" + path
    return reader.read(
      SourceInput(path: path, absolutePath: absolute, size: 0, clocks: ClockRules(site: .utc), files: .live))[0]
  }

  @Test func readsTheTokenReport() {
    let records = read("ACTUAL_TOKEN_USAGE_REPORT.md", with: TokenReportReader())
    #expect(records.usage.map(\.agent?.name) == ["Compass", "BEACON", "Anvil", "Plumb Line", nil])
    #expect(records.usage.map { $0.tokens?.total } == [90_500, 40_000, 35_000, 1200, 20_300])
    #expect(records.usage.reduce(USDTotal.zero) { $0 + ($1.cost?.total ?? .zero) } == USDTotal(decimal: "0.42"))
    #expect(records.agents.map(\.agent.name) == ["Compass", "BEACON", "Anvil", "Plumb Line", "Jetty"])
    #expect(records.diagnostics.map { "\($0.id):\($0.location.line ?? 0)" } == ["report.total-differs:36"])
  }

  @Test func readsTheTracker() throws {
    let records = read("mission-control/AGENT_TASK_TRACKER.md", with: TaskTrackerReader())
    #expect(records.tasks.map(\.id) == ["P-001", "P-002", "P-003", "P-004", "C-001", "C-002", "C-003"])
    #expect(records.tasks[2].assignees.map(\.name) == ["Lantern"])
    #expect(records.tasks[2].status == nil && records.tasks[2].dueText == nil)
    #expect(Set(records.diagnostics.map(\.id)) == ["table.missing-cells", "time.zone-assumed"])
    #expect(records.agents.contains { $0.agent.name == "Compass" && $0.aliases == ["N0rth"] })
  }

  @Test func readsThePendingTasks() {
    let records = read("PENDING_TASKS.md", with: PendingTasksReader())
    #expect(records.tasks.map(\.id) == ["TASK-101", "TASK-102", "TASK-103", "TASK-CI-004", "TASK-105", "TASK-106"])
    #expect(records.tasks.map(\.status) == [.active, .completed, .blocked, .queue, .active, .archived])
    #expect(records.tasks[0].due == instant("2026-07-05T12:00+01:00"))
    #expect(records.tasks[2].due == nil && records.tasks[2].dueText == "TBD (P3)")
    #expect(records.diagnostics.map(\.id) == ["tasks.placeholder-id", "tasks.count-differs"])
  }

  @Test func readsTheAgentsTasks() {
    let records = read("mission-control/ALL_AGENT_TASKS.md", with: AgentTasksReader())
    #expect(records.agents.map(\.agent.name).prefix(3) == ["Helm", "Rudder", "Sextant"])
    #expect(records.agents.map(\.department).prefix(3) == ["BRIDGE", "BRIDGE", "CHART ROOM"])
    #expect(records.agents[1].status == "Idle")
  }
}
