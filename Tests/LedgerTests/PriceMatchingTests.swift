import Ledger
import Model
import Testing

/// The rules by which a call's model name finds a row.
@Suite struct PriceMatchingTests {
  /// Each row has a price of its own, so that a match shows in the price; two pairs are of one price.
  private static let names = [
    "claude-opus-4-6", "us.anthropic.claude-opus-4-6-v1", "openrouter/anthropic/claude-opus-4-6",
    "anthropic/claude-x-1",
    "moonshot/kimi-k2.5", "gpt-5.2", "gpt-5.2-codex", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5-20260101",
    "claude-haiku-4-5@20251001", "deepseek-v3", "openrouter/only/here", "two-20250101", "two-20260101", "zai/glm-4.7",
    "claude-fast-1-fast",
  ]

  private static let table = PriceTable(
    origin: .file,
    rows: names.enumerated().map { index, name in
      // The two dated rows of "two" say the same.
      PriceRow(model: name, input: name.hasPrefix("two") ? 999 : Int64(index + 1), output: nil)
    })

  private static func match(_ model: String, _ provider: String? = nil, in tables: [PriceTable] = [table]) -> String {
    var record = Fixture.call("a", "2026-02-17T10:00:00Z", model: model, provider: provider, output: 0, cost: nil)
    record.calls = 1
    var configuration = SiteConfiguration()
    configuration.prices = tables.first { $0.origin == .configuration }?.rows ?? []
    let ledger = LedgerBuilder(
      configuration: configuration, zone: .utc, priceFile: tables.first { $0.origin == .file }
    ).build([Fixture.source("x", [record])])
    let match = ledger.prices.first?.matches.first
    return match.map { "\($0.origin.rawValue) \($0.rule.rawValue) \($0.row.model)" } ?? "none"
  }

  @Test(arguments: [
    // Exact, then provider/name.
    ("claude-opus-4-6", nil, "exact claude-opus-4-6"),
    ("us.anthropic.claude-opus-4-6-v1", nil, "exact us.anthropic.claude-opus-4-6-v1"),
    ("kimi-k2.5", "moonshot", "provider moonshot/kimi-k2.5"),
    ("glm-4.7", "zai", "provider zai/glm-4.7"),
    // Beginnings.
    ("anthropic/claude-opus-4-6", nil, "normalised claude-opus-4-6"),
    ("eu.anthropic.claude-opus-4-6-v1:0", nil, "normalised claude-opus-4-6"),
    ("global.anthropic.claude-opus-4-6", nil, "normalised claude-opus-4-6"),
    ("bedrock/apac.anthropic.claude-opus-4-6-v1", nil, "normalised claude-opus-4-6"),
    ("openrouter/anthropic/claude-opus-4.6", nil, "normalised claude-opus-4-6"),
    ("openrouter/openai/gpt-5.2", nil, "normalised gpt-5.2"),
    ("kimi-k2.5", "elsewhere", "normalised moonshot/kimi-k2.5"),
    ("claude-x-1", nil, "normalised anthropic/claude-x-1"),
    // Ends.
    ("claude-opus-4-6-latest", nil, "normalised claude-opus-4-6"),
    ("claude-opus-4-6-20260205", nil, "normalised claude-opus-4-6"),
    ("claude-opus-4-6@20260205", nil, "normalised claude-opus-4-6"),
    ("claude-haiku-4-5-20251001", nil, "normalised claude-haiku-4-5@20251001"),
    ("claude-haiku-4-5", nil, "normalised claude-haiku-4-5@20251001"),
    ("gpt-5-2", nil, "normalised gpt-5.2"),
    ("two", nil, "normalised two-20250101"),
    // No guessing: other versions, other dates, parts of names, rows of resellers, rows that disagree.
    ("claude-opus-4-5", nil, "none"),
    ("claude-opus-4", nil, "none"),
    ("claude-opus-4-6-fast", nil, "none"),
    ("claude-fast-1-fast", nil, "exact claude-fast-1-fast"),
    ("gpt-5.2-mini", nil, "none"),
    ("gpt-5", nil, "none"),
    ("claude-haiku-4-5-20260101", nil, "none"),
    ("claude-sonnet-4-5-20250929-v1:0", nil, "normalised claude-sonnet-4-5-20250929"),
    ("claude-sonnet-4-5", nil, "none"),
    ("deepseek", nil, "none"),
    ("here", nil, "none"),
    ("glm-4.7", nil, "none"),
    ("Claude-Opus-4-6", nil, "none"),
    ("-v1", nil, "none"), ("", nil, "none"), ("@20250929", nil, "none"), ("openrouter/", "openrouter", "none"),
    ("-latest-latest", nil, "none"),
  ])
  func findsRows(_ model: String, _ provider: String?, _ wanted: String) {
    // What the file does not have may be in the built-in list, which is asked last.
    let found = Self.match(model, provider)
    #expect(found.hasPrefix("built-in") ? wanted == "none" : found == (wanted == "none" ? wanted : "file " + wanted))
  }

  @Test func asksTheConfigurationFirstWithEveryRule() {
    let own = PriceTable(origin: .configuration, rows: [PriceRow(model: "claude-opus-4-6", input: 7, output: 7)])
    #expect(
      Self.match("anthropic/claude-opus-4.6", in: [own, Self.table]) == "configuration normalised claude-opus-4-6")
    #expect(Self.match("gpt-5.2", in: [own, Self.table]) == "file exact gpt-5.2")
    #expect(Self.match("claude-opus-4-7", in: [own, Self.table]) == "built-in exact claude-opus-4-7")
  }

  @Test(arguments: [("gpt-5.2-fast", "none"), ("claude-opus-4-6-fast", "none"), ("local-qwen3-72b", "none")])
  func leavesUnknownModelsToNoBuiltInRow(_ model: String, _ wanted: String) {
    #expect(Self.match(model, in: []) == wanted)
  }
}
