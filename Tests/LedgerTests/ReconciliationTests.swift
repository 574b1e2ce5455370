import Ledger
import Model
import Testing

@Suite struct ReconciliationTests {
  private let day = Period.interval(Fixture.time("2026-02-17T00:00:00Z"), Fixture.time("2026-02-17T13:54:00Z"))

  /// The report whose rows add up to 367,800 tokens and $0.76 under a total of 247,500 and $0.52.
  private var report: SourceRecords {
    let rows: [(String?, Int64, String)] = [
      ("DealFlow", 115_300, "0.23"), ("Nexus", 75_300, "0.15"), ("Forge", 45_000, "0.09"), ("Code", 37_000, "0.07"),
      ("Pixel", 25_000, "0.05"), ("Audit", 24_000, "0.05"), ("ColdCall", 12_000, "0.02"), ("Scout", 8_000, "0.02"),
      (nil, 26_200, "0.08"),
    ]
    var source = Fixture.source("REPORT.md", newest: "2026-02-17T13:54:00Z")
    source.usage = UsageList(
      rows.enumerated().map {
        Fixture.row(.tokenReport, $1.0, day, line: 38 + $0, tokens: $1.1, cost: $1.2)
      })
    source.stated = [
      StatedTotal(line: 10, label: "Total Cost", tokens: nil, cost: Fixture.usd("0.52"), period: day),
      StatedTotal(line: 47, label: "TOTAL", tokens: 247_500, cost: Fixture.usd("0.52"), period: day),
      StatedTotal(line: 48, label: "right", tokens: 367_800, cost: Fixture.usd("0.760"), period: day),
      StatedTotal(line: 49, label: "of another time", tokens: 1, cost: nil, period: .unknown),
    ]
    return source
  }

  @Test func comparesAStatedTotalWithItsRows() {
    let ledger = Fixture.ledger([report])
    #expect(ledger.fleet.total.line == "- 367800 0.76")
    #expect(ledger.unattributed.total.line == "- 26200 0.08")
    #expect(ledger.agents.count == 8)
    #expect(ledger.stated.map(\.disagrees) == [true, true, false, false])
    #expect(ledger.stated[1].rowTokens == 367_800)
    #expect(ledger.stated[1].rowCost == Fixture.usd("0.76"))
    #expect(ledger.stated[3].rowTokens == nil && ledger.stated[3].rowCost == nil)
    #expect(ledger.stated.map(\.counts) == [true, true, true, true])
    #expect(ledger.isDisputed)
  }

  @Test func isNotDisputedByASourceThatDoesNotCount() {
    let transcript = Fixture.source("a.jsonl", [Fixture.call("main", "2026-02-17T10:00:00Z")])
    let ledger = Fixture.ledger([report, transcript])
    #expect(ledger.stated.map(\.counts) == [false, false, false, false])
    #expect(ledger.stated[1].disagrees)
    #expect(!ledger.isDisputed)
    #expect(ledger.left == ["REPORT.md more-direct-source 2026-02-17 0.76"])
    #expect(ledger.differences[0].figures.records == 9)
  }

  @Test func addsUpDifferencesBySourceReasonAndDay() {
    let noon = "2026-02-17T12:00:00Z"
    let calls = [
      Fixture.call("a", noon, line: 1), Fixture.call("a", noon, line: 2), Fixture.call("a", noon, line: 3),
      Fixture.call("a", "2026-02-18T12:00:00Z", line: 4), Fixture.call("a", "2026-02-18T12:00:00Z", line: 5),
    ]
    let rows = [
      Fixture.row(.tokenReport, "a", .day(Fixture.day("2026-02-18")), line: 7, cost: "0.1"),
      Fixture.row(.tokenReport, "b", .day(Fixture.day("2026-02-18")), line: 6, cost: "0.2"),
      Fixture.row(.tokenReport, "b", .unknown, line: 9, cost: nil),
    ]
    let ledger = Fixture.ledger([Fixture.source("x.jsonl", calls), Fixture.source("r.md", rows)])
    #expect(
      ledger.left == [
        "r.md more-direct-source - -", "r.md more-direct-source 2026-02-18 0.3", "x.jsonl duplicate 2026-02-17 1",
        "x.jsonl duplicate 2026-02-18 0.5",
      ])
    #expect(
      ledger.diagnostics.map { "\($0.id) \($0.location.description)" } == [
        "ledger.more-direct-source r.md:6", "ledger.duplicate x.jsonl:2",
      ])
    #expect(ledger.diagnostics.allSatisfy { $0.severity == .note })
    #expect(ledger.diagnostics[0].message.hasPrefix("3 records, from this line on, "))
  }

  @Test func comparesManyTotalsWithManyRows() {
    // A quadratic comparison of these takes minutes.
    var source = Fixture.source("r.md")
    source.usage = UsageList(
      (0..<20_000).map { Fixture.row(.tokenReport, "a", .day(Day(daysSinceEpoch: $0)), line: $0) })
    source.stated = (0..<20_000).map {
      StatedTotal(line: $0, label: "t", tokens: 100, cost: nil, period: .day(Day(daysSinceEpoch: $0)))
    }
    let ledger = Fixture.ledger([source])
    #expect(ledger.stated.count == 20_000)
    #expect(ledger.stated.allSatisfy { !$0.disagrees && $0.rowTokens == 100 })
  }
}
