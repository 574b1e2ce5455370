import Markdown
import Model
import TestSupport
import Testing

@testable import Ingest

struct RoughMarkdownTests {
  /// A line that no table has: the parser refuses the whole text.
  private static let monster = String(repeating: "|a", count: 100) + "\n"

  private static let report = """
    # Report
    **Generated:** 2026-02-17 9:54 PM HKT
    **Session Start:** 8:00 AM

    - **Note:** b
      - inner

    | Agent | Tokens | Cost |
    |-------|--------|------|
    | **Ann** | ~5 | $0.20 |
    | Bob | 6 |
    | **TOTAL** | **12** | **$0.20** |

    """

  @Test func readsAReportBesideALineThatTheParserRefuses() {
    let plain = TokenReportReader().read(Self.report, path: "TOKEN_USAGE.md")
    let rough = TokenReportReader().read(Self.report + "\n" + Self.monster, path: "TOKEN_USAGE.md")
    #expect(plain.usage.count == 2)
    #expect(rough.usage.elementsEqual(plain.usage))
    #expect(rough.stated == plain.stated)
    #expect(rough.agents == plain.agents)
    #expect(rough.diagnostics.map(\.id) == ["markdown.table-too-wide"] + plain.diagnostics.map(\.id))
    #expect(rough.diagnostics.dropFirst().map(\.location) == plain.diagnostics.map(\.location))
  }

  @Test func readsTasksBesideALineThatTheParserRefuses() {
    let text = """
      **Last Updated:** 2026-02-18 06:59 HKT
      ## P1 - HIGH
      ### **TASK-1: a**
      - **Assigned:** Ann
      - **Key Points:**
        1. one
        2. two
      ### **TASK-2: b**
      - **Status:** ✅ DONE

      """
    let plain = PendingTasksReader().read(text, path: "PENDING_TASKS.md")
    let rough = PendingTasksReader().read(text + "\n" + Self.monster, path: "PENDING_TASKS.md")
    #expect(plain.tasks.count == 2)
    #expect(rough.tasks.map(\.title) == plain.tasks.map(\.title))
    #expect(rough.tasks.map(\.priority) == plain.tasks.map(\.priority))
    #expect(rough.tasks.map(\.status) == plain.tasks.map(\.status))
    #expect(rough.tasks[0].description == plain.tasks[0].description)
  }

  @Test func readsCheckListsBesideALineThatTheParserRefuses() {
    let text = "### Ann - Writer\n**Pending:**\n- [ ] a\n- [x] b\n\n"
    let plain = TaskTrackerReader().read(text, path: "AGENT_TASK_TRACKER.md")
    let rough = TaskTrackerReader().read(text + Self.monster, path: "AGENT_TASK_TRACKER.md")
    #expect(plain.agents.first?.checkLists.first?.items.map(\.isDone) == [false, true])
    #expect(rough.agents == plain.agents)
  }

  @Test func passesOverFences() {
    let blocks = RoughMarkdown.blocks(of: CodeBlock(literal: "```\n# no\n```\ntext\nmore\n# yes\n", firstLine: 1))
    #expect(
      blocks.map(\.kind) == [
        .paragraph([.text("text"), .softBreak, .text("more")]), .heading(level: 1, [.text("yes")]),
      ])
    #expect(blocks.map(\.position.line) == [4, 6])
  }
}
