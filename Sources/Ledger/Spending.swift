import Model

/// What a record says of its spending: all that prices and sums need, without the texts.
struct Spending {
  var rank: SourceRank
  var basis: Basis
  var tokens: TokenCounts?
  /// The cost that the source records.
  var cost: CostParts?
  var cacheWrite1h: Int64?
  var calls: Int?
  /// The moment, for a record of a single call.
  var time: Instant?

  init(_ record: UsageRecord) {
    rank = record.rank
    basis = record.basis
    tokens = record.tokens
    cost = record.cost
    cacheWrite1h = record.cacheWrite1h
    calls = record.calls
    if case .instant(let moment) = record.period { time = moment }
  }

  init(_ call: UsageList.Call) {
    rank = .transcript
    basis = .recorded
    tokens = call.tokens
    cost = call.cost.map(CostParts.init)
    calls = 1
    time = call.time
  }

  /// Whether there is any spending at all.
  var isAny: Bool { (tokens?.total ?? .zero) > .zero || (cost?.total ?? .zero) > .zero }
}

extension UsageRecord {
  /// Whether the record stands for any spending at all.
  var hasSpending: Bool { Spending(self).isAny }
}
