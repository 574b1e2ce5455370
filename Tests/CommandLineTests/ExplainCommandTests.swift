import Effects
import Ledger
import Model
import TestSupport
import Testing

@testable import CommandLine

struct ExplainCommandTests {
  @Test func namesTheRecordThatCountsInPlaceOfADuplicate() async {
    let fixture = ReportCommandTests.fleet()
    #expect(await fixture.run("explain", "fleet", "--agent", "Nexus", "--day", "2026-02-17") == .success)
    let place = "agents/nexus/sessions/s1.jsonl"
    #expect(
      fixture.terminal.output == """
        agent nexus on 2026-02-17 (UTC): 1 call, 2,001 tokens, $0.5, recorded
        1 record counts:
          \(place):2: 2026-02-17T10:00:00.000Z, m, 2001 tokens (2000 in + 1 out), $0.5, recorded
        1 record adds nothing:
          \(place):3: 2026-02-17T10:00:00.000Z, m, 2001 tokens (2000 in + 1 out), $0.5, recorded, duplicate of \(place):2

        """, "\(fixture.terminal.output)")
  }

  @Test func explainsAWeekAsJSON() async {
    let fixture = ReportCommandTests.fleet()
    #expect(await fixture.run("explain", "fleet", "--week", "2026-02-18", "--json") == .success)
    let output = fixture.terminal.output
    #expect(output.contains("\"week\": \"2026-02-16\""))
    #expect(output.contains("\"kept\": \"agents/nexus/sessions/s1.jsonl:2\""), "\(output)")
    #expect(output.contains("\"calls\": 2"))
  }

  @Test func takesAnISOWeek() async {
    let (byDay, byWeek, sunday) = (ReportCommandTests.fleet(), ReportCommandTests.fleet(), ReportCommandTests.fleet())
    #expect(await byDay.run("explain", "fleet", "--week", "2026-02-18") == .success)
    #expect(await byWeek.run("explain", "fleet", "--week", "2026-W08") == .success)
    #expect(byWeek.terminal.output == byDay.terminal.output)
    #expect(byWeek.terminal.output.contains("in the week of 2026-02-16"))
    try? sunday.memory.files.write("/base/fleet/fleetledger.json", Array(#"{weekStart: "sunday"}"#.utf8))
    #expect(await sunday.run("explain", "fleet", "--week", "2026-W08") == .success)
    #expect(sunday.terminal.output.contains("in the week of 2026-02-15"), "\(sunday.terminal.output)")
  }

  @Test(arguments: ["2026-W54", "2026-W00", "2025-W53", "2026W08", "2026-w08", "W08", "8", "2026-02-30"])
  func refusesWhatIsNoWeek(word: String) async {
    let fixture = ReportCommandTests.fleet()
    #expect(await fixture.run("explain", "fleet", "--week", word) == .usage)
    #expect(
      fixture.terminal.error.hasPrefix(
        """
        fleetledger: --week takes a week or a day of it, not "\(word)"
          hint: write it as 2026-W08 or 2026-02-17
        """), "\(fixture.terminal.error)")
  }

  /// The records that count add up to the figure, for every agent and day of the example fleet.
  @Test func addsUpToEveryFigureOfTheExampleFleet() async throws {
    let terminal = RecordingTerminal()
    let world = World(
      files: .live, clock: .fixed(Instant(milliseconds: 1_782_900_000_000)),
      environment: Environment(arguments: [], workingFolder: "/"), zones: .live, terminal: terminal.terminal(), width: 2
    )
    let reading = try await WorkspaceReading.read(
      WorkspaceOptions(workspace: Fixture.path("example-fleet")), in: world, scope: .spending, trace: LedgerTrace(),
      progress: { _, _ in })
    let ledger = reading.ledger
    struct Key: Hashable {
      var agent: Int?
      var day: Day?
    }
    var cells: [Key: Figures] = [:]
    var records: [Key: Figures] = [:]
    for cell in ledger.cells { cells[Key(agent: cell.agent, day: cell.day), default: Figures()].add(cell.figures) }
    for traced in ledger.traced where traced.fate == .counted {
      records[Key(agent: traced.agent, day: traced.day), default: Figures()].add(traced.figures)
    }
    #expect(cells.count > 100)
    #expect(cells == records)
    #expect(ledger.traced.contains { if case .dropped(.duplicate, kept: .some) = $0.fate { true } else { false } })
    #expect(!ledger.traced.contains { if case .dropped(.duplicate, kept: nil) = $0.fate { true } else { false } })
    // The parts of a trace are those of the whole.
    var one = LedgerTrace()
    one.agent = "compass"
    one.week = Day(year: 2026, month: 6, day: 29)
    let part = try await WorkspaceReading.read(
      WorkspaceOptions(workspace: Fixture.path("example-fleet")), in: world, scope: .spending, trace: one,
      progress: { _, _ in })
    let explanation = try Explanation(part.ledger, one)
    var sum = Figures()
    for traced in explanation.counted { sum.add(traced.figures) }
    #expect(sum == explanation.figures)
    #expect(sum.records > 0)
  }
}
