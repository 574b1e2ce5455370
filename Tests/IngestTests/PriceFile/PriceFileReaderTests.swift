import Ingest
import Model
import Testing

@Suite struct PriceFileReaderTests {
  private func read(_ text: String) -> PriceFileReader { PriceFileReader(Array(text.utf8), path: "p.json") }

  @Test func readsPricesOfOneToken() throws {
    let reader = read(
      """
      {
        "sample_spec": {"input_cost_per_token": 1, "mode": "one of: chat"},
        "a": {
          "input_cost_per_token": 3e-06, "output_cost_per_token": 0.000015, "cache_read_input_token_cost": 3e-7,
          "cache_creation_input_token_cost": 3.75e-06, "cache_creation_input_token_cost_above_1hr": 6e-06,
          "input_cost_per_token_batches": 1.5e-06, "input_cost_per_token_above_272k_tokens_priority": 1,
          "input_cost_per_token_flex": 5, "output_cost_per_reasoning_token": 7, "litellm_provider": "x",
          "cache_creation_input_token_cost_above_12hr": 9, "search_context_cost_per_query": {"low": 0.01}
        },
        "x/b": {"input_cost_per_token": 1.41953125E-7, "output_cost_per_token": 2.9999999999999997e-07}
      }
      """)
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics)")
    #expect(
      reader.table.rows == [
        PriceRow(
          model: "a",
          rates: PriceRates(
            input: 3_000_000, output: 15_000_000, cacheRead: 300_000, cacheWrite: 3_750_000, cacheWrite1h: 6_000_000),
          line: 3),
        PriceRow(model: "x/b", rates: PriceRates(input: 141_953, output: 300_000), line: 10),
      ])
    #expect(reader.table.origin == .file)
    #expect(reader.table.path == "p.json")
    #expect(reader.table.version?.utf8.count == 32)
  }

  @Test func readsPricesOfLongPrompts() {
    let reader = read(
      """
      {"a": {"input_cost_per_token": 1e-6, "input_cost_per_token_above_512k_tokens": 4e-6,
        "input_cost_per_token_above_200k_tokens": 2e-6, "output_cost_per_token_above_200k_tokens": 3e-6,
        "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 12e-6,
        "cache_creation_input_token_cost_above_200k_tokens": 7e-6, "input_cost_per_token_above_k_tokens": 1,
        "input_cost_per_token_above_-5k_tokens": 1, "input_cost_per_token_above_99999999999999999999k_tokens": 1},
       "b": {"tiered_pricing": [{"range": [0, 256000.0], "input_cost_per_token": 5e-8, "output_cost_per_token": 4e-7},
        {"range": [256000.0, 1e6], "input_cost_per_token": 2.5e-7}]},
       "d": {"tiered_pricing": [{"max_results_range": [0, 10], "input_cost_per_query": 0.002}]},
       "c": {"input_cost_per_token_above_200k_tokens": 2e-6}}
      """)
    #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics)")
    #expect(
      reader.table.rows.map(\.bands) == [
        [
          PriceBand(
            above: 200_000,
            rates: PriceRates(
              input: 2_000_000, output: 3_000_000, cacheWrite: 7_000_000, cacheWrite1h: 12_000_000)),
          PriceBand(above: 512_000, rates: PriceRates(input: 4_000_000)),
        ],
        [PriceBand(above: 256_000, rates: PriceRates(input: 250_000))],
      ])
    #expect(reader.table.rows.last?.rates == PriceRates(input: 50_000, output: 400_000))
  }

  @Test func takesZeroForNoPrice() {
    let reader = read(
      """
      {"free": {"input_cost_per_token": 0, "output_cost_per_token": 0.0},
       "half": {"input_cost_per_token": 1e-6, "output_cost_per_token": 0},
       "none": {"mode": "chat"}, "null": {"input_cost_per_token": null}}
      """)
    #expect(reader.table.rows.map(\.model) == ["half"])
    #expect(reader.table.rows.first?.rates == PriceRates(input: 1_000_000))
    #expect(reader.diagnostics.map(\.id) == ["price.zero"])
    #expect(reader.diagnostics.first?.severity == .note)
    #expect(reader.diagnostics.first?.location == SourceLocation(path: "p.json", line: 1, column: 2))
  }

  @Test func leavesOutWhatIsNoPriceAndKeepsTheRest() {
    let reader = read(
      """
      {"a": {"input_cost_per_token": "3e-6", "output_cost_per_token": 1e-6},
       "b": {"input_cost_per_token": -1, "output_cost_per_token": 1e300, "cache_read_input_token_cost": 1e-6},
       "c": 5, "d": {"tiered_pricing": [{"input_cost_per_token": 1}, 7], "input_cost_per_token": 1e-6},
       "e": {"input_cost_per_token": 1e-6}, "e": {"input_cost_per_token": 2e-6}}
      """)
    #expect(reader.table.rows.map(\.model) == ["a", "b", "d", "e"])
    #expect(reader.table.rows.map(\.rates.input) == [nil, nil, 1_000_000, 2_000_000])
    #expect(Set(reader.diagnostics.map(\.id)) == ["price.bad-entry"])
    #expect(reader.diagnostics.map(\.location.line) == [1, 2, 2, 3, 3, 3])
  }

  @Test func listsNoMoreThanTwentyFaults() {
    let entries = (0..<50).map { "\"m\($0)\": 1" }.joined(separator: ", ")
    let reader = read("{\(entries)}")
    #expect(reader.diagnostics.count == 21)
    #expect(reader.diagnostics.last?.message == "30 more prices of the file are none")
  }

  @Test(arguments: ["", "[]", "{", "5", "{\"a\":"])
  func refusesWhatIsNoPriceFile(_ text: String) {
    let reader = read(text)
    #expect(reader.diagnostics.map(\.id) == ["price.invalid"])
    #expect(reader.diagnostics.first?.severity == .error)
    #expect(reader.table.rows.isEmpty)
  }
}
