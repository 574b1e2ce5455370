import Model
import TestSupport
import Testing

@testable import Ingest

@Suite(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
struct TaskSampleTests {
  @Test func readsTheTrackerOfMissionControl() throws {
    let records = try TaskTrackerReader().readSample("mission-control/mission-control/AGENT_TASK_TRACKER.md")
    #expect(records.tasks.map(\.id) == (1...5).map { "P-00\($0)" } + (1...6).map { "C-00\($0)" })
    #expect(
      records.tasks.map(\.status) == [.queue, .active, .queue, .queue, .queue] + Array(repeating: .completed, count: 6))
    #expect(records.agents.map(\.agent.name) == ["Nexus", "Forge", "Forge-2", "Code", "DealFlow", "Audit"])
    #expect(records.agents[0].aliases == ["Air1ck3ff"])
    #expect(
      records.agents[0].checkLists.map { "\($0.title) \($0.items.count { $0.isDone })/\($0.items.count)" } == [
        "Pending 0/3", "Completed 3/3",
      ])
    #expect(records.usage.isEmpty && records.snapshots.isEmpty && records.stated.isEmpty)
    #expect(records.diagnostics.map(\.id) == ["time.zone-assumed"])
  }

  @Test func readsTheAgentsOfMissionControl() throws {
    let records = try AgentTasksReader().readSample("mission-control/mission-control/ALL_AGENT_TASKS.md")
    #expect(records.agents.count == 15)
    #expect(records.agents[3].agent.name == "Code")
    #expect(records.agents[3].status == "Busy")
    #expect(records.agents[3].department == "DEV TEAM")
    #expect(records.agents[3].checkLists.map { $0.items.map(\.isDone) } == [[false, false, false, false, true, true]])
  }

  @Test(arguments: [
    ("mission-control", 39), ("mission-control-versions/@d06d38397", 39), ("mission-control-versions/@518029fd0", 42),
    ("mission-control-versions/@40b6c5f0e", 43), ("mission-control-versions/@4f8c22ecf", 3),
  ])
  func readsEachVersionOfThePendingTasks(_ folder: String, _ count: Int) throws {
    let records = try PendingTasksReader().readSample("\(folder)/PENDING_TASKS.md")
    #expect(records.tasks.count == count)
    #expect(
      records.tasks.allSatisfy { $0.status != nil && $0.dueText != nil && !$0.assignees.isEmpty && !$0.title.isEmpty })
    #expect(records.agents.isEmpty)
    #expect(records.newest != nil)
    #expect(!records.diagnostics.contains { $0.id == "tasks.duplicate-id" })
  }
}
