import Model

/// What is not counted, added up by source, reason, agent and time.
struct DropLog {
  private struct Key: Hashable {
    var source: Int
    var reason: Difference.Reason
    var rank: SourceRank
    /// The number of the agent's name, or -1.
    var agent: Int32
    var span: DaySpan?
  }

  private struct DayKey: Hashable {
    var source: Int
    var reason: Difference.Reason
    var day: Day?
  }

  /// One of the sums.
  struct Sum {
    var source: Int
    var reason: Difference.Reason
    var rank: SourceRank
    /// Whose it is, by the name that the source gives.
    var agent: AgentName?
    var span: DaySpan?
    var figures: Figures
  }

  private struct Place: Hashable {
    var source: Int
    var reason: Difference.Reason
  }

  /// Whether sums are kept; diagnostics do not need them.
  private let keepsSums: Bool
  private var sums: [Key: Figures] = [:]
  private var agents = Interning<AgentName>()
  private var places: [Place: (line: Int, count: Int)] = [:]

  init(keepsSums: Bool) { self.keepsSums = keepsSums }

  /// Notes a record that does not count.
  mutating func add(
    _ record: UsageRecord, _ costs: RecordCosts, span: DaySpan?, source: Int, _ reason: Difference.Reason
  ) {
    if keepsSums {
      let key = Key(
        source: source, reason: reason, rank: record.rank, agent: agents.number(of: record.agent), span: span)
      sums[key, default: Figures()].add(record, costs)
    }
    let place = Place(source: source, reason: reason)
    let known = places[place]
    places[place] = (min(known?.line ?? .max, record.line), (known?.count ?? 0) + 1)
  }

  /// The sums, ordered by source, reason, day.
  func differences(_ sources: [SourceRecords]) -> [Difference] {
    var byDay: [DayKey: Figures] = [:]
    for (key, figures) in sums {
      byDay[DayKey(source: key.source, reason: key.reason, day: key.span?.singleDay), default: Figures()].add(figures)
    }
    return byDay.sorted { a, b in
      if a.key.source != b.key.source { return a.key.source < b.key.source }
      if a.key.reason != b.key.reason { return a.key.reason.rawValue < b.key.reason.rawValue }
      return (a.key.day?.daysSinceEpoch ?? .min) < (b.key.day?.daysSinceEpoch ?? .min)
    }.map { Difference(path: sources[$0.key.source].path, reason: $0.key.reason, day: $0.key.day, figures: $0.value) }
  }

  /// The sums, in no order.
  var all: [Sum] {
    sums.map { key, figures in
      Sum(
        source: key.source, reason: key.reason, rank: key.rank, agent: agents[key.agent], span: key.span,
        figures: figures)
    }
  }

  /// One note for each source and reason, so that nothing is left out in silence.
  func diagnostics(_ sources: [SourceRecords]) -> [Diagnostic] {
    places.map { place, found in
      let records = found.count == 1 ? "1 record" : "\(found.count) records"
      let location = SourceLocation(path: sources[place.source].path, line: found.line)
      switch place.reason {
      case .duplicate:
        return Diagnostic(
          "ledger.duplicate", .note, at: location,
          "\(records) of this source, from this line on, stand elsewhere too and count once")
      case .sessionHasTranscript:
        return Diagnostic(
          "ledger.session-has-transcript", .note, at: location,
          "\(records), from this line on, belong to sessions whose transcripts are here; the transcripts count")
      case .moreDirectSource:
        return Diagnostic(
          "ledger.more-direct-source", .note, at: location,
          "\(records), from this line on, speak for days on which a more direct source has spending; they add nothing",
          hint: "if they are spending of other agents, add the path to \"disjointSources\" in the configuration")
      case .newerSource:
        return Diagnostic(
          "ledger.newer-source", .note, at: location,
          "\(records), from this line on, speak for days for which a newer source of the same kind speaks; they add nothing"
        )
      }
    }.sorted(by: Diagnostic.isOrderedBefore)
  }
}
