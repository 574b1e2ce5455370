import Ledger
import Model
import Testing

@Suite struct ReconcilerTests {
  private func lines(_ ledger: Ledger, _ rows: [Reconciliation.Row]) -> [String] {
    rows.map { row in
      var scope = "fleet"
      if case .agent(let index) = row.scope { scope = ledger.agents[index].id }
      if row.scope == .unattributed { scope = "nobody" }
      let time = row.span.map { $0.singleDay?.description ?? "\($0.first.description)..\($0.last.description)" } ?? "-"
      let said = row.statements.map { one in
        let difference = "\(one.tokenDifference.map { "\($0.count)" } ?? "-") \(one.costDifference?.decimalText ?? "-")"
        let reasons = one.reasons.isEmpty ? "" : " " + one.reasons.map(\.rawValue).joined(separator: " ")
        return "\(one.path ?? "transcripts"): \(one.says.line) +\(one.copies) \(difference)\(reasons)"
      }
      return "\(scope) \(time) [\(row.counted.line)] " + said.joined(separator: "; ")
    }
  }

  /// Rows without session ids, under other agents' names, beside transcripts.
  @Test func addsNothingOfOtherNamesToDaysWithTranscripts() throws {
    let calls = [
      Fixture.call("main", "2026-02-17T10:00:00Z"), Fixture.call("main", "2026-02-17T11:00:00Z", cost: "0.25"),
      Fixture.call("main", "2026-02-18T11:00:00Z", cost: "2"),
    ]
    let rows = [
      Fixture.row(.usageTable, "Boss", .instant(Fixture.time("2026-02-17T10:30:00Z")), line: 2, tokens: 50, cost: "1"),
      Fixture.row(.usageTable, "Boss", .instant(Fixture.time("2026-02-18T10:30:00Z")), line: 3, tokens: 15, cost: "2"),
      Fixture.row(.usageTable, "Boss", .instant(Fixture.time("2026-02-19T10:30:00Z")), line: 4, tokens: 7, cost: "3"),
    ]
    let transcript = Fixture.source("a.jsonl", calls)
    let ledger = Fixture.ledger([transcript, Fixture.source("usage.csv", rows)])
    let alone = Fixture.ledger([transcript])
    let shared = Set(alone.fleet.days.map(\.day))
    #expect(ledger.fleet.days.filter { shared.contains($0.day) } == alone.fleet.days)
    #expect(try ledger.agent("boss").rollup.total.line == "- 7 3")
    #expect(
      lines(ledger, ledger.reconciliation.fleet.first) == [
        "fleet 2026-02-17 [2 30 0.75] transcripts: 2 30 0.75 +0 - -; usage.csv: - 50 1 +0 20 0.25 more-direct-source",
        "fleet 2026-02-19 [- 7 3] usage.csv: - 7 3 +0 - -",
        "fleet 2026-02-18 [1 15 2] transcripts: 1 15 2 +0 - -; usage.csv: - 15 2 +0 0 0 more-direct-source",
      ])
    #expect(
      lines(ledger, ledger.reconciliation.agents.first) == [
        "boss 2026-02-18 [- - -] usage.csv: - 15 2 +0 15 2 more-direct-source",
        "boss 2026-02-17 [- - -] usage.csv: - 50 1 +0 50 1 more-direct-source",
        "boss 2026-02-19 [- 7 3] usage.csv: - 7 3 +0 - -", "main 2026-02-18 [1 15 2] transcripts: 1 15 2 +0 - -",
        "main 2026-02-17 [2 30 0.75] transcripts: 2 30 0.75 +0 - -",
      ])
    #expect(ledger.reconciliation.fleet.first.map(\.differs) == [true, false, false])
  }

  @Test func comparesAFigureForSeveralDaysWithTheseDays() {
    let days = Period.interval(Fixture.time("2026-02-17T00:00:00Z"), Fixture.time("2026-02-19T00:00:00Z"))
    let calls = ["16", "17", "18", "19"].map { Fixture.call("a", "2026-02-\($0)T10:00:00Z", cost: "1") }
    let rows = [
      Fixture.row(.tokenReport, "a", days, tokens: 100, cost: "1.5"),
      Fixture.row(.tokenReport, nil, .unknown, tokens: 9, cost: nil),
    ]
    let ledger = Fixture.ledger([Fixture.source("a.jsonl", calls), Fixture.source("r.md", rows)])
    #expect(
      lines(ledger, ledger.reconciliation.fleet.first).filter { $0.contains("r.md") } == [
        "fleet 2026-02-17..2026-02-18 [2 30 2] r.md: - 100 1.5 +0 70 -0.5 more-direct-source",
        "fleet - [- - -] r.md: - 9 - +0 - - more-direct-source",
      ])
    #expect(
      lines(ledger, ledger.reconciliation.agents.first).filter { $0.contains("r.md") } == [
        "a 2026-02-17..2026-02-18 [2 30 2] r.md: - 100 1.5 +0 70 -0.5 more-direct-source",
        "nobody - [- - -] r.md: - 9 - +0 - - more-direct-source",
      ])
  }

  @Test func countsCopiesAsNothingNew() {
    let noon = "2026-02-17T12:00:00Z"
    let tick = Fixture.row(.usageTable, "a", .instant(Fixture.time(noon)), session: "s1")
    let ledger = Fixture.ledger([
      Fixture.source("a.jsonl", [Fixture.call("a", noon), Fixture.call("a", noon)]),
      Fixture.source("b.jsonl", [Fixture.call("a", noon)]), Fixture.source("t.csv", [tick]),
      Fixture.source("u.csv", [tick]),
    ])
    #expect(
      lines(ledger, ledger.reconciliation.agents.first) == [
        "a 2026-02-17 [1 15 0.5] transcripts: 1 15 0.5 +2 - -; "
          + "t.csv: - 100 1 +0 85 0.5 session-has-transcript; u.csv: - - - +1 - -"
      ])
    #expect(ledger.reconciliation.agents.first[0].statements.map(\.countsWholly) == [true, false, false])
  }

  @Test func comparesATotalOfASessionWithItsCalls() throws {
    var source = Fixture.source(
      "a.jsonl",
      [
        Fixture.call("a", "2026-02-17T10:00:00Z"), Fixture.call("a", "2026-02-17T11:00:00Z", session: "s2"),
        Fixture.call("a", "2026-02-18T11:00:00Z"),
      ])
    source.stated = [
      StatedTotal(line: 9, label: "cost-state", tokens: 31, cost: Fixture.usd("1"), period: .unknown, session: "s1"),
      StatedTotal(line: 9, label: "cost-state", tokens: 31, cost: nil, period: .unknown, session: "gone"),
    ]
    let ledger = Fixture.ledger([source])
    #expect(ledger.stated.map(\.rowTokens) == [30, nil])
    #expect(ledger.stated[0].rowCost == Fixture.usd("1"))
    #expect(ledger.stated.map(\.disagrees) == [true, false])
    #expect(!ledger.isDisputed)
  }
}
