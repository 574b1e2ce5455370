import Model

/// The rates of one entry of a price file while it is read.
struct PriceFileRates {
  /// What a member's name says.
  struct Key: Hashable {
    var kind: WritableKeyPath<PriceRates, Int64?>
    /// The prompt's length above which the rate holds, or nil for all below.
    var above: Int64?

    init(kind: WritableKeyPath<PriceRates, Int64?>, above: Int64?) {
      self.kind = kind
      self.above = above
    }

    /// Reads a name such as `input_cost_per_token_above_200k_tokens`; nil for every other kind of name.
    init?(_ name: String) {
      var rest = Substring(name)
      func take(_ prefix: String) -> Bool {
        guard rest.hasPrefix(prefix) else { return false }
        rest = rest.dropFirst(prefix.count)
        return true
      }
      if take("input_cost_per_token") {
        kind = \.input
      } else if take("output_cost_per_token") {
        kind = \.output
      } else if take("cache_read_input_token_cost") {
        kind = \.cacheRead
      } else if take("cache_creation_input_token_cost") {
        kind = take("_above_1hr") ? \.cacheWrite1h : \.cacheWrite
      } else {
        return nil
      }
      above = nil
      if rest.isEmpty { return }
      guard take("_above_"), rest.hasSuffix("k_tokens"), let thousands = Int64(rest.dropLast("k_tokens".count)),
        (1...1_000_000).contains(thousands)
      else { return nil }
      above = thousands * 1000
    }
  }

  private var base = PriceRates()
  private var bands: [Int64: PriceRates] = [:]

  mutating func set(_ rate: Int64, for key: Key) {
    guard let above = key.above else {
      base[keyPath: key.kind] = rate
      return
    }
    bands[above, default: PriceRates()][keyPath: key.kind] = rate
  }

  /// The row; nil when there is no rate for plain calls.
  func row(model: String, line: Int?) -> PriceRow? {
    guard base != PriceRates() else { return nil }
    return PriceRow(
      model: model, rates: base,
      bands: bands.sorted { $0.key < $1.key }.map { PriceBand(above: $0.key, rates: $0.value) }, line: line)
  }
}
