import Ledger
import Model
import Testing

@Suite struct DeduplicationTests {
  private let noon = "2026-02-17T12:00:00Z"

  @Test func countsAReappendedRowOnce() throws {
    // The same message was written again under a new entry id and time: to the ledger two equal records on two lines.
    let ledger = Fixture.ledger([
      Fixture.source(
        "a/s1.jsonl",
        [
          Fixture.call("nexus", noon, line: 2), Fixture.call("nexus", "2026-02-17T12:01:00Z", line: 3),
          Fixture.call("nexus", noon, line: 4), Fixture.call("nexus", "2026-02-17T12:01:00Z", line: 5),
        ])
    ])
    #expect(ledger.fleet.total.line == "2 30 1")
    #expect(ledger.left == ["a/s1.jsonl duplicate 2026-02-17 1"])
    let diagnostic = try #require(ledger.diagnostics.first)
    #expect(diagnostic.id == "ledger.duplicate")
    #expect(diagnostic.location == SourceLocation(path: "a/s1.jsonl", line: 4))
  }

  @Test func countsAForksCopiesOnceAndItsOwnCalls() {
    let parent = [Fixture.call("nexus", noon, line: 2, session: "parent")]
    let fork = [
      Fixture.call("nexus", noon, line: 2, session: "fork"),
      Fixture.call("nexus", "2026-02-17T13:00:00Z", line: 3, session: "fork"),
    ]
    let ledger = Fixture.ledger([Fixture.source("a/fork.jsonl", fork), Fixture.source("a/parent.jsonl", parent)])
    #expect(ledger.fleet.total.line == "2 30 1")
    #expect(ledger.left == ["a/parent.jsonl duplicate 2026-02-17 0.5"])
  }

  @Test func countsASessionOnceThatIsLiveAndReset() {
    let calls = (0..<5).map { Fixture.call("nexus", "2026-02-17T12:0\($0):00Z", line: $0 + 2) }
    let ledger = Fixture.ledger([
      Fixture.source("a/s1.jsonl", Array(calls[2...])), Fixture.source("a/s1.jsonl.reset.2026-02-17T12-10-00Z", calls),
    ])
    #expect(ledger.fleet.total.line == "5 75 2.5")
    #expect(ledger.fleet.sessions == 1)
  }

  @Test(arguments: [
    Fixture.call("glasses", "2026-02-17T12:00:00Z"), Fixture.call("nexus", "2026-02-17T12:00:00.001Z"),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", model: "sonnet"),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", model: nil),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", provider: "openrouter"),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", input: 11), Fixture.call("nexus", "2026-02-17T12:00:00Z", output: 6),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", cost: "0.500000000001"),
    Fixture.call("nexus", "2026-02-17T12:00:00Z", cost: nil),
  ])
  func keepsCallsThatDiffer(_ other: UsageRecord) {
    let ledger = Fixture.ledger([Fixture.source("a", [Fixture.call("nexus", noon), other])])
    #expect(ledger.fleet.total.calls == 2)
    #expect(ledger.left == [])
  }

  @Test func comparesTheFourTokenCountsAndNotTheirSum() {
    var moved = Fixture.call("nexus", noon)
    moved.tokens = TokenCounts(input: 5, output: 10, cacheRead: 0, cacheWrite: 0)
    let ledger = Fixture.ledger([Fixture.source("a", [Fixture.call("nexus", noon), moved])])
    #expect(ledger.fleet.total.line == "2 30 1")
  }

  @Test func joinsCopiesOfAnAgentUnderTwoNames() {
    let sources = [
      Fixture.source("a", [Fixture.call("HBx_SL1", noon)]), Fixture.source("b", [Fixture.call("hbx_sl1", noon)]),
    ]
    #expect(Fixture.ledger(sources).fleet.total.calls == 1)
    let aliased = [
      Fixture.source("a", [Fixture.call("main", noon)]), Fixture.source("b", [Fixture.call("nexus", noon)]),
    ]
    #expect(Fixture.ledger(aliased).fleet.total.calls == 2)
    let joined = Fixture.ledger(aliased) { $0.agents = [.init(id: "nexus", aliases: ["main"])] }
    #expect(joined.fleet.total.calls == 1)
  }

  @Test func takesNoRecordWithoutATimeForACopy() {
    var record = Fixture.call("nexus", noon)
    record.period = .unknown
    #expect(Fixture.ledger([Fixture.source("a", [record, record])]).fleet.total.calls == 2)
  }

  @Test func keepsTableRowsOfTwoSessionsInOneSecond() {
    let time = Period.instant(Fixture.time(noon))
    func row(_ session: String, _ user: String) -> UsageRecord {
      Fixture.row(.usageTable, "nexus", time, session: session, user: user)
    }
    let rows = [row("s1", "u1"), row("s2", "u1"), row("s1", "u2"), row("s1", "u1")]
    #expect(Fixture.ledger([Fixture.source("a", rows)]).fleet.total.line == "- 300 3")
  }

  @Test func takesFormatsAtTheirWordThatTellCallsApart() {
    let (one, two) = (CallID(high: 1, low: 1), CallID(high: 1, low: 2))
    let calls = [
      Fixture.call("nexus", noon, line: 1, output: 1, cost: nil, id: one),
      Fixture.call("nexus", "2026-02-17T12:00:01Z", line: 2, output: 7, cost: nil, id: one),
      Fixture.call("glasses", "2026-02-17T12:00:02Z", line: 3, output: 5, cost: nil, id: one),
      // Alike in all but the identity: a call of its own.
      Fixture.call("nexus", "2026-02-17T12:00:01Z", line: 4, output: 7, cost: nil, id: two),
    ]
    for order in [calls, calls.reversed()] {
      let ledger = Fixture.ledger([Fixture.source("a", order)])
      #expect(ledger.fleet.total.line == "2 34 -")
      #expect(ledger.agents.map { "\($0.id) \($0.rollup.total.line)" } == ["glasses - - -", "nexus 2 34 -"])
    }
  }

  @Test func countsTheFirstOfEqualsByPath() {
    let sources = ["b", "c", "a"].map { Fixture.source($0, [Fixture.call("nexus", noon)]) }
    let ledger = Fixture.ledger(sources)
    #expect(ledger.countedSources == [0])
    #expect(ledger.left == ["b duplicate 2026-02-17 0.5", "c duplicate 2026-02-17 0.5"])
  }
}
