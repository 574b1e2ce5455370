import Model

extension SnapshotGrowth {
  /// Whether a total is less than the one before it by more than a hundredth: less is a rounding or a correction.
  static func falls(_ earlier: Int128, _ later: Int128) -> Bool { later < earlier - max(0, earlier / 100) }

  /// The difference of two totals of one agent.
  struct Change {
    typealias Amounts = (tokens: TokenCounts?, cost: CostParts?)

    /// The tokens added, or nil when they are not known.
    var tokens: TokenCounts?
    /// The dollars added, or nil when they are not known.
    var cost: CostParts?
    /// Whether the total began anew.
    var isReset = false
    /// The total that the next one is compared with.
    var reached: Amounts

    /// Compares an earlier with a later total: tokens tell about a reset, dollars only where tokens are not known.
    init(from earlier: Amounts, to later: Amounts) {
      reached = (later.tokens ?? earlier.tokens, later.cost ?? earlier.cost)
      if let a = earlier.tokens, let b = later.tokens {
        isReset = SnapshotGrowth.falls(Int128(a.total.count), Int128(b.total.count))
      } else if let a = earlier.cost, let b = later.cost {
        isReset = SnapshotGrowth.falls(a.total.picodollars, b.total.picodollars)
      }
      if isReset {
        (tokens, cost) = later
        reached = later
        return
      }
      if let a = earlier.tokens, let b = later.tokens {
        tokens = Self.growth(from: a, to: b) { Tokens($0.count.subtractingReportingOverflow($1.count).partialValue) }
        if b.total < a.total { reached.tokens = a }
      }
      if let a = earlier.cost, let b = later.cost {
        // A cost that falls while tokens grow was worked out anew: what the growth cost is not known.
        let isKnown = !SnapshotGrowth.falls(a.total.picodollars, b.total.picodollars)
        cost = isKnown ? Self.growth(from: a, to: b) { $0 - $1 } : nil
        if isKnown, b.total < a.total { reached.cost = a }
      }
    }

    /// Part by part where the parts of both are known alike and none falls, else the difference of the totals.
    private static func growth<Amount>(
      from a: Parts<Amount>, to b: Parts<Amount>, minus: (Amount, Amount) -> Amount
    ) -> Parts<Amount> {
      guard b.total > a.total else { return Parts() }
      let paths: [WritableKeyPath<Parts<Amount>, Amount?>] = [\.input, \.output, \.cacheRead, \.cacheWrite]
      var parts = Parts<Amount>()
      for path in paths {
        switch (a[keyPath: path], b[keyPath: path]) {
        case (nil, nil): continue
        case (let x?, let y?) where y >= x: parts[keyPath: path] = minus(y, x)
        default: return Parts(unsplit: minus(b.total, a.total))
        }
      }
      guard b.unsplit >= a.unsplit else { return Parts(unsplit: minus(b.total, a.total)) }
      parts.unsplit = minus(b.unsplit, a.unsplit)
      return parts
    }
  }
}
