import Ledger
import Model
import Testing

@Suite struct PriceBookTests {
  /// 3 / 15 / 0.3 / 3.75 / 6 dollars a million tokens.
  private let sonnet = PriceRates(
    input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: 3_750_000, cacheWrite1h: 6_000_000)

  @Test func pricesExactlyToThePicodollar() throws {
    let cost = try #require(sonnet.cost(of: TokenCounts(input: 1, output: 1_000_001, cacheRead: 7, cacheWrite: 0)))
    #expect(cost.input == Fixture.usd("0.000003"))
    #expect(cost.output == Fixture.usd("15.000015"))
    #expect(cost.cacheRead == Fixture.usd("0.0000021"))
    #expect(cost.cacheWrite == .zero)
    #expect(cost.total == Fixture.usd("15.0000201"))
  }

  @Test func keepsPartsUnknownThatAreNotGiven() throws {
    let cost = try #require(sonnet.cost(of: TokenCounts(input: 2)))
    #expect(cost == CostParts(input: Fixture.usd("0.000006")))
  }

  @Test(arguments: [
    // The split: not known, none, some, all, more than there is, less than none.
    (nil, "0.00375"), (0, "0.00375"), (400, "0.00465"), (1000, "0.006"), (5000, "0.006"), (-1, "0.00375"),
  ])
  func pricesWritesOfAnHourApart(_ long: Int64?, _ wanted: String) throws {
    let cost = try #require(sonnet.cost(of: TokenCounts(cacheWrite: 1000), cacheWrite1h: long))
    #expect(cost.cacheWrite == Fixture.usd(wanted))
  }

  @Test func doesNotGuessTheRateOfAnHour() {
    var rates = sonnet
    rates.cacheWrite1h = nil
    #expect(rates.cost(of: TokenCounts(input: 5, cacheWrite: 1000), cacheWrite1h: 1) == nil)
    #expect(rates.cost(of: TokenCounts(input: 5, cacheWrite: 1000), cacheWrite1h: 0) != nil)
    rates = sonnet
    rates.cacheWrite = nil
    #expect(rates.cost(of: TokenCounts(cacheWrite: 1000), cacheWrite1h: 1000) != nil)
    #expect(rates.cost(of: TokenCounts(cacheWrite: 1000), cacheWrite1h: 999) == nil)
    #expect(rates.cost(of: TokenCounts(cacheWrite: 1000)) == nil)
  }

  @Test func holdsTheLargestCounts() throws {
    let rates = PriceRates(input: .max, output: .max, cacheRead: .max, cacheWrite: .max, cacheWrite1h: .max)
    let most = Tokens(.max)
    let cost = try #require(
      rates.cost(of: TokenCounts(input: most, output: most, cacheRead: most, cacheWrite: most), cacheWrite1h: .max))
    #expect(cost.total.picodollars > 0)
  }

  /// The one record's figures under a configuration.
  private func figures(_ record: UsageRecord, _ configure: (inout SiteConfiguration) -> Void) -> Figures {
    Fixture.ledger([Fixture.source("x", [record])], configure: configure).fleet.total
  }

  @Test(arguments: [
    ("2025-12-31", "-"), ("2026-01-01", "10"), ("2026-01-31", "10"), ("2026-02-01", "-"), ("2026-02-02", "20"),
    ("2030-01-01", "20"),
  ])
  func takesThePriceOfTheDay(_ day: String, _ wanted: String) {
    let found = figures(Fixture.call("a", "\(day)T23:59:59Z", model: "m", input: 1, output: 0, cost: nil)) {
      $0.prices = [
        PriceRow(
          model: "m", rates: PriceRates(input: 10_000_000_000_000), validFrom: Fixture.day("2026-01-01"),
          validTo: Fixture.day("2026-01-31")),
        PriceRow(model: "m", rates: PriceRates(input: 20_000_000_000_000), validFrom: Fixture.day("2026-02-02")),
      ]
    }
    #expect(found.cost?.total.decimalText ?? "-" == wanted)
    #expect(found.unpriced == (wanted == "-" ? 1 : 0))
  }

  @Test func takesTheNextTableForADayWithoutARow() throws {
    let call = Fixture.call("a", "2026-02-17T10:00:00Z", model: "gpt-5.2", input: 1_000_000, output: 0, cost: nil)
    let ledger = Fixture.ledger([Fixture.source("x", [call])]) {
      $0.prices = [PriceRow(model: "gpt-5.2", rates: PriceRates(input: 9), validFrom: Fixture.day("2026-03-01"))]
    }
    #expect(ledger.fleet.total.cost?.total == Fixture.usd("1.75"))
    #expect(ledger.prices.first?.matches.map(\.origin) == [.builtIn])
  }

  @Test(arguments: [
    (100, 50, 50, "200"), (101, 50, 50, "402"), (0, 500, 0, "1000"), (0, 500, 1, "1503"), (Int64.max, 1, 1, "-"),
  ])
  func pricesTheWholeCallAtTheBandOfItsPrompt(_ input: Int64, _ read: Int64, _ write: Int64, _ wanted: String) {
    let dollar: Int64 = 1_000_000_000_000
    var call = Fixture.call("a", "2026-02-17T10:00:00Z", model: "m", cost: nil)
    call.tokens = TokenCounts(input: Tokens(input), cacheRead: Tokens(read), cacheWrite: Tokens(write))
    let found = figures(call) {
      $0.prices = [
        PriceRow(
          model: "m", rates: PriceRates(input: dollar, cacheRead: dollar, cacheWrite: dollar),
          bands: [
            PriceBand(above: 200, rates: PriceRates(input: 2 * dollar, cacheRead: 2 * dollar, cacheWrite: 2 * dollar)),
            PriceBand(above: 500, rates: PriceRates(cacheRead: 3 * dollar, cacheWrite: 3 * dollar)),
          ])
      ]
    }
    #expect(found.cost?.total.decimalText ?? "-" == wanted)
  }

  @Test func doesNotTakeASumOfCallsForALongPrompt() {
    let row = PriceRow(
      model: "m", rates: PriceRates(input: 1_000_000, output: 1_000_000),
      bands: [PriceBand(above: 20, rates: PriceRates(input: 2_000_000, output: 2_000_000))])
    var call = Fixture.call("a", "2026-02-17T10:00:00Z", model: "m", input: 30, cost: nil)
    #expect(figures(call) { $0.prices = [row] }.cost?.total == Fixture.usd("0.00007"))
    call.calls = 2
    #expect(figures(call) { $0.prices = [row] }.cost == nil)
    call.tokens?.input = 20
    #expect(figures(call) { $0.prices = [row] }.cost?.total == Fixture.usd("0.000025"))
  }

  @Test(arguments: [
    (SiteConfiguration.CostChoice.auto, "9", "0.00025", "-"), (.recorded, "9", "-", "-"),
    (.priced, "0.00025", "0.00025", "-"),
  ])
  func showsTheCostThatIsChosen(
    _ choice: SiteConfiguration.CostChoice, _ both: String, _ zero: String, _ unknown: String
  ) {
    let shown = [("m", "9"), ("m", "0"), ("unheard-of", "0")].map { model, cost in
      figures(Fixture.call("a", "2026-02-17T10:00:00Z", model: model, cost: cost)) {
        $0.prices = [PriceRow(model: "m", input: 10_000_000, output: 30_000_000)]
        $0.cost = choice
      }
    }
    #expect(shown.map { $0.cost?.total.decimalText ?? "-" } == [both, zero, unknown])
    #expect(shown.map(\.unpriced) == [both, zero, unknown].map { $0 == "-" ? 1 : 0 })
    // Whichever is shown, both are kept.
    #expect(shown.map { $0.recorded?.decimalText ?? "-" } == ["9", "0", "0"])
    #expect(shown.map { $0.priced?.decimalText ?? "-" } == ["0.00025", "0.00025", "-"])
  }

  @Test func pricesOnlyCallsWithoutARecordedCost() throws {
    let calls = [
      Fixture.call("a", "2026-02-17T10:00:00Z", model: "sonnet", cost: "9"),
      Fixture.call("b", "2026-02-17T10:00:00Z", model: "sonnet", cost: nil),
      Fixture.call("c", "2026-02-17T10:00:00Z", model: "unheard-of", cost: nil),
      Fixture.call("d", "2026-02-17T10:00:00Z", model: "unheard-of", input: 0, output: 0, cost: nil),
    ]
    let ledger = Fixture.ledger([Fixture.source("x", calls)]) {
      $0.prices = [PriceRow(model: "sonnet", input: 3_000_000, output: 15_000_000, cacheRead: 300_000)]
    }
    #expect(ledger.agents.map { $0.rollup.total.line } == ["1 15 9", "1 15 0.000105", "1 15 -", "1 0 -"])
    #expect(ledger.agents.map { $0.rollup.total.basis } == [.recorded, .priced, .recorded, .recorded])
    #expect(ledger.agents.map { $0.rollup.total.unpriced } == [0, 0, 1, 0])
    // "At least": one call's cost is not known.
    #expect(ledger.fleet.total.cost?.total == Fixture.usd("9.000105"))
    #expect(ledger.fleet.total.unpriced == 1)
    #expect(ledger.fleet.total.basis == .priced)
  }

  @Test func listsWhatLacksAPriceWithTheLineToAdd() throws {
    let calls = [
      Fixture.call("a", "2026-02-17T10:00:00Z", model: "he said \"7b\"\n", cost: nil),
      Fixture.call("b", "2026-02-17T10:00:00Z", model: "he said \"7b\"\n", cost: "0"),
      Fixture.call("c", "2026-02-17T10:00:00Z", model: "recorded-only", cost: "1"),
      Fixture.call("d", "2026-02-17T10:00:00Z", model: "gpt-5.2", cost: nil),
    ]
    let ledger = Fixture.ledger([Fixture.source("x", calls)])
    #expect(ledger.prices.map(\.model) == ["gpt-5.2", "he said \"7b\"\n", "recorded-only"])
    #expect(ledger.prices.map { $0.matches.map(\.rule) } == [[.exact], [], []])
    #expect(
      ledger.prices[1].configuration == #""he said \"7b\"\u000a": { input: null, output: null },"#)
    let notes = ledger.diagnostics.filter { $0.id == "price.unknown" }
    #expect(notes.count == 1)
    #expect(notes.first?.message.hasPrefix("no price is known for 2 records of the model \"he said") == true)
  }
}
