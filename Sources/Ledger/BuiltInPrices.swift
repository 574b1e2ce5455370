package import Model

/// Prices that come with the program: a few current models, in US dollars for a million tokens, as listed by the Python
/// package litellm 1.109.1 (MIT licence) and looked up in November 2026.
package enum BuiltInPrices {
  /// The day as of which the prices were looked up.
  package static let date = "2026-11-20"

  /// The list.
  package static let table = PriceTable(
    origin: .builtIn, version: date,
    rows: [
      row("claude-opus-4-5", 5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000),
      row("claude-opus-4-6", 5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000),
      row("claude-opus-4-7", 5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000),
      row("claude-sonnet-4-5", 3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000),
      row("claude-sonnet-4-6", 3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000),
      row("claude-haiku-4-5", 1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000),
      // Bedrock keeps a higher price for long prompts, which Anthropic's own list no longer has.
      row(
        "anthropic.claude-sonnet-4-5-20250929-v1:0", 3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000,
        above: 200_000,
        PriceRates(
          input: 6_000_000, output: 22_500_000, cacheRead: 600_000, cacheWrite: 7_500_000, cacheWrite1h: 12_000_000)),
      row("gpt-5", 1_250_000, 10_000_000, 125_000),
      row("gpt-5-mini", 250_000, 2_000_000, 25_000),
      row("gpt-5-codex", 1_250_000, 10_000_000, 125_000),
      row("gpt-5.1", 1_250_000, 10_000_000, 125_000),
      row("gpt-5.1-codex", 1_250_000, 10_000_000, 125_000),
      row("gpt-5.2", 1_750_000, 14_000_000, 175_000),
      row("gpt-5.2-codex", 1_750_000, 14_000_000, 175_000),
      row("gpt-5.3-codex", 1_750_000, 14_000_000, 175_000),
      row(
        "gpt-5.4", 2_500_000, 15_000_000, 250_000, above: 272_000,
        PriceRates(input: 5_000_000, output: 22_500_000, cacheRead: 500_000)),
      row(
        "gemini-2.5-pro", 1_250_000, 10_000_000, 125_000, above: 200_000,
        PriceRates(input: 2_500_000, output: 15_000_000, cacheRead: 250_000, cacheWrite: 250_000)),
      row("gemini-2.5-flash", 300_000, 2_500_000, 30_000),
      row("gemini-3-flash-preview", 500_000, 3_000_000, 50_000),
      row("moonshot/kimi-k2.5", 600_000, 3_000_000, 100_000),
    ])

  private static func row(
    _ model: String, _ input: Int64, _ output: Int64, _ cacheRead: Int64, _ cacheWrite: Int64? = nil,
    _ cacheWrite1h: Int64? = nil, above: Int64? = nil, _ rates: PriceRates = PriceRates()
  ) -> PriceRow {
    PriceRow(
      model: model,
      rates: PriceRates(
        input: input, output: output, cacheRead: cacheRead, cacheWrite: cacheWrite, cacheWrite1h: cacheWrite1h),
      bands: above.map { [PriceBand(above: $0, rates: rates)] } ?? [])
  }
}
