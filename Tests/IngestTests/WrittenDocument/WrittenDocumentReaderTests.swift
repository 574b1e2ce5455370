import Model
import TestSupport
import Testing

@testable import Ingest

struct WrittenDocumentReaderTests {
  private func read(_ text: some MemoryContent, zone: ZoneRules = .utc) -> SourceRecords {
    WrittenDocumentReader().read(text, path: "SPRINT.md", zone: zone)
  }

  @Test func keepsTheTextAndFindsDeadlines() throws {
    let text = """
      # Anvil: the June sprint
      **Start:** 2026-06-28 21:35 HKT
      **Deadline:** 2026-06-29 21:35 HKT

      ## Order page
      - **Due:** Jun 29
      - Due date: as soon as the paper is there
      - Overdue: 2026-01-01
      """
    let records = read(text)
    let written = try #require(records.written)
    #expect(written.text == text)
    #expect(written.deadlines.map(\.line) == [3, 6, 7])
    #expect(written.deadlines.map(\.label) == ["Deadline", "Due", "Due date"])
    // 21:35 in Hong Kong, eight hours ahead of UTC.
    #expect(written.deadlines.map(\.time) == [instant("2026-06-29T13:35:00Z"), nil, nil])
    #expect(written.deadlines[0].text == "2026-06-29 21:35 HKT")
    #expect(records.recordCount == 1)
    #expect(records.newest == nil)
  }

  /// A day alone ends at its midnight, in the site's zone where nothing else is named, and a note says so.
  @Test func completesADayFromTheDocumentsDate() throws {
    let records = read("# Plan\n**Last Updated:** 2026-06-20 10:00\n\n**Deadline:** Jun 29\n", zone: hongKong)
    #expect(records.written?.deadlines.first?.time == instant("2026-06-29T15:59:59.999Z"))
    #expect(records.newest == instant("2026-06-20T02:00:00Z"))
    #expect(records.faults == ["time.zone-assumed:2"])
  }

  @Test func leavesOutWhatIsTooLarge() {
    let records = read(String(repeating: "words\n\n", count: 80_000))
    #expect(records.written == nil)
    #expect(records.faults == ["document.too-large:-"])
  }

  @Test func boundsTheDeadlines() throws {
    let records = read(String(repeating: "- Due: 2026-06-29\n\n", count: 3000))
    #expect(try #require(records.written).deadlines.count == 1000)
  }

  @Test(arguments: [
    "BACKLOG.md", "docs/Project-Backlog.md", "SPRINT_24H.md", "CODE-2 Task Assignment.markdown", "PENDING_TASKS.md",
    "x/AGENT_TASK_TRACKER.md", "ALL_AGENT_TASKS.md",
  ])
  func knowsDocumentsByTheirNames(path: String) {
    #expect(WrittenPlaces.isWellKnown(path))
  }

  @Test(arguments: ["README.md", "backlog.txt", "sprint/notes.md", "backlogs.md", "reassignment.md", "sprint.json"])
  func takesNoOtherFileForOne(path: String) { #expect(!WrittenPlaces.isWellKnown(path)) }

  @Test func readsATrackerAsBoth() async throws {
    let tracker = "### **TASK-1: Mend the gate**\n- **Status:** done\n- **Due:** 2026-06-29 10:00 UTC\n"
    let files = MemoryFiles([
      "w/PENDING_TASKS.md": tracker, "w/notes.md": "# Notes\n", "w/other.md": "# Other\n",
      "w/BACKLOG.md": "# Backlog\n",
      "w/a.log": "x\n", "w/old/BACKLOG.md": "# Old\n",
    ])
    var configuration = SiteConfiguration()
    configuration.documents = ["notes.md", "missing/*.md", "*.log"]
    configuration.exclude = ["old/**"]
    let discovered = try Discovery(files: files.files, configuration: configuration).files(in: "w")
    let result = await Ingestion(files: files.files, clocks: ClockRules(site: .utc), width: 2).read(
      discovered, in: "w", progress: { _, _ in })
    let sources = result.sources.filter { $0.written != nil }
    #expect(sources.map(\.path) == ["BACKLOG.md", "PENDING_TASKS.md", "notes.md"])
    #expect(sources.map(\.format) == ["document", "pending-tasks", "document"])
    #expect(sources[1].tasks.map(\.id) == ["TASK-1"])
    #expect(sources[1].written?.deadlines.first?.time == instant("2026-06-29T10:00:00Z"))
    #expect(
      discovered.diagnostics.map { "\($0.id) \($0.location.path)" } == [
        "config.document-missing missing/*.md", "config.document-missing *.log",
      ])
  }
}
