import Model

/// Collects the records that a trace asks for, and what becomes of each.
struct Tracing {
  private struct Found {
    var source: Int
    var record: UsageRecord
    var costs: RecordCosts
    var day: Day?
    /// Why it does not count; nil when it does.
    var reason: Difference.Reason?
    /// The record that counts in its place.
    var kept: Place?
  }

  private struct Place {
    var source: Int
    var line: Int
  }

  private let trace: LedgerTrace
  private let days: ClosedRange<Day>?
  private var found: [Found] = []
  /// Where the calls are that count, for those that may have copies that are asked for.
  private var places: [CallKey: Place] = [:]

  init(_ trace: LedgerTrace, weekStart: Int) {
    self.trace = trace
    days = trace.days(weekStart: weekStart)
  }

  /// Notes a record that counts.
  mutating func count(_ record: UsageRecord, _ costs: RecordCosts, _ day: Day?, _ source: Int, key: CallKey? = nil) {
    guard concerns(record, day) else { return }
    // A copy may stand in another session, but has the same day and model.
    if let key { places[key] = Place(source: source, line: record.line) }
    note(Found(source: source, record: record, costs: costs, day: day))
  }

  /// Notes a record that does not count; for a duplicate with the key of its likeness or the record that does.
  mutating func drop(
    _ record: UsageRecord, _ costs: RecordCosts, _ day: Day?, _ source: Int, _ reason: Difference.Reason,
    key: CallKey?, of kept: LedgerEntry?
  ) {
    guard concerns(record, day) else { return }
    let place = key.flatMap { places[$0] } ?? kept.map { Place(source: $0.source, line: $0.record.line) }
    note(Found(source: source, record: record, costs: costs, day: day, reason: reason, kept: place))
  }

  private func concerns(_ record: UsageRecord, _ day: Day?) -> Bool {
    if let days { guard let day, days.contains(day) else { return false } }
    return trace.model.map { $0 == record.model } ?? true
  }

  private mutating func note(_ one: Found) {
    if let session = trace.session, one.record.session != session { return }
    found.append(one)
  }

  /// The agent that is asked for, or nil when none is or nothing knows it.
  func agent(_ directory: AgentDirectory) -> Int? { trace.agent.flatMap { directory.index(of: AgentName(id: $0)) } }

  /// The records that were asked for, ordered by source and place.
  func records(
    _ sources: [SourceRecords], _ directory: AgentDirectory, _ users: SessionStores, _ identified: IdentifiedCalls,
    _ prices: PriceBook
  ) -> [TracedRecord] {
    let wanted = trace.agent.map { _ in self.agent(directory) }
    var result: [TracedRecord] = []
    for one in found.sorted(by: { ($0.source, $0.record.line) < ($1.source, $1.record.line) }) {
      let agent = one.record.agent.flatMap(directory.index(of:))
      if let wanted, wanted == nil || wanted != agent { continue }
      var figures = Figures()
      figures.add(one.record, one.costs)
      var fate = TracedRecord.Fate.counted
      if let reason = one.reason {
        let identity = one.record.callID.flatMap { identified[$0] }.map {
          Place(source: $0.source, line: $0.record.line)
        }
        let kept = one.kept ?? (reason == .duplicate ? identity : nil)
        fate = .dropped(reason, kept: kept.map { SourceLocation(path: sources[$0.source].path, line: $0.line) })
      }
      result.append(
        TracedRecord(
          path: sources[one.source].path, record: one.record, agent: agent,
          user: one.record.user ?? users.user(agent, one.record.session), day: one.day, figures: figures,
          price: one.costs.price.map(prices.match), priceAbove: one.costs.price?.above, fate: fate))
    }
    return result
  }
}
