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
  /// The least direct basis of the records, or nil when there are none.
  package var basis: Basis?
  /// The newest moment of a call, or nil when no record has one.
  package var newest: Instant?
  /// The number of records.
  package var records = 0

  /// Nothing: no data, which is not zero.
  package init() {}

  /// Adds a record with the cost that is shown for it.
  package mutating func add(_ record: UsageRecord, cost shown: CostParts?, basis shownBasis: Basis) {
    if let more = record.tokens { tokens = tokens.map { $0 + more } ?? more }
    if let shown { cost = cost.map { $0 + shown } ?? shown }
    if let more = record.calls { calls = Self.sum(calls ?? 0, more) }
    if shown == nil, (record.tokens?.total ?? .zero) > .zero { unpriced += 1 }
    basis = basis.map { max($0, shownBasis) } ?? shownBasis
    if case .instant(let time) = record.period { newest = newest.map { max($0, time) } ?? time }
    records += 1
  }

  /// Adds other figures.
  package mutating func add(_ other: Figures) {
    if let more = other.tokens { tokens = tokens.map { $0 + more } ?? more }
    if let more = other.cost { cost = cost.map { $0 + more } ?? more }
    if let more = other.calls { calls = Self.sum(calls ?? 0, more) }
    unpriced = Self.sum(unpriced, other.unpriced)
    if let more = other.basis { basis = basis.map { max($0, more) } ?? more }
    if let more = other.newest { newest = newest.map { max($0, more) } ?? more }
    records = Self.sum(records, other.records)
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}

/// Figures of a calendar day.
package struct DayFigures: Sendable, Hashable {
  /// The day in the site's zone.
  package var day: Day
  /// What was spent on it.
  package var figures: Figures
}

/// Figures of a week.
package struct WeekFigures: Sendable, Hashable {
  /// The week's first day.
  package var start: Day
  /// What was spent in it.
  package var figures: Figures
  /// The cost minus that of the week before; nil when either week has no known cost.
  package var change: USDTotal?
}

/// Totals for one key (an agent, a model, a user, the fleet) with their days and weeks.
///
/// The days and `undated` add up to `total`; so do the weeks and `undated`.
package struct Rollup: Sendable, Hashable {
  /// Everything that counts for this key.
  package var total = Figures()
  /// The days that have records, ascending.
  package var days: [DayFigures] = []
  /// The weeks that have records, ascending.
  package var weeks: [WeekFigures] = []
  /// What counts but lies in no single day, such as a report of several days.
  package var undated = Figures()
  /// The number of sessions, or nil when no record names one.
  package var sessions: Int?

  /// Nothing.
  package init() {}
}

/// A rollup with the name it is for.
package struct NamedRollup: Sendable, Hashable {
  /// The model's or user's name as the sources write it.
  package var name: String
  /// The provider, for a model; nil for a user or when not known.
  package var provider: String?
  /// Its figures.
  package var rollup: Rollup
}
