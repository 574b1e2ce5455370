import Model

/// The order of what spends: the largest cost first, then the most tokens; what is not known comes last.
package enum Ranking {
  /// Whether one set of figures comes before another; where both are equal the keys decide, in byte order.
  package static func isOrderedBefore(_ a: (Figures, key: String), _ b: (Figures, key: String)) -> Bool {
    let (x, y) = (a.0, b.0)
    if x.cost?.total != y.cost?.total { return precedes(x.cost?.total, y.cost?.total) }
    if x.tokens?.total != y.tokens?.total { return precedes(x.tokens?.total, y.tokens?.total) }
    return a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
  }

  /// Whether an amount comes before another one: the larger first, one that is not known last.
  package static func precedes<Amount: Comparable>(_ a: Amount?, _ b: Amount?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return a > b
  }
}
