import Ledger
import Model
import Testing

@Suite struct CostliestSessionsTests {
  private let ledger = Fixture.ledger([
    Fixture.source(
      "agents/a/sessions/x.jsonl",
      [
        Fixture.call("a", "2026-02-16T23:00:00Z", line: 1, session: "s1", model: "opus", cost: "1"),
        Fixture.call("a", "2026-02-17T01:00:00Z", line: 2, session: "s1", model: "haiku", cost: "2"),
        Fixture.call("a", "2026-02-17T02:00:00Z", line: 3, session: "s2", cost: "0.5"),
        Fixture.call("a", "2026-02-17T03:00:00Z", line: 4, session: nil, cost: "8"),
      ]),
    Fixture.source(
      "agents/b/sessions/y.jsonl",
      [
        Fixture.call("b", "2026-02-10T10:00:00Z", line: 1, session: "s1", cost: "2.5"),
        Fixture.call("b", "2026-02-10T11:00:00Z", line: 2, session: "s3", model: "unpriced-model", cost: nil),
      ]),
  ])

  @Test func ordersSessionsByCost() {
    let sessions = CostliestSessions(ledger.cells, limit: 10, agentLimit: 10)
    let line = sessions.fleet.map { "\($0.key.agent ?? -1) \($0.key.session) \($0.figures.line)" }
    #expect(line == ["0 s1 2 30 3", "1 s1 1 15 2.5", "0 s2 1 15 0.5", "1 s3 1 15 -"])
    #expect(sessions.count == 4)
    #expect(sessions.withoutSession.line == "1 15 8")
  }

  @Test func tellsWhenAndWithWhat() throws {
    let first = try #require(CostliestSessions(ledger.cells, limit: 1, agentLimit: 0).fleet.first)
    #expect(first.models == ["haiku", "opus"])
    #expect(first.figures.oldest == Fixture.time("2026-02-16T23:00:00Z"))
    #expect(first.figures.newest == Fixture.time("2026-02-17T01:00:00Z"))
    #expect((first.firstDay, first.lastDay) == (Fixture.day("2026-02-16"), Fixture.day("2026-02-17")))
  }

  /// An agent's own sessions are found although the fleet's list is short.
  @Test func limitsTheFleetAndEachAgent() {
    let sessions = CostliestSessions(ledger.cells, limit: 1, agentLimit: 1)
    #expect(sessions.fleet.map(\.figures.line) == ["2 30 3"])
    #expect(sessions.agents[0]?.map(\.key.session) == ["s1"])
    #expect(sessions.agents[1]?.map(\.figures.line) == ["1 15 2.5"])
    #expect(sessions.count == 4)
  }
}
