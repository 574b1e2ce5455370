import Model
import TestSupport
import Testing

@testable import CommandLine

struct ConfigurationReaderTests {
  /// Reads a text with a marker and expects one error there.
  private func expectError(
    _ id: String, at marked: String, hint: String? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText(marked)
    let reader = ConfigurationReader(Array(text.text.utf8), path: "fleetledger.json")
    let found = reader.diagnostics.first
    #expect(reader.diagnostics.count == 1, "\(reader.diagnostics)", sourceLocation: sourceLocation)
    #expect(found?.id == id, sourceLocation: sourceLocation)
    #expect(found?.severity == .error, sourceLocation: sourceLocation)
    #expect(found?.location.line == text.line, sourceLocation: sourceLocation)
    #expect(found?.location.column == text.column, sourceLocation: sourceLocation)
    if let hint { #expect(found?.hint == hint, sourceLocation: sourceLocation) }
  }

  @Test func warnsWhenNothingIsMasked() {
    let reader = ConfigurationReader(Array("{ privacy: 'off' }".utf8), path: "f.json")
    #expect(reader.configuration.privacy == .off)
    #expect(reader.diagnostics.map(\.id) == ["config.privacy-off"])
    #expect(reader.diagnostics.map(\.severity) == [.warning])
    expectError(
      "config.bad-value", at: "{ privacy: 📍\"none\" }", hint: "write \"public\", \"internal\" or \"off\"")
    expectError(
      "config.bad-value", at: "{ baseURL: 📍\"https://me:word@a.example\" }",
      hint: "leave out what stands before the @")
  }

  @Test func readsEveryKey() {
    let text = """
      // comment
      {
        $schema: "x", title: 'Harbor', timezone: "Asia/Hong_Kong", weekStart: "Sunday", baseURL: "https://a.example/x/",
        sources: ["a.md", { path: "b/*.log", format: "log", timezone: "+08:00" }],
        exclude: ["old/**"], disjointSources: ["c.md"],
        agents: { nexus: { name: "Nexus", aliases: ["Air"], department: "Ops" }, audit: {} },
        prices: { "m/1": { input: 0.25, output: 1e1, cacheRead: 0.000001 } },
        budgets: [{ name: "All", usd: 12.5, period: "week" }, { name: "N", usd: 1, period: "day", agent: "a", model: "m", user: "u" }],
        cache: { tokens: 15, agents: 0, }, templates: "./mine", staleAfter: "90m", visibility: "private",
        privacy: "internal", unredacted: ["@example.com", "+852 5550 1234"],
      }
      """
    let reader = ConfigurationReader(Array(text.utf8), path: "f.json")
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics)")
    let configuration = reader.configuration
    #expect(configuration.title == "Harbor")
    #expect(configuration.timezone == "Asia/Hong_Kong")
    #expect(configuration.weekStart == 7)
    #expect(configuration.baseURL == "https://a.example/x")
    #expect(
      configuration.sources == [.init(path: "a.md"), .init(path: "b/*.log", format: "log", timezone: "+08:00")])
    #expect(configuration.exclude == ["old/**"])
    #expect(configuration.disjointSources == ["c.md"])
    #expect(configuration.agents.map(\.id) == ["audit", "nexus"])
    #expect(configuration.agents.last?.aliases == ["Air"])
    #expect(
      configuration.prices == [
        PriceRow(model: "m/1", rates: PriceRates(input: 250_000, output: 10_000_000, cacheRead: 1), line: 7)
      ])
    var own = BudgetSettings(name: "N", amount: USDTotal(picodollars: 1_000_000_000_000), period: .day)
    (own.agent, own.model, own.user) = ("a", "m", "u")
    #expect(
      configuration.budgets == [
        BudgetSettings(name: "All", amount: USDTotal(picodollars: 12_500_000_000_000), period: .week), own,
      ])
    #expect(configuration.templates == "./mine")
    #expect(configuration.staleAfter == 5400)
    #expect(configuration.privacy == .internal)
    #expect(configuration.unredacted == ["@example.com", "+852 5550 1234"])
    #expect(configuration.visibility == .private)
    #expect(configuration.cache == [.init(document: "agents", seconds: 0), .init(document: "tokens", seconds: 15)])
  }

  @Test func readsPricesForTimesAndLengths() {
    let text = """
      {
        priceFile: "prices.json", cost: "priced",
        prices: {
          b: [
            { input: 1, cacheWrite1h: 2, validTo: "2026-01-31" },
            {
              input: 3, validFrom: "2026-02-01",
              above: [{ promptTokens: 200000, input: 6 }, { promptTokens: 500000, input: 9, output: 1.5 }],
            },
          ],
          a: [],
        },
      }
      """
    let reader = ConfigurationReader(Array(text.utf8), path: "f.json")
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics)")
    #expect(reader.configuration.priceFile == "prices.json")
    #expect(reader.configuration.cost == .priced)
    #expect(
      reader.configuration.prices == [
        PriceRow(
          model: "b", rates: PriceRates(input: 1_000_000, cacheWrite1h: 2_000_000), validTo: Day("2026-01-31"), line: 5),
        PriceRow(
          model: "b", rates: PriceRates(input: 3_000_000),
          bands: [
            PriceBand(above: 200_000, rates: PriceRates(input: 6_000_000)),
            PriceBand(above: 500_000, rates: PriceRates(input: 9_000_000, output: 1_500_000)),
          ], validFrom: Day("2026-02-01"), line: 6),
      ])
  }

  @Test func pointsAtABadPrice() {
    expectError("config.unknown-key", at: "{prices: {m: {📍cachewrite: 1}}}", hint: "did you mean \"cacheWrite\"?")
    expectError("config.bad-value", at: "{prices: {m: 📍5}}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍null}}}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍\"3\"}}}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍1e30}}}")
    expectError("config.bad-value", at: "{prices: {m: {validFrom: 📍\"2026-02-30\"}}}")
    expectError("config.bad-value", at: "{prices: {m: 📍{validFrom: \"2026-02-02\", validTo: \"2026-02-01\"}}}")
    expectError("config.bad-value", at: "{prices: {m: [{}, 📍{}]}}")
    expectError("config.bad-value", at: "{prices: {m: [{validTo: \"2026-02-02\"}, 📍{validFrom: \"2026-02-02\"}]}}")
    expectError("config.bad-value", at: "{prices: {m: {above: 📍{}}}}")
    expectError("config.bad-value", at: "{prices: {m: {above: [📍{input: 1}]}}}")
    expectError("config.bad-value", at: "{prices: {m: {above: [{promptTokens: 📍0}]}}}")
    expectError("config.bad-value", at: "{prices: {m: {above: [{promptTokens: 5}, 📍{promptTokens: 5}]}}}")
    expectError("config.unknown-key", at: "{prices: {m: {above: [{promptTokens: 5, 📍validTo: 1}]}}}")
    expectError("config.bad-value", at: "{cost: 📍\"price\"}", hint: "did you mean \"priced\"?")
    expectError("config.bad-value", at: "{priceFile: 📍{}}")
  }

  @Test func pointsAtAnUnknownKeyAndNamesTheNearest() {
    expectError(
      "config.unknown-key", at: "{\n  title: \"a\",\n  📍timzone: \"UTC\"\n}", hint: "did you mean \"timezone\"?")
    expectError("config.unknown-key", at: "{sources: [{📍pth: 1, path: \"a\"}]}", hint: "did you mean \"path\"?")
    expectError("config.unknown-key", at: "{agents: {a: {📍alias: []}}}", hint: "did you mean \"aliases\"?")
    expectError("config.unknown-key", at: "{cache: {📍token: 5}}", hint: "did you mean \"tokens\"?")
  }

  @Test func pointsAtABadValue() {
    expectError("config.bad-value", at: "{title: 📍5}")
    expectError("config.bad-value", at: "{title: \"a\", 📍title: \"b\"}")
    expectError("config.bad-value", at: "{weekStart: 📍\"mondy\"}", hint: "did you mean \"monday\"?")
    expectError("config.bad-value", at: "{baseURL: 📍\"javascript:alert(1)\"}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍-1}}}")
    expectError("config.bad-value", at: "{prices: {m: {input: 📍0.0000001}}}")
    expectError("config.bad-value", at: "{cache: {tokens: 📍86401}}")
    expectError("config.bad-value", at: "{sources: [{path: \"a\", format: 📍\"logs\"}]}", hint: "did you mean \"log\"?")
    expectError("config.bad-value", at: "{agents: {📍Nexus: {}}}", hint: "write \"nexus\"")
    expectError("config.bad-value", at: "{sources: 📍{}}")
    for text in ["", "0h", "-1h", "+1h", "1.5h", "24", "h", "2w", "999999999999999999999d", "4000d"] {
      expectError("config.bad-value", at: "{staleAfter: 📍\"\(text)\"}")
    }
    expectError("config.bad-value", at: "{staleAfter: 📍36}")
    expectError("config.bad-value", at: "{visibility: 📍\"secret\"}", hint: "write \"public\" or \"private\"")
  }

  @Test func pointsAtABadBudget() {
    expectError("config.bad-value", at: "{ budgets: [{ name: \"a\", usd: 📍0, period: \"day\" }] }")
    expectError("config.bad-value", at: "{ budgets: [{ name: \"a\", usd: 📍\"5\", period: \"day\" }] }")
    expectError(
      "config.bad-value", at: "{ budgets: [{ name: \"a\", usd: 5, period: 📍\"weak\" }] }",
      hint: "did you mean \"week\"?")
    expectError("config.bad-value", at: "{ budgets: [📍{ name: \"a\", period: \"day\" }] }")
    expectError("config.unknown-key", at: "{ budgets: [{ name: \"a\", usd: 5, period: \"day\", 📍agents: \"x\" }] }")
    expectError(
      "config.bad-value",
      at: "{ budgets: [{ name: \"a\", usd: 5, period: \"day\" }, 📍{ name: \"a\", usd: 6, period: \"week\" }] }")
  }

  @Test func pointsAtBrokenText() {
    expectError("config.invalid", at: "{\n  title: 📍]")
  }
}
