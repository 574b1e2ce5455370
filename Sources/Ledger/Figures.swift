package import Model

/// What a set of records adds up to.
package struct Figures: Sendable, Hashable {
  /// The tokens, or nil when no record gives any.
  package var tokens: TokenCounts?
  /// The cost shown: recorded where the source records one, else priced; nil when no record has either.
  package var cost: CostParts?
  /// The number of calls, or nil when no record says.
  package var calls: Int?
  /// The number of records with tokens for which no cost is known; a cost beside it is "at least".
  package var unpriced = 0
  /// The sum of what sources record, or nil when none records anything; for comparison with `priced`.
  package var recorded: USDTotal?
  /// The sum of tokens times price, or nil when no price is known; for comparison with `recorded`.
  package var priced: USDTotal?
  /// How the figures of the records were obtained.
  package var bases = BasisSet()
  /// The oldest moment of a call, or nil when no record has one.
  package var oldest: Instant?
  /// The newest moment of a call, or nil when no record has one.
  package var newest: Instant?
  /// The number of records.
  package var records = 0

  /// The least direct basis of the records, or nil when there are none.
  package var basis: Basis? { bases.all.last }

  /// Nothing: no data, which is not zero.
  package init() {}

  /// Adds a record with what it costs.
  mutating func add(_ record: UsageRecord, _ costs: RecordCosts) { add(Spending(record), costs) }

  /// Adds a record's spending with what it costs.
  mutating func add(_ spending: Spending, _ costs: RecordCosts) {
    let shown = costs.shown
    if let more = spending.tokens { tokens = tokens.map { $0 + more } ?? more }
    if let shown { cost = cost.map { $0 + shown } ?? shown }
    if let more = spending.calls { calls = Self.sum(calls ?? 0, more) }
    if shown == nil, (spending.tokens?.total ?? .zero) > .zero { unpriced += 1 }
    if let more = costs.recorded?.total { recorded = recorded.map { $0 + more } ?? more }
    if let more = costs.priced?.total { priced = priced.map { $0 + more } ?? more }
    bases.insert(costs.basis)
    if let time = spending.time {
      oldest = oldest.map { min($0, time) } ?? time
      newest = newest.map { max($0, time) } ?? time
    }
    records += 1
  }

  /// Adds other figures.
  package mutating func add(_ other: Figures) {
    if let more = other.tokens { tokens = tokens.map { $0 + more } ?? more }
    if let more = other.cost { cost = cost.map { $0 + more } ?? more }
    if let more = other.calls { calls = Self.sum(calls ?? 0, more) }
    unpriced = Self.sum(unpriced, other.unpriced)
    if let more = other.recorded { recorded = recorded.map { $0 + more } ?? more }
    if let more = other.priced { priced = priced.map { $0 + more } ?? more }
    bases.formUnion(other.bases)
    if let more = other.oldest { oldest = oldest.map { min($0, more) } ?? more }
    if let more = other.newest { newest = newest.map { max($0, more) } ?? more }
    records = Self.sum(records, other.records)
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}
