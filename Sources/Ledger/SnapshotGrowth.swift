import Model

/// What successive snapshots of one growing total add: the first its total, each later one what an agent's total grew by.
///
/// A total that falls was reset: the later one is new spending in full, never a negative day. A fall of at most a hundredth
/// is a rounding or a correction, and no growth.
struct SnapshotGrowth {
  /// Whose total it is; without an agent's name, totals of models stand apart.
  private struct Key: Hashable {
    var agent: String?
    var model: String?
  }

  private struct Total {
    /// The record that the total's name and place are taken from.
    var record: UsageRecord
    var tokens: TokenCounts?
    var cost: CostParts?
    /// The time of the version that states the total.
    var time: Instant?
  }

  /// The records so far.
  private(set) var records: [(source: Int, record: UsageRecord)] = []
  /// The totals that fell.
  private(set) var diagnostics: [Diagnostic] = []
  private let zone: ZoneRules
  private var known: [Key: Total] = [:]
  private var previous: SnapshotSeries.Version?

  init(zone: ZoneRules) { self.zone = zone }

  /// Adds the next version.
  mutating func add(_ version: SnapshotSeries.Version) {
    defer { previous = version }
    let totals = totals(of: version)
    guard let previous else {
      for (key, total) in totals { known[key] = total }
      records += version.records.map { (version.source, $0) }
      return
    }
    var fallen: [(from: Total, to: Total)] = []
    for (key, total) in totals {
      guard let base = known[key] else {
        known[key] = total
        append(total, tokens: total.tokens, cost: total.cost, since: previous.time, in: version)
        continue
      }
      let change = Change(from: (base.tokens, base.cost), to: (total.tokens, total.cost))
      if change.isReset { fallen.append((base, total)) }
      known[key] = total
      known[key]?.tokens = change.reached.tokens
      known[key]?.cost = change.reached.cost
      append(total, tokens: change.tokens, cost: change.cost, since: base.time, in: version)
    }
    if let first = fallen.first { diagnostics.append(fell(first, more: fallen.count - 1, version)) }
  }

  /// The sums of a version's records by agent, in the order of their first rows.
  private func totals(of version: SnapshotSeries.Version) -> [(Key, Total)] {
    var order: [Key] = []
    var sums: [Key: Total] = [:]
    for record in version.records {
      let agent = record.agent.flatMap { $0.id ?? $0.name }.flatMap(AgentID.normalized)
      let key = Key(agent: agent, model: agent == nil ? record.model : nil)
      guard var sum = sums[key] else {
        order.append(key)
        sums[key] = Total(record: record, tokens: record.tokens, cost: record.cost, time: version.time)
        continue
      }
      if let more = record.tokens { sum.tokens = sum.tokens.map { $0 + more } ?? more }
      if let more = record.cost { sum.cost = sum.cost.map { $0 + more } ?? more }
      if sum.record.model != record.model { sum.record.model = nil }
      if sum.record.provider != record.provider { sum.record.provider = nil }
      sums[key] = sum
    }
    return order.compactMap { key in sums[key].map { (key, $0) } }
  }

  private mutating func append(
    _ total: Total, tokens: TokenCounts?, cost: CostParts?, since earlier: Instant?, in version: SnapshotSeries.Version
  ) {
    var record = total.record
    record.tokens = tokens
    record.cost = cost
    record.calls = nil
    record.period = period(from: earlier, to: version.time)
    if record.hasSpending { records.append((version.source, record)) }
  }

  /// The later version's day when it is the same or the next one, else the time between the two.
  private func period(from earlier: Instant?, to later: Instant?) -> Period {
    guard let earlier, let later else { return .unknown }
    let day = zone.day(of: later)
    let (days, overflow) = day.daysSinceEpoch.subtractingReportingOverflow(zone.day(of: earlier).daysSinceEpoch)
    return !overflow && days <= 1 ? .day(day) : .interval(earlier, later)
  }

  private func fell(
    _ fall: (from: Total, to: Total), more: Int, _ version: SnapshotSeries.Version
  ) -> Diagnostic {
    func text(_ total: Total) -> String {
      if let tokens = total.tokens, fall.from.tokens != nil, fall.to.tokens != nil {
        return "\(tokens.total.count) tokens"
      }
      return "$\(total.cost?.total.decimalText ?? "0")"
    }
    let name = fall.to.record.agent.flatMap { $0.name ?? $0.id } ?? fall.to.record.model
    let others = more == 0 ? "" : more == 1 ? ", and 1 more" : ", and \(more) more"
    return Diagnostic(
      "report.total-fell", .note, at: SourceLocation(path: version.path, line: fall.to.record.line),
      "the total of \(name ?? "a row") falls from \(text(fall.from)) in \(previous?.path ?? "the version before") to "
        + "\(text(fall.to))\(others); it was reset, and the later total is new spending")
  }
}
