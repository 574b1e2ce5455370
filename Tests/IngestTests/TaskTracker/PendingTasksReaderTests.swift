import Model
import TestSupport
import Testing

@testable import Ingest

struct PendingTasksReaderTests {
  private func read(_ text: some MemoryContent) -> SourceRecords {
    PendingTasksReader().read(text, path: "PENDING_TASKS.md")
  }

  @Test func readsATaskWithItsFields() throws {
    let records = read(
      """
      # Tasks
      **Last Updated: 2026-02-18 06:59 HKT
      **Total Tasks:** 1

      ## 🔴 P0 - CRITICAL (Now)

      ### **TASK-7: Mend `the` gate**
      - **Assigned:** Ann + Bob
      - **Due:** Feb 18, 12:00 PM
      - **Status:** 🟢 IN PROGRESS (Phase 1)
      - **Description:** It does not shut
      - **Key Points:**
        1. Hinges
        - Latch
          - Screw
      - **Blockers:** None
      - **Progress:** 60%
      - **Results:** a bit better
      - **Last Updated:** 2026-02-18 11:15 HKT** Feb 17, 8:30 PM
      """)
    let task = try #require(records.tasks.first)
    #expect(task.id == "TASK-7" && task.title == "Mend the gate" && task.line == 7)
    #expect(task.assignees.map(\.name) == ["Ann", "Bob"])
    #expect(task.due == instant("2026-02-18T12:00+08:00") && task.dueText == "Feb 18, 12:00 PM")
    #expect(task.status == .active && task.statusText == "🟢 IN PROGRESS (Phase 1)")
    #expect(task.priority == .high && task.priorityText == "P0 - CRITICAL (Now)")
    #expect(task.description == "It does not shut\nKey Points:\n- Hinges\n- Latch\n  - Screw")
    #expect(task.progress == 60 && task.output == "a bit better")
    #expect(task.updatedAt == instant("2026-02-17T20:30+08:00"))
    #expect(records.agents.isEmpty && records.diagnostics.isEmpty)
    #expect(records.newest == instant("2026-02-18T06:59+08:00"))
  }

  /// A secret in it would no longer be known for one when a blank came in between.
  @Test func keepsWhatOnlyLooksLikeALabelAsItStands() throws {
    let records = read("## P1 - HIGH\n### TASK-1: a\n- https://example.org/x\n- at 12:30\n- Note: b\n")
    let task = try #require(records.tasks.first)
    #expect(task.description == "https://example.org/x\nat 12:30\nNote: b")
  }

  @Test func takesThePriorityOfTheTaskThenOfItsTitleThenOfItsSection() {
    let records = read(
      """
      ## P1 - HIGH
      ### TASK-1: a
      - **Priority:** 🔴 **P3 - Low** (was P0)
      ### TASK-2: b (P2 - Future)
      ### TASK-3: c
      ## Other
      ### TASK-4: d
      """)
    #expect(records.tasks.map(\.priority) == [.low, .medium, .high, nil])
    #expect(records.tasks.map(\.priorityText) == ["P3 - Low (was P0)", "P2 - Future", "P1 - HIGH", nil])
  }

  @Test func readsCarelessMarkup() {
    let records = read(
      """
      #### **TASK-1: open bold
      - **Status: ✅ COMPLETED
      - **Assigned** : Ann
      ### ✅ TASK-META-2: with a sign
      * Status: done
      """)
    #expect(records.tasks.map(\.id) == ["TASK-1", "TASK-META-2"])
    #expect(records.tasks.map(\.title) == ["open bold", "with a sign"])
    #expect(records.tasks.map(\.status) == [.completed, .completed])
    #expect(records.tasks[0].assignees.map(\.name) == ["Ann"])
  }

  @Test func notesWhatIsNoTask() {
    let text = MarkedText(
      """
      📍**Total Tasks:** 5

      ### TASK-1: a
      📍### TASK-XXX: placeholder
      📍### Run - 22:41
      - **Status:** done
      ### Run - 22:43
      - **Status:** done
      📍### TASK-1: again
      """)
    let records = read(text.text)
    #expect(records.tasks.map(\.title) == ["a"])
    let found = records.diagnostics.sorted(by: Diagnostic.isOrderedBefore).map { "\($0.id):\($0.location.line ?? 0)" }
    let names = ["tasks.count-differs", "tasks.placeholder-id", "tasks.heading-without-id", "tasks.duplicate-id"]
    #expect(found == zip(names, text.places).map { "\($0):\($1.line)" })
  }
}
