import Model
import Testing

@testable import Ingest

struct TaskWordsTests {
  @Test(arguments: [
    ("✅ COMPLETED (30/30)", TaskStatus.completed), ("🟢 IN PROGRESS (Phase 1)", .active), ("🔴 IN PROGRESS", .active),
    ("⏳ NOT STARTED", .queue), ("⏳ PLANNED", .queue), ("⏳ WAITING", .queue), ("⏳ BLOCKED", .blocked),
    ("🔴 ACTIVE", .active),
    ("🔴 CRITICAL - IN PROGRESS", .active), ("🔴 Critical", .queue), ("➤ ARCHIVED 2026-02-24", .archived),
    ("Not completed", .queue), ("Partially complete", .active), ("IN PROGRESS (80% complete)", .active),
    ("✅", .completed),
    ("⏳", .queue), ("(done)", .completed),
  ])
  func understandsStates(_ text: String, _ expected: TaskStatus) {
    #expect(TaskWords.status(text) == expected)
  }

  @Test(arguments: ["", "🔴", "Inactive", "undone?", "Needs fix"])
  func admitsWhatItDoesNotUnderstand(_ text: String) {
    #expect(TaskWords.status(text) == nil)
  }

  @Test(arguments: [
    ("P0", TaskPriority.high), ("P1", .high), ("P2", .medium), ("p3", .low),
    ("🔴 **P0 - Critical** (was P1, upgraded)", .high),
    ("P2 (was P0)", .medium), ("High", .high), ("medium", .medium), ("🟢 Low", .low), ("urgent!", .high),
  ])
  func understandsPriorities(_ text: String, _ expected: TaskPriority) {
    #expect(TaskWords.priority(text) == expected)
  }

  @Test(arguments: ["", "soon", "P4", "HP2"])
  func admitsUnknownPriorities(_ text: String) {
    #expect(TaskWords.priority(text) == nil)
  }

  @Test(arguments: [
    ("Nexus + Glasses", ["Nexus", "Glasses"]), ("Forge+Code", ["Forge", "Code"]),
    ("Nexus, Forge & Code", ["Nexus", "Forge", "Code"]),
    ("Quill and Larry", ["Quill", "Larry"]), ("Forge/Code", ["Forge", "Code"]),
    ("Code-1,2,3", ["Code-1", "Code-2", "Code-3"]),
    ("Nexus + All Agents", ["Nexus"]), ("Everyone", []), ("Nexus (lead), Nexus", ["Nexus"]), ("**Nexus**", ["Nexus"]),
    ("TBD", []), ("Brandy", ["Brandy"]),
  ])
  func splitsAssignees(_ text: String, _ expected: [String]) {
    #expect(NameText.assignees(text) == expected)
  }

  /// What is no list of names stays whole, so that redaction knows it for what it is.
  @Test(arguments: [
    "Nexus +852 5550 1234", "redis://:word@cache:6379/0", "key=ab+cd/ef", "token: ab+cd/ef",
    "0123456789abcdef/XY+Z, Forge",
  ]) func cutsNothingThatIsNoListOfNames(_ text: String) {
    #expect(NameText.assignees(text) == [text])
  }

  @Test func readsHeadingsOfAgents() {
    let forge = NameText.heading("Forge / Forge-2 - UI/Frontend")
    #expect(forge.names == [NameText.Name(name: "Forge"), NameText.Name(name: "Forge-2")])
    #expect(forge.role == "UI/Frontend")
    let nexus = NameText.heading("🤖 Nexus (Air1ck3ff) - Orchestrator")
    #expect(nexus.names == [NameText.Name(name: "Nexus", alias: "Air1ck3ff")])
    #expect(NameText.heading("EricF (You) - Commander").names == [NameText.Name(name: "EricF")])
    #expect(NameText.heading("Code-1").role == nil)
  }

  @Test(arguments: [
    ("TASK-037: Deploy", "TASK-037"), ("TASK-META-1: x", "TASK-META-1"), ("TASK-CI-001: x", "TASK-CI-001"),
  ])
  func readsHeadingsOfTasks(_ text: String, _ id: String) {
    #expect(TaskHeading(text)?.id == id)
    #expect(TaskHeading(text)?.isPlaceholder == false)
  }

  @Test(arguments: [
    "Auto-Enrichment Run - 2026-02-17 22:41", "Batch: 2026-02-18", "Never Forget:", "P0 - CRITICAL", "", "A-:",
  ])
  func tellsOtherHeadingsFromTasks(_ text: String) {
    #expect(TaskHeading(text) == nil)
  }

  @Test func knowsPlaceholders() {
    #expect(TaskHeading("TASK-XXX: title")?.isPlaceholder == true)
  }
}
