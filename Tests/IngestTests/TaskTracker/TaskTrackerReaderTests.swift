import Model
import TestSupport
import Testing

@testable import Ingest

struct TaskTrackerReaderTests {
  private func read(_ text: some MemoryContent) -> SourceRecords {
    TaskTrackerReader().read(text, path: "AGENT_TASK_TRACKER.md")
  }

  private static let tracker = """
    # Tracker
    **Created:** 2026-03-01 9:00 AM HKT

    | ID | Task | Assigned To | Priority | Due | Status |
    |----|------|-------------|----------|-----|--------|
    | P-1 | Write **docs** | Ann + Bob | P2 | 7:30 PM | 🟡 In Progress |
    | P-2 | Rest | Cy | urgent | Tomorrow | whatever |

    | ID | Task | Completed By | Time | Result |
    |----|------|--------------|------|--------|
    | C-1 | Build | Ann | 7:08 AM | ⚠️ Needs fix |

    ### Ann (Annie) - Writer
    **Pending:**
    - [ ] Write docs
    - [x] Sharpen pencils

    ### Bob / Bob-2 - Tester

    **Completed:**
    - [x] Test

    *Last update: 2026-03-01 9:30 AM*
    """

  @Test func readsTasks() throws {
    let records = read(Self.tracker)
    #expect(records.tasks.map(\.id) == ["P-1", "P-2", "C-1"])
    let first = try #require(records.tasks.first)
    #expect(first.title == "Write docs")
    #expect(first.assignees.map(\.name) == ["Ann", "Bob"])
    #expect(first.priority == .medium && first.priorityText == "P2")
    #expect(first.status == .active && first.statusText == "🟡 In Progress")
    #expect(first.due == instant("2026-03-01T19:30+08:00") && first.dueText == "7:30 PM")
    #expect(first.line == 6)
    #expect(records.tasks[1].status == nil && records.tasks[1].statusText == "whatever")
    #expect(records.tasks[2].status == .completed && records.tasks[2].output == "⚠️ Needs fix")
    #expect(records.tasks[2].completedAt == instant("2026-03-01T07:08+08:00"))
    #expect(records.newest == instant("2026-03-01T09:30+08:00"))
    #expect(records.diagnostics.isEmpty)
  }

  @Test func readsTheCheckListsOfAgents() {
    let agents = read(Self.tracker).agents
    #expect(agents.map(\.agent.name) == ["Ann", "Bob", "Bob-2"])
    #expect(agents[0].aliases == ["Annie"] && agents[0].role == "Writer")
    #expect(
      agents[0].checkLists == [
        CheckList(
          title: "Pending",
          items: [
            .init(text: "Write docs", isDone: false, line: 15), .init(text: "Sharpen pencils", isDone: true, line: 16),
          ])
      ])
    #expect(agents[1].checkLists.count == 1 && agents[2].checkLists.isEmpty)
    #expect(agents.map(\.createsAgent) == [true, true, true])
  }

  @Test func readsTheSameWithOtherLineEndsAndAByteOrderMark() {
    let plain = read(Self.tracker)
    let windows = Self.tracker.utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }
    let records = read([0xEF, 0xBB, 0xBF] + windows)
    #expect(records.tasks == plain.tasks)
    #expect(records.agents == plain.agents)
  }

  @Test func keepsTheFirstOfTwoTasksWithOneID() {
    let text = MarkedText(
      """
      | ID | Task |
      |----|------|
      | A-1 | first |
      📍| A-1 | second |
      """)
    let records = read(text.text)
    #expect(records.tasks.map(\.title) == ["first"])
    #expect(records.diagnostics.map(\.id) == ["tasks.duplicate-id"])
    #expect(records.diagnostics.first?.location.line == text.line)
  }

  @Test func reportsRowsWithMissingCellsAndReadsTheRest() {
    let text = MarkedText(
      """
      | ID | Task | Status |
      |----|------|--------|
      | A-1 | first || 
      📍| A-2 | second |
      | A-3 | | done |
      """)
    let records = read(text.text)
    #expect(records.tasks.map(\.id) == ["A-1", "A-2"])
    #expect(
      records.diagnostics.map { "\($0.id):\($0.location.line ?? 0)" } == ["table.missing-cells:4", "tasks.no-id:5"])
  }

  @Test func readsADocumentWithBrokenBytes() {
    let records = read(Array("| ID | Task |\n|---|---|\n| A-1 | x".utf8) + [0xFF] + Array(" |\n".utf8))
    #expect(records.tasks.map(\.title) == ["x\u{FFFD}"])
    #expect(records.diagnostics.count == 1)
  }

  @Test(arguments: ["", "\n\n", "nothing here", "# Title\n\n- [ ] a\n"])
  func notesADocumentWithoutTasks(_ text: String) {
    let records = read(text)
    #expect(records.recordCount == 0)
    #expect(records.diagnostics.map(\.id) == ["tasks.none"])
  }
}
