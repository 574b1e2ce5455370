package import Model

extension PriceRates {
  /// The cost of tokens, exact to the picodollar; nil when a kind of token that was used has no price here: an unknown
  /// price is never $0.
  ///
  /// - Parameter cacheWrite1h: of the tokens written to the cache, those kept for an hour; without it all are taken as
  ///   kept for five minutes.
  package func cost(of tokens: TokenCounts, cacheWrite1h: Int64? = nil) -> CostParts? {
    let written = tokens.cacheWrite?.count ?? 0
    let long = max(0, min(cacheWrite1h ?? 0, written))
    guard let input = Self.cost(of: tokens.input?.count ?? 0, at: input),
      let output = Self.cost(of: tokens.output?.count ?? 0, at: output),
      let cacheRead = Self.cost(of: tokens.cacheRead?.count ?? 0, at: cacheRead),
      let short = Self.cost(of: written - long, at: cacheWrite),
      let longCost = Self.cost(of: long, at: self.cacheWrite1h)
    else { return nil }
    return CostParts(
      input: tokens.input.map { _ in input }, output: tokens.output.map { _ in output },
      cacheRead: tokens.cacheRead.map { _ in cacheRead }, cacheWrite: tokens.cacheWrite.map { _ in short + longCost })
  }

  private static func cost(of count: Int64, at rate: Int64?) -> USDTotal? {
    guard count > 0 else { return .zero }
    return rate.map { USDTotal(picodollars: Int128(count) * Int128($0)) }
  }
}
