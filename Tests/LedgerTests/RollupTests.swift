import Ledger
import Model
import TestSupport
import Testing

@Suite struct RollupTests {
  @Test(arguments: 0..<12) func addsUpToThePicodollar(_ seed: UInt64) throws {
    let ledger = Self.random(seed)
    #expect(ledger.fleet.total.records > 20)
    for rollup in [ledger.fleet, ledger.unattributed] + ledger.agents.map(\.rollup)
      + (ledger.models + ledger.users + ledger.agents.flatMap(\.models)).map(\.rollup)
    {
      #expect(Self.sum(rollup.days.map(\.figures) + [rollup.undated]) == Sums(rollup.total))
      #expect(Self.sum(rollup.weeks.map(\.figures) + [rollup.undated]) == Sums(rollup.total))
      #expect(rollup.days.map(\.day) == rollup.days.map(\.day).sorted())
      #expect(Set(rollup.days.map(\.day)).count == rollup.days.count)
      #expect(Set(rollup.weeks.map(\.start)).count == rollup.weeks.count)
      for figures in rollup.days.map(\.figures) + rollup.weeks.map(\.figures) + [rollup.total] {
        #expect(figures.basis != nil && figures.records > 0)
      }
    }
    #expect(Self.sum(ledger.agents.map(\.rollup.total) + [ledger.unattributed.total]) == Sums(ledger.fleet.total))
    for agent in ledger.agents {
      // Every record of the test names its model.
      #expect(Self.sum(agent.models.map(\.rollup.total)) == Sums(agent.rollup.total))
    }
    #expect(Self.sum(ledger.models.map(\.rollup.total)) == Sums(ledger.fleet.total))
    // Counted and left out together are all that was read.
    let read = Self.sources(seed).flatMap(\.usage)
    #expect(ledger.fleet.total.records + ledger.differences.reduce(0) { $0 + $1.figures.records } == read.count)
    let recorded = read.compactMap(\.cost?.total).reduce(.zero, +)
    let all =
      (ledger.fleet.total.cost?.total ?? .zero) + ledger.differences.compactMap(\.figures.cost?.total).reduce(.zero, +)
    #expect(all == recorded)
  }

  @Test(arguments: 0..<6) func isTheSameForSourcesInAnyOrder(_ seed: UInt64) {
    let (one, other) = (Self.random(seed), Self.random(seed, shuffled: true))
    #expect(one.fleet == other.fleet)
    #expect(one.models == other.models)
    #expect(one.users == other.users)
    #expect(one.differences == other.differences)
    #expect(one.diagnostics == other.diagnostics)
    #expect(one.agents.map(\.rollup) == other.agents.map(\.rollup))
    #expect(one.agents.map(\.aliases) == other.agents.map(\.aliases))
  }

  /// All sums of figures that add up.
  private struct Sums: Equatable {
    var tokens: [Int64]
    var cost: [Int128]
    var calls, unpriced, records: Int

    init(_ figures: Figures) {
      let (tokens, cost) = (figures.tokens ?? TokenCounts(), figures.cost ?? CostParts())
      self.tokens = [tokens.input, tokens.output, tokens.cacheRead, tokens.cacheWrite, tokens.unsplit, tokens.total].map
      {
        $0?.count ?? 0
      }
      self.cost = [cost.input, cost.output, cost.cacheRead, cost.cacheWrite, cost.unsplit, cost.total].map {
        $0?.picodollars ?? 0
      }
      (calls, unpriced, records) = (figures.calls ?? 0, figures.unpriced, figures.records)
    }
  }

  private static func sum(_ figures: [Figures]) -> Sums {
    var total = Figures()
    for one in figures { total.add(one) }
    return Sums(total)
  }

  /// A fleet of random records of every kind: with and without costs, parts, agents, users, times.
  private static func random(_ seed: UInt64, shuffled: Bool = false) -> Ledger {
    // The configuration says that some of them are spending of their own; else little would count.
    Fixture.ledger(sources(seed, shuffled: shuffled)) { $0.disjointSources = (0..<8).map { "source-\($0)" } }
  }

  private static func sources(_ seed: UInt64, shuffled: Bool = false) -> [SourceRecords] {
    var random = Shuffle(state: seed)
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
    func amount() -> USDTotal { USDTotal(picodollars: Int128(Int64.random(in: 0...9_999_999_999_999, using: &random))) }
    func part() -> Tokens? { pick([nil, Tokens(Int64.random(in: 0...1_000_000, using: &random))]) }
    func costPart() -> USDTotal? { pick([nil, amount()]) }
    func record(_ line: Int) -> UsageRecord {
      let time = Instant(milliseconds: 1_771_286_400_000 + Int64.random(in: 0..<40 * 86_400_000, using: &random))
      let end = Instant(milliseconds: time.milliseconds + Int64.random(in: 0..<3 * 86_400_000, using: &random))
      let rank = pick(SourceRank.allCases)
      let period: Period =
        rank == .transcript
        ? pick([.instant(time), .instant(time), .instant(time), .unknown])
        : pick([.instant(time), .day(time.utcDay), .interval(time, end), .unknown])
      return UsageRecord(
        line: line, rank: rank, basis: pick(Basis.allCases),
        agent: pick([nil, AgentName(id: "a"), AgentName(id: "B"), AgentName(name: "Nexus (x)"), AgentName(name: "b")]),
        period: period, session: pick([nil, "s\(line)"]), user: pick([nil, "u1", "u2"]), model: pick(["m1", "m2"]),
        provider: pick([nil, "", "p"]),
        tokens: pick([
          nil, TokenCounts(input: part(), output: part(), cacheRead: part(), cacheWrite: part()),
          TokenCounts(input: part(), unsplit: part() ?? 0),
        ]),
        cost: pick([
          nil, CostParts(unsplit: amount()),
          CostParts(input: costPart(), output: costPart(), unsplit: costPart() ?? .zero),
        ]), calls: pick([nil, 1, 3]))
    }
    var sources = (0..<12).map { number in
      Fixture.source("source-\(number)", (1...20).map(record), newest: "2026-03-\(10 + number)T00:00:00Z")
    }
    if shuffled { sources.shuffle(using: &random) }
    return sources
  }

  @Test func countsDaysInTheSitesZone() {
    let calls = ["15:59:59.999", "16:00:00"].enumerated().map {
      Fixture.call("a", "2026-02-17T\($1)Z", line: $0, session: "s")
    }
    let source = Fixture.source("x", calls)
    #expect(Fixture.ledger([source]).fleet.days.map(\.day.description) == ["2026-02-17"])
    let hongKong = Fixture.ledger([source], zone: ZoneRules(name: "Asia/Hong_Kong", offsetSeconds: 28_800))
    #expect(hongKong.fleet.days.map(\.day.description) == ["2026-02-17", "2026-02-18"])
    #expect(hongKong.today == Fixture.day("2026-02-18"))
    let west = Fixture.ledger(
      [source], zone: ZoneRules(name: "-08:30", offsetSeconds: -30_600), asOf: "2026-03-01T00:00:00Z")
    #expect(west.fleet.days.map(\.day.description) == ["2026-02-17"])
    #expect(west.today == Fixture.day("2026-02-28"))
  }

  @Test func tellsTheChangeToTheWeekBefore() {
    let calls = [
      Fixture.call("a", "2026-02-02T10:00:00Z", cost: "3"), Fixture.call("a", "2026-02-08T23:59:59Z", cost: "1"),
      Fixture.call("a", "2026-02-09T00:00:00Z", cost: "1.5"), Fixture.call("a", "2026-02-23T10:00:00Z", cost: "7"),
      Fixture.call("a", "2026-03-02T10:00:00Z", cost: nil), Fixture.call("a", "2026-03-09T10:00:00Z", cost: "2"),
    ]
    let weeks = Fixture.ledger([Fixture.source("x", calls)]).fleet.weeks
    #expect(weeks.map(\.start.description) == ["2026-02-02", "2026-02-09", "2026-02-23", "2026-03-02", "2026-03-09"])
    // No week before; less; the week before is missing; this cost is not known; that of the week before is not.
    #expect(weeks.map { $0.change?.decimalText } == [nil, "-2.5", nil, nil, nil])
    let sundays = Fixture.ledger([Fixture.source("x", calls)]) { $0.weekStart = 7 }.fleet.weeks
    #expect(sundays.prefix(3).map(\.start.description) == ["2026-02-01", "2026-02-08", "2026-02-22"])
    #expect(sundays.prefix(2).map { $0.change?.decimalText } == [nil, "-0.5"])
  }

  @Test func countsSessionsOfEachAgent() throws {
    let ledger = Fixture.ledger([
      Fixture.source(
        "x",
        [
          Fixture.call("a", "2026-02-17T10:00:00Z", session: "s1"),
          Fixture.call("a", "2026-02-17T10:01:00Z", session: "s1"),
          Fixture.call("a", "2026-02-17T10:02:00Z", session: "s2"),
          Fixture.call("b", "2026-02-17T10:03:00Z", session: "s1"),
          Fixture.call("c", "2026-02-17T10:04:00Z", session: nil),
        ])
    ])
    #expect(ledger.fleet.sessions == 3)
    #expect(ledger.agents.map(\.rollup.sessions) == [2, 1, nil])
  }

  @Test func listsModelsByNameAndProviderAndUsersByName() {
    func call(_ minute: Int, _ model: String?, _ provider: String?, _ user: String?) -> UsageRecord {
      var call = Fixture.call("a", "2026-02-17T10:0\(minute):00Z", model: model, provider: provider)
      call.user = user
      return call
    }
    let ledger = Fixture.ledger([
      Fixture.source(
        "x",
        [
          call(0, "b", "x", "zoe"), call(1, "b", nil, "adam"), call(2, "a", "y", nil), call(3, nil, "y", "adam"),
          call(4, "b", "", nil), call(5, "B", "x", nil),
        ])
    ])
    #expect(ledger.models.map { "\($0.name)/\($0.provider ?? "-")" } == ["B/x", "a/y", "b/-", "b/", "b/x"])
    #expect(ledger.users.map { "\($0.name) \($0.rollup.total.line)" } == ["adam 2 30 1", "zoe 1 15 0.5"])
  }

  @Test func takesTheUserOfASessionFromItsStore() {
    var store = Fixture.source("sessions.json")
    store.sessions = [
      SessionFacts(id: "s1", agent: AgentName(id: "A"), user: "zoe"),
      SessionFacts(id: "s2", agent: AgentName(id: "b"), user: "adam"),
    ]
    let calls = [
      Fixture.call("a", "2026-02-17T10:00:00Z", session: "s1"),
      Fixture.call("a", "2026-02-17T10:01:00Z", session: "s2"),
    ]
    let ledger = Fixture.ledger([store, Fixture.source("x", calls)])
    #expect(ledger.users.map { "\($0.name) \($0.rollup.total.line)" } == ["zoe 1 15 0.5"])
  }

  @Test func tellsNoDataFromZero() throws {
    let nothing = Fixture.ledger([])
    #expect(nothing.fleet.total == Figures())
    #expect(nothing.fleet.total.cost == nil && nothing.fleet.total.tokens == nil && nothing.fleet.total.basis == nil)
    #expect(nothing.newest == nil && nothing.today == nil)
    let unpriced = Fixture.ledger([Fixture.source("x", [Fixture.call("a", "2026-02-17T10:00:00Z", cost: nil)])])
    #expect(unpriced.fleet.total.cost == nil)
    let free = Fixture.ledger([Fixture.source("x", [Fixture.call("a", "2026-02-17T10:00:00Z", cost: "0")])])
    #expect(free.fleet.total.cost == nil && free.fleet.total.recorded == .zero && free.fleet.total.unpriced == 1)
    let priced = Fixture.ledger([Fixture.source("x", [Fixture.call("a", "2026-02-17T10:00:00Z", cost: "0")])]) {
      $0.prices = [PriceRow(model: "opus", input: 0, output: 0, cacheRead: 0, cacheWrite: 0)]
    }
    #expect(priced.fleet.total.cost?.total == .zero && priced.fleet.total.basis == .priced)
  }

  @Test func addsTheLargestNumbersWithoutATrap() {
    var call = Fixture.call("a", "2026-02-17T10:00:00Z")
    call.tokens = TokenCounts(input: Tokens(.max), output: Tokens(.max), unsplit: Tokens(.max))
    call.cost = CostParts(input: USDTotal(picodollars: .max), unsplit: USDTotal(picodollars: .max))
    call.calls = .max
    var other = call
    other.period = .instant(Fixture.time("2026-02-24T10:00:00Z"))
    other.cost = CostParts(unsplit: USDTotal(picodollars: .min))
    let ledger = Fixture.ledger([Fixture.source("x", [call, other])])
    #expect(ledger.fleet.total.calls == .max)
    #expect(ledger.fleet.weeks.count == 2)
  }
}
