import Ledger
import Model
import Testing

@Suite struct PrecedenceTests {
  private func on(_ day: String) -> Period { .day(Fixture.day(day)) }
  private func from(_ start: String, to end: String) -> Period { .interval(Fixture.time(start), Fixture.time(end)) }

  private func call(_ day: String, _ agent: String = "main") -> SourceRecords {
    Fixture.source("agents/\(agent)/\(day).jsonl", [Fixture.call(agent, "\(day)T10:00:00Z", session: "s-\(day)")])
  }

  @Test func believesATranscriptBeforeAReportEvenUnderOtherNames() {
    let ledger = Fixture.ledger([
      call("2026-02-17"),
      Fixture.source(
        "report.md",
        [
          Fixture.row(.tokenReport, "DealFlow", on("2026-02-17"), line: 3),
          Fixture.row(.tokenReport, nil, on("2026-02-17"), line: 4, cost: "2"),
          Fixture.row(.tokenReport, "DealFlow", on("2026-02-18"), line: 5, cost: "4"),
        ]),
    ])
    #expect(ledger.fleet.total.line == "1 115 4.5")
    #expect(ledger.left == ["report.md more-direct-source 2026-02-17 3"])
    #expect(ledger.diagnostics.map(\.description.utf8.count).count == 1)
    #expect(ledger.diagnostics.first?.location == SourceLocation(path: "report.md", line: 3))
    #expect(ledger.agents.map(\.id) == ["dealflow", "main"])
    #expect(ledger.unattributed.total.records == 0)
  }

  @Test func believesAReportBeforeASnapshotAndTablesBeforeBoth() {
    let day = on("2026-02-17")
    let sources = [
      Fixture.source(
        "1-table.csv", [Fixture.row(.usageTable, "a", .instant(Fixture.time("2026-02-17T01:00:00Z")), cost: "1")]),
      Fixture.source("2-daily.csv", [Fixture.row(.dailyUsageTable, "a", day, cost: "2")]),
      Fixture.source("3-report.md", [Fixture.row(.tokenReport, "a", day, cost: "4")]),
      Fixture.source("4-snapshot.json", [Fixture.row(.snapshot, "a", day, cost: "8")]),
    ]
    for first in sources.indices {
      let ledger = Fixture.ledger(Array(sources[first...]))
      #expect(ledger.fleet.total.cost == sources[first].usage[0].cost)
      #expect(ledger.countedSources == [0])
      #expect(ledger.differences.count == 3 - first)
    }
  }

  @Test func letsSourcesDeclaredDisjointCount() {
    let sources = [
      call("2026-02-17"), Fixture.source("other.md", [Fixture.row(.tokenReport, "x", on("2026-02-17"))]),
      Fixture.source("report.md", [Fixture.row(.tokenReport, "y", on("2026-02-17"))]),
      Fixture.source("snapshot.json", [Fixture.row(.snapshot, "z", on("2026-02-18"))]),
    ]
    let ledger = Fixture.ledger(sources) { $0.disjointSources = ["other.md"] }
    #expect(ledger.fleet.total.line == "1 215 2.5")
    #expect(ledger.left == ["report.md more-direct-source 2026-02-17 1"])
    // What is disjoint stands in nobody's way either.
    let alone = Fixture.ledger(
      [sources[1], Fixture.source("s.json", [Fixture.row(.snapshot, "z", on("2026-02-17"))])]
    ) { $0.disjointSources = ["other.md"] }
    #expect(alone.fleet.total.line == "- 200 2")
  }

  @Test func countsSeveralDaysOnlyWhenNoneHasMoreDirectSpending() {
    let week = Fixture.row(.tokenReport, "a", from("2026-02-16T00:00:00Z", to: "2026-02-18T12:00:00Z"))
    #expect(Fixture.ledger([call("2026-02-18"), Fixture.source("r.md", [week])]).fleet.total.line == "1 15 0.5")
    let beside = Fixture.ledger([call("2026-02-19"), Fixture.source("r.md", [week])])
    #expect(beside.fleet.total.line == "1 115 1.5")
    #expect(beside.fleet.undated.line == "- 100 1")
    #expect(beside.fleet.days.map(\.figures.line) == ["1 15 0.5"])
  }

  @Test func putsAPeriodOnADayOnlyWhenItLiesInOne() {
    func days(_ start: String, _ end: String, zone: ZoneRules = .utc) -> [String] {
      Fixture.ledger([Fixture.source("r.md", [Fixture.row(.tokenReport, "a", from(start, to: end))])], zone: zone)
        .fleet.days.map(\.day.description)
    }
    #expect(days("2026-02-17T00:00:00Z", "2026-02-17T13:54:00Z") == ["2026-02-17"])
    #expect(days("2026-02-17T00:00:00Z", "2026-02-18T00:00:00Z") == ["2026-02-17"])
    #expect(days("2026-02-17T00:00:00Z", "2026-02-18T00:00:00.001Z") == [])
    #expect(days("2026-02-18T00:00:00Z", "2026-02-18T00:00:00Z") == ["2026-02-18"])
    #expect(days("2026-02-18T13:00:00Z", "2026-02-18T12:00:00Z") == ["2026-02-18"])
    #expect(days("2026-02-17T00:00:00Z", "2026-02-17T16:00:00Z", zone: Self.hongKong) == ["2026-02-17"])
    #expect(days("2026-02-17T00:00:00Z", "2026-02-17T16:00:01Z", zone: Self.hongKong) == [])
  }

  private static let hongKong = ZoneRules(name: "+08:00", offsetSeconds: 8 * 3600)

  @Test func leavesTheNextDayAloneWhenAPeriodEndsAtMidnight() {
    let report = Fixture.source(
      "r.md", [Fixture.row(.tokenReport, "a", from("2026-02-17T00:00:00Z", to: "2026-02-18T00:00:00Z"))])
    #expect(Fixture.ledger([call("2026-02-18"), report]).fleet.total.line == "1 115 1.5")
  }

  @Test func countsAnUnknownPeriodOnlyWhenThereIsNothingMoreDirect() {
    let report = Fixture.source("r.md", [Fixture.row(.tokenReport, "a", .unknown)])
    #expect(Fixture.ledger([report]).fleet.total.line == "- 100 1")
    #expect(Fixture.ledger([report]).fleet.undated.line == "- 100 1")
    let beside = Fixture.ledger([call("2020-01-01"), report])
    #expect(beside.fleet.total.line == "1 15 0.5")
    #expect(beside.left == ["r.md more-direct-source - 1"])
  }

  @Test func claimsNoDayWithoutSpending() {
    let empty = Fixture.source(
      "a.jsonl", [Fixture.call("main", "2026-02-17T10:00:00Z", input: 0, output: 0, cost: "0")])
    let report = Fixture.source("r.md", [Fixture.row(.tokenReport, "a", on("2026-02-17"))])
    #expect(Fixture.ledger([empty, report]).fleet.total.line == "1 100 1")
  }

  @Test(arguments: [SourceRank.dailyUsageTable, .tokenReport, .snapshot])
  func believesTheNewestOfSeveralForOneDay(_ rank: SourceRank) {
    let old = Fixture.source(
      "b.md",
      [
        Fixture.row(rank, "a", on("2026-02-16"), cost: "1"),
        Fixture.row(rank, "b", on("2026-02-17"), line: 2, cost: "2"),
      ],
      newest: "2026-02-17T12:00:00Z")
    let new = Fixture.source(
      "a.md", [Fixture.row(rank, "c", on("2026-02-17"), cost: "4")], newest: "2026-02-18T12:00:00Z")
    let ledger = Fixture.ledger([old, new])
    #expect(ledger.fleet.total.cost?.total == Fixture.usd("5"))
    #expect(ledger.left == ["b.md newer-source 2026-02-17 2"])
  }

  @Test func believesTheLastPathOfEquallyNewReports() {
    let rows = ["a.md", "b.md", "c.md"].enumerated().map { index, path in
      Fixture.source(path, [Fixture.row(.tokenReport, "x", on("2026-02-17"), cost: "\(index)")])
    }
    #expect(Fixture.ledger(rows).fleet.total.cost?.total == Fixture.usd("2"))
  }

  @Test func leavesOutTableRowsOfSessionsWithTranscripts() {
    func row(_ session: String, _ time: String) -> UsageRecord {
      Fixture.row(.usageTable, "other", .instant(Fixture.time(time)), session: session)
    }
    let ledger = Fixture.ledger([
      Fixture.source("a.jsonl", [Fixture.call("main", "2026-02-17T10:00:00Z", session: "s1")]),
      // The collector saw the session a day later, when no transcript has spending.
      Fixture.source("t.csv", [row("s1", "2026-02-18T00:05:00Z"), row("s2", "2026-02-19T10:00:00Z")]),
    ])
    #expect(ledger.fleet.total.line == "1 115 1.5")
    #expect(ledger.left == ["t.csv session-has-transcript 2026-02-18 1"])
  }

  @Test func boundsTheDaysOfAMistypedYear() {
    let far = Fixture.row(
      .tokenReport, "a", .interval(Instant(milliseconds: .min), Instant(milliseconds: .max)))
    let ledger = Fixture.ledger([Fixture.source("r.md", [far]), Fixture.source("s.md", [far])])
    #expect(ledger.fleet.total.line == "- 100 1")
  }
}
