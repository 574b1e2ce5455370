import Model
import Testing

@testable import Ledger

/// Tables of versions and what they add; a version is `path time-or-day: agent=tokens/dollars …`.
@Suite struct SnapshotSeriesTests {
  /// A version of one series in words.
  struct Given: Sendable {
    var path: String
    var time: String?
    var rows: [(agent: String, tokens: Int64?, cost: String?)]
    var period: Period = .unknown
    var day: String?
    var named: Period?
    var committed: String?
    var sequence: Int?
    var reading: SourceVersion.Reading?
  }

  private func source(_ given: Given) -> SourceRecords {
    let rows = given.rows.enumerated().map { index, row in
      Fixture.row(
        .tokenReport, row.agent == "-" ? nil : row.agent, given.period, line: 10 + index, tokens: row.tokens,
        cost: row.cost)
    }
    var source = Fixture.source(given.path, rows, format: "token-report")
    var version = SourceVersion(
      series: "report.md", period: given.period, written: given.time.map(Fixture.time), day: given.day.map(Fixture.day),
      named: given.named)
    version.committed = given.committed.map(Fixture.time)
    version.sequence = given.sequence
    version.reading = given.reading
    source.version = version
    source.notice(version.written ?? version.committed)
    if source.newest == nil { source.notice(version.day?.utcMidnight) }
    return source
  }

  private func ledger(_ given: [Given], zone: ZoneRules = .utc, others: [SourceRecords] = []) -> Ledger {
    Fixture.ledger(given.map(source) + others, zone: zone)
  }

  private func days(_ ledger: Ledger) -> [String] {
    ledger.fleet.days.map { "\($0.day.description) \($0.figures.line)" }
  }

  /// Snapshots at nine in the evening from 15 February on.
  private func evenings(_ totals: [Int64?], costs: [String?]? = nil) -> [Given] {
    totals.enumerated().map { index, tokens in
      Given(
        path: "report-\(index).md", time: "2026-02-\(15 + index)T21:00:00Z",
        rows: [("nexus", tokens, costs.map { $0[index] } ?? "1")])
    }
  }

  @Test func makesDaysOfSuccessiveTotals() {
    let ledger = ledger(evenings([100, 150, 150, 400], costs: ["1", "1.5", "1.5", "4"]))
    #expect(days(ledger) == ["2026-02-16 - 50 0.5", "2026-02-18 - 250 2.5"])
    #expect(ledger.fleet.undated.line == "- 100 1")
    #expect(ledger.fleet.total.line == "- 400 4")
    #expect(ledger.diagnostics.map(\.id) == ["report.series-assumed"])
    #expect(ledger.differences.isEmpty)
  }

  @Test func takesAFallForAReset() throws {
    let ledger = ledger(evenings([100, 150, 40, 90], costs: ["1", "1.5", "0.4", "0.9"]))
    #expect(days(ledger) == ["2026-02-16 - 50 0.5", "2026-02-17 - 40 0.4", "2026-02-18 - 50 0.5"])
    #expect(ledger.fleet.total.line == "- 240 2.4")
    let fell = try #require(ledger.diagnostics.first { $0.id == "report.total-fell" })
    #expect(fell.location == SourceLocation(path: "report-2.md", line: 10))
    #expect(fell.message.contains("150 tokens in report-1.md to 40 tokens"))
    #expect(fell.severity == .note)
  }

  @Test func takesAFallOfAHundredthForARounding() {
    let ledger = ledger(evenings([247_500, 247_480, 247_600], costs: ["1", "1", "1"]))
    #expect(days(ledger) == ["2026-02-17 - 100 0"])
    #expect(ledger.fleet.total.line == "- 247600 1")
  }

  @Test func comparesEachAgentWithItself() {
    let ledger = ledger([
      Given(path: "a.md", time: "2026-02-15T21:00:00Z", rows: [("nexus", 100, "1"), ("zoe", 50, "1")]),
      // Zoe is left out once; Bolt is new.
      Given(path: "b.md", time: "2026-02-16T21:00:00Z", rows: [("Nexus", 160, "2"), ("bolt", 30, "1")]),
      Given(
        path: "c.md", time: "2026-02-17T21:00:00Z",
        rows: [("bolt", 5, "0.1"), ("nexus", 200, "3"), ("zoe", 70, "1.5"), ("-", 9, "0.1")]),
    ])
    let cells = ledger.agents.map { agent in
      "\(agent.id): \(agent.rollup.days.map { "\($0.day.description) \($0.figures.line)" })"
    }
    #expect(
      cells == [
        #"bolt: ["2026-02-16 - 30 1", "2026-02-17 - 5 0.1"]"#, #"nexus: ["2026-02-16 - 60 1", "2026-02-17 - 40 1"]"#,
        "zoe: []",
      ])
    // What Zoe spent since she was last listed lies between two days.
    #expect(ledger.fleet.undated.line == "- 170 2.5")
    #expect(ledger.unattributed.total.line == "- 9 0.1")
  }

  @Test func leavesSeveralDaysBetweenVersionsUndated() {
    var given = evenings([100, 150])
    given[1].time = "2026-02-20T21:00:00Z"
    let ledger = ledger(given)
    #expect(days(ledger) == [])
    #expect(ledger.fleet.undated.line == "- 150 1")
  }

  @Test func addsUpVersionsOfOneDay() {
    let given = ["08", "12", "18"].enumerated().map { index, hour in
      Given(
        path: "r\(index).md", time: "2026-02-17T\(hour):00:00Z", rows: [("a", Int64(100 * (index + 1)), nil)],
        period: .interval(Fixture.time("2026-02-17T06:00:00Z"), Fixture.time("2026-02-17T\(hour):00:00Z")))
    }
    let ledger = ledger(given)
    #expect(days(ledger) == ["2026-02-17 - 300 -"])
    #expect(ledger.diagnostics.isEmpty)
  }

  @Test func letsDailyReportsStandForTheirDays() {
    let given = [100, 90, 300].enumerated().map { index, tokens in
      Given(
        path: "r\(index).md", rows: [("a", Int64(tokens), "1")], period: .day(Fixture.day("2026-02-1\(index + 5)")))
    }
    let ledger = ledger(given)
    #expect(days(ledger) == ["2026-02-15 - 100 1", "2026-02-16 - 90 1", "2026-02-17 - 300 1"])
    #expect(ledger.diagnostics.isEmpty)
  }

  @Test func letsSessionsOfOneDayStandBesideEachOther() {
    let given = [("08", "12"), ("12", "18")].enumerated().map { index, hours in
      Given(
        path: "r\(index).md", rows: [("a", Int64(100 * (index + 1)), "1")],
        period: .interval(
          Fixture.time("2026-02-17T\(hours.0):00:00Z"), Fixture.time("2026-02-17T\(hours.1):00:00Z")))
    }
    #expect(days(ledger(given)) == ["2026-02-17 - 300 2"])
  }

  @Test func believesTheNewerOfTwoReportsOfOneDay() {
    let given = [100, 120].enumerated().map { index, tokens in
      Given(
        path: "r\(index).md", time: "2026-02-17T2\(index):00:00Z", rows: [("a", Int64(tokens), "1")],
        period: .day(Fixture.day("2026-02-17")))
    }
    let ledger = ledger(given)
    #expect(days(ledger) == ["2026-02-17 - 120 1"])
    #expect(ledger.left == ["r0.md newer-source 2026-02-17 1"])
  }

  @Test(
    arguments: [
      ([100, 200, 300], true), ([100, 200, 150], false), ([100, 200, 300, 20], true), ([100, 20], false),
      ([5, 5], true),
      ([100, 120, 90, 130], false), ([100], false), ([], false),
    ] as [([Int128], Bool)])
  func tellsAGrowingTotal(sizes: [Int128], grows: Bool) {
    #expect(SnapshotSeries.grows(sizes) == grows)
  }

  @Test func givesReportsThatDoNotGrowTheDaysOfTheirPaths() {
    let given = [100, 120, 90].enumerated().map { index, tokens in
      Given(
        path: "r\(index).md", rows: [("a", Int64(tokens), "1")], day: "2026-02-1\(index + 5)",
        named: .day(Fixture.day("2026-02-1\(index + 5)")))
    }
    let found = ledger(given)
    #expect(days(found) == ["2026-02-15 - 100 1", "2026-02-16 - 120 1", "2026-02-17 - 90 1"])
    #expect(
      found.diagnostics.map(\.hint) == [#"if that is wrong: "sources": [{"path": "r2.md", "series": "cumulative"}]"#])
  }

  @Test func doesWhatTheConfigurationSays() {
    var given = evenings([100, 150, 200])
    for index in given.indices { given[index].reading = .separate }
    #expect(days(ledger(given)) == ["2026-02-15 - 100 1", "2026-02-16 - 150 1", "2026-02-17 - 200 1"])
    given = evenings([100, 90, 95])
    for index in given.indices { given[index].reading = .cumulative }
    #expect(days(ledger(given)) == ["2026-02-16 - 90 1", "2026-02-17 - 5 0"])
    #expect(ledger(given).diagnostics.map(\.id) == ["report.total-fell"])
  }

  @Test func ordersVersionsOfARepositoryByItsCommits() {
    func version(_ sequence: Int, _ tokens: Int64, _ committed: String?, written: String? = nil) -> Given {
      Given(
        path: "r.md@\(sequence)", time: written, rows: [("a", tokens, nil)], committed: committed, sequence: sequence)
    }
    // The second was written late and committed later; the third forgot to change its date; clocks of the fourth were off.
    let given = [
      version(0, 10, "2026-02-14T10:00:00Z"),
      version(1, 30, "2026-02-16T08:00:00Z", written: "2026-02-15T23:00:00Z"),
      version(2, 70, "2026-02-16T09:00:00Z", written: "2026-02-15T23:00:00Z"),
      version(3, 150, "2020-01-01T00:00:00Z"),
    ]
    let ledger = ledger(given)
    #expect(days(ledger) == ["2026-02-15 - 20 -", "2026-02-16 - 120 -"])
    #expect(ledger.fleet.total.line == "- 150 -")
  }

  @Test func keepsFallsOfARepositoryAsResetsEvenWhenTheyAreMany() {
    let given = [100, 80, 60].enumerated().map { index, tokens in
      Given(
        path: "r.md@\(index)", rows: [("a", Int64(tokens), nil)], committed: "2026-02-1\(index + 4)T10:00:00Z",
        sequence: index)
    }
    #expect(days(ledger(given)) == ["2026-02-15 - 80 -", "2026-02-16 - 60 -"])
  }

  @Test func countsNothingThatATranscriptHas() {
    let transcript = Fixture.source("z.jsonl", [Fixture.call("main", "2026-02-17T10:00:00Z")])
    let ledger = ledger(evenings([100, 150, 400]), others: [transcript])
    #expect(days(ledger) == ["2026-02-16 - 50 0", "2026-02-17 1 15 0.5"])
    #expect(ledger.left == ["report-0.md more-direct-source - 1", "report-2.md more-direct-source 2026-02-17 0"])
  }

  @Test func countsDaysInTheSitesZone() {
    let given = [("2026-02-16T15:00:00Z", 10), ("2026-02-16T17:00:00Z", 30)].enumerated().map { index, version in
      Given(path: "r\(index).md", time: version.0, rows: [("a", Int64(version.1), nil)])
    }
    let hongKong = ZoneRules(name: "+08:00", offsetSeconds: 8 * 3600)
    #expect(days(ledger(given, zone: hongKong)) == ["2026-02-17 - 20 -"])
  }

  @Test func survivesHostileFigures() {
    let extremes: [Int64?] = [.max, nil, 0, .max, .min, 5, .max]
    let costs: [String?] = ["1", "900000", nil, "9223372", "-5", "0", "1"]
    var given = evenings(extremes, costs: costs)
    for index in given.indices { given[index].reading = .cumulative }
    given[3].time = nil
    _ = ledger(given)
    for index in given.indices {
      given[index].reading = nil
      given[index].sequence = index
      given[index].committed = index % 2 == 0 ? nil : "9999-12-31T23:59:59Z"
      given[index].period = .interval(Instant(milliseconds: .min), Instant(milliseconds: .max))
    }
    #expect(ledger(given).fleet.total.records > 0)
  }

  @Test func splitsPartsOnlyWhereBothVersionsKnowThem() throws {
    func change(_ a: TokenCounts, _ b: TokenCounts) -> TokenCounts? {
      SnapshotGrowth.Change(from: (a, nil), to: (b, nil)).tokens
    }
    let small = TokenCounts(input: 10, output: 5, cacheRead: 100)
    #expect(
      change(small, TokenCounts(input: 30, output: 5, cacheRead: 150))
        == TokenCounts(input: 20, output: 0, cacheRead: 50))
    #expect(change(small, TokenCounts(input: 5, output: 50, cacheRead: 100)) == TokenCounts(unsplit: 40))
    #expect(change(small, TokenCounts(unsplit: 200)) == TokenCounts(unsplit: 85))
    // A cost that falls while tokens grow says nothing of what the growth cost.
    let corrected = SnapshotGrowth.Change(
      from: (small, CostParts(unsplit: Fixture.usd("5"))),
      to: (TokenCounts(unsplit: 200), CostParts(unsplit: Fixture.usd("3"))))
    #expect(corrected.cost == nil)
    #expect(!corrected.isReset)
  }
}
