package import Model

/// Prices of models, to cost calls for which the source records none.
package struct PriceBook: Sendable {
  private let prices: [String: SiteConfiguration.Price]

  /// Makes a book of configured prices; a model is matched by its exact name.
  package init(_ prices: [SiteConfiguration.Price]) {
    self.prices = Dictionary(prices.map { ($0.model, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a record costs. Shown is the recorded cost; where the source records none, or $0 for tokens that were used
  /// (which is how OpenClaw writes a price that it does not know), it is the priced one.
  func costs(of record: UsageRecord) -> RecordCosts {
    let priced = record.tokens.flatMap { cost(of: $0, model: record.model) }
    let isUnknownZero =
      record.rank == .transcript && record.cost?.total == .zero && (record.tokens?.total ?? .zero) > .zero
    if let recorded = record.cost, !isUnknownZero {
      return RecordCosts(recorded: recorded, priced: priced, shown: recorded, basis: record.basis)
    }
    return RecordCosts(
      recorded: record.cost, priced: priced, shown: priced, basis: priced == nil ? record.basis : .priced)
  }

  /// The cost of a call, exact to the picodollar; nil when the model has no price, or none for a kind of token that was
  /// used, or when the tokens are not split or not known: an unknown price is never $0.
  package func cost(of tokens: TokenCounts, model: String?) -> CostParts? {
    guard let price = model.flatMap({ prices[$0] }), tokens.unsplit == .zero, tokens != TokenCounts() else {
      return nil
    }
    var parts: [USDTotal?] = []
    for (count, rate) in [
      (tokens.input, price.input), (tokens.output, price.output), (tokens.cacheRead, price.cacheRead),
      (tokens.cacheWrite, price.cacheWrite),
    ] {
      guard let count, count > .zero else {
        parts.append(count.map { _ in .zero })
        continue
      }
      guard let rate else { return nil }
      parts.append(USDTotal(picodollars: Int128(count.count) * Int128(rate)))
    }
    return CostParts(input: parts[0], output: parts[1], cacheRead: parts[2], cacheWrite: parts[3])
  }
}
