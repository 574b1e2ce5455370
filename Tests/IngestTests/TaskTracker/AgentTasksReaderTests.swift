import Model
import TestSupport
import Testing

@testable import Ingest

struct AgentTasksReaderTests {
  private static let text = """
    # All
    **Generated:** 2026-02-17 8:49 PM

    ## ⚒️ DEV TEAM

    ### Code (Coder) - Backend Lead
    **Status:** 🟡 Busy (Critical)
    **Current Activity:** Fixing API 404 errors

    **Pending Tasks:**
    1. 🔴 Fix API 404 errors (CRITICAL)
    2. ✅ Write endpoints (DONE - 18)
    3. ✅ Watch (ONGOING)
    4. Plain

    **Priority Order:**
    1. This
    2. That

    **Blocker:** None

    ### Not an agent
    Only words.

    ## Summary

    | Status | Count |
    |--------|-------|
    | 🟡 Busy | 3 |
    """

  @Test func readsAnAgentWithItsList() throws {
    let records = AgentTasksReader().read(
      Self.text, path: "ALL_AGENT_TASKS.md", zone: ZoneRules(name: "HKT", offsetSeconds: 28_800))
    #expect(records.agents.count == 1)
    let agent = try #require(records.agents.first)
    #expect(agent.agent == AgentName(name: "Code") && agent.aliases == ["Coder"] && agent.line == 6)
    #expect(agent.role == "Backend Lead" && agent.department == "DEV TEAM")
    #expect(agent.status == "Busy" && agent.currentTask == "Fixing API 404 errors")
    #expect(agent.time == instant("2026-02-17T20:49+08:00"))
    #expect(
      agent.checkLists == [
        CheckList(
          title: "Pending Tasks",
          items: [
            .init(text: "Fix API 404 errors (CRITICAL)", isDone: false, line: 11),
            .init(text: "Write endpoints (DONE - 18)", isDone: true, line: 12),
            .init(text: "Watch (ONGOING)", isDone: false, line: 13), .init(text: "Plain", isDone: false, line: 14),
          ])
      ])
    #expect(records.diagnostics.map { "\($0.id):\($0.location.line ?? 0)" } == ["time.zone-assumed:2"])
    #expect(records.tasks.isEmpty && records.usage.isEmpty)
  }
}
