import Ledger
import Model
import Testing

@Suite struct PriceBookTests {
  /// 3 / 15 / 0.3 dollars a million tokens, none for writing to the cache.
  private let book = PriceBook([
    .init(model: "sonnet", input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: nil),
    .init(model: "free", input: 0, output: 0, cacheRead: 0, cacheWrite: 0),
  ])

  @Test func pricesExactlyToThePicodollar() throws {
    let cost = try #require(
      book.cost(of: TokenCounts(input: 1, output: 1_000_001, cacheRead: 7, cacheWrite: 0), model: "sonnet"))
    #expect(cost.input == Fixture.usd("0.000003"))
    #expect(cost.output == Fixture.usd("15.000015"))
    #expect(cost.cacheRead == Fixture.usd("0.0000021"))
    #expect(cost.cacheWrite == .zero)
    #expect(cost.total == Fixture.usd("15.0000201"))
  }

  @Test func keepsPartsUnknownThatAreNotGiven() throws {
    let cost = try #require(book.cost(of: TokenCounts(input: 2), model: "sonnet"))
    #expect(cost == CostParts(input: Fixture.usd("0.000006")))
  }

  @Test(arguments: [
    (TokenCounts(input: 1), "Sonnet"), (TokenCounts(input: 1), "sonnet-4"),
    (TokenCounts(input: 1, cacheWrite: 1), "sonnet"),
    (TokenCounts(unsplit: 10), "sonnet"), (TokenCounts(input: 1, unsplit: 1), "sonnet"), (TokenCounts(), "sonnet"),
  ])
  func knowsNoCostWithoutAPrice(_ tokens: TokenCounts, _ model: String) {
    #expect(book.cost(of: tokens, model: model) == nil)
    #expect(book.cost(of: tokens, model: nil) == nil)
  }

  @Test func knowsThatAFreeModelCostsNothing() {
    #expect(book.cost(of: TokenCounts(input: 5, output: 5), model: "free")?.total == .zero)
  }

  @Test func holdsTheLargestCounts() throws {
    let book = PriceBook([.init(model: "m", input: .max, output: .max, cacheRead: .max, cacheWrite: .max)])
    let most = Tokens(.max)
    let cost = try #require(
      book.cost(of: TokenCounts(input: most, output: most, cacheRead: most, cacheWrite: most), model: "m"))
    #expect(cost.total.picodollars > 0)
  }

  @Test func pricesOnlyCallsWithoutARecordedCost() throws {
    let calls = [
      Fixture.call("a", "2026-02-17T10:00:00Z", model: "sonnet", cost: "9"),
      Fixture.call("b", "2026-02-17T10:00:00Z", model: "sonnet", cost: nil),
      Fixture.call("c", "2026-02-17T10:00:00Z", model: "unheard-of", cost: nil),
      Fixture.call("d", "2026-02-17T10:00:00Z", model: "unheard-of", input: 0, output: 0, cost: nil),
    ]
    let ledger = Fixture.ledger([Fixture.source("x", calls)]) {
      $0.prices = [.init(model: "sonnet", input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: nil)]
    }
    #expect(ledger.agents.map { $0.rollup.total.line } == ["1 15 9", "1 15 0.000105", "1 15 -", "1 0 -"])
    #expect(ledger.agents.map { $0.rollup.total.basis } == [.recorded, .priced, .recorded, .recorded])
    #expect(ledger.agents.map { $0.rollup.total.unpriced } == [0, 0, 1, 0])
    // "At least": one call's cost is not known.
    #expect(ledger.fleet.total.cost?.total == Fixture.usd("9.000105"))
    #expect(ledger.fleet.total.unpriced == 1)
    #expect(ledger.fleet.total.basis == .priced)
  }
}
