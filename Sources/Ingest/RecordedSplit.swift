import Model

/// Puts a recorded total and its recorded parts together, so that parts and unsplit rest add up to the total exactly.
enum RecordedSplit {
  /// The split of `total` into `parts`, whose own rest is of no account; what they leave over is unsplit.
  ///
  /// Parts were rounded one by one, so that their sum may pass the total by up to `rounding`: the largest parts then
  /// give way. Nil when the sum passes the total by more, or when a part is negative: such parts are not of this total.
  static func cost(_ total: USDTotal, _ parts: CostParts, rounding: Int128) -> CostParts? {
    var split = parts
    split.unsplit = .zero
    let hasNegative =
      isNegative(parts.input) || isNegative(parts.output) || isNegative(parts.cacheRead)
      || isNegative(parts.cacheWrite)
    var excess = split.total.picodollars - total.picodollars
    if hasNegative || excess > rounding { return nil }
    // Most often the parts fit, and stand as they are.
    if excess <= 0 {
      split.unsplit = USDTotal(picodollars: -excess)
      return split
    }
    var amounts = [parts.input, parts.output, parts.cacheRead, parts.cacheWrite].map { $0?.picodollars }
    while excess > 0 {
      guard let largest = amounts.indices.max(by: { (amounts[$0] ?? 0) < (amounts[$1] ?? 0) }),
        let amount = amounts[largest], amount > 0
      else { return nil }
      let cut = min(excess, amount)
      amounts[largest] = amount - cut
      excess -= cut
    }
    func part(_ index: Int) -> USDTotal? { amounts[index].map { USDTotal(picodollars: $0) } }
    return CostParts(
      input: part(0), output: part(1), cacheRead: part(2), cacheWrite: part(3))
  }

  private static func isNegative(_ part: USDTotal?) -> Bool { part.map { $0 < .zero } ?? false }

  /// The same for the parts input, output, cacheRead and cacheWrite in this order.
  static func cost(_ total: USDTotal, _ parts: [USDTotal?], rounding: Int128) -> CostParts? {
    cost(
      total, CostParts(input: parts[0], output: parts[1], cacheRead: parts[2], cacheWrite: parts[3]),
      rounding: rounding)
  }

  /// The sum of token counts, each from 0 to `tokenLimit`; unknown ones add nothing.
  static func sum(_ counts: [Int64?]) -> Int64 { counts.reduce(0) { $0 + ($1 ?? 0) } }

  /// The most tokens that one figure can honestly have; anything above is a fault of the source.
  static let tokenLimit: Int64 = 1_000_000_000_000_000
}
