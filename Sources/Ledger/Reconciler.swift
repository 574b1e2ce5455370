import Model

/// Collects what sources say and what counts of it, and sets the two beside each other.
struct Reconciler {
  private struct Place: Hashable {
    var scope: Reconciliation.Scope
    var span: DaySpan?
  }

  private struct Voice: Hashable {
    var rank: SourceRank
    /// The source's place in the list of sources; nil for all transcripts together.
    var source: Int?
  }

  private struct Draft {
    var counted = Figures()
    var dropped = Figures()
    var copies = 0
    var reasons: Set<Difference.Reason> = []
  }

  private var drafts: [Place: [Voice: Draft]] = [:]

  /// Notes what counts; `source` is not looked at for transcripts.
  mutating func count(_ figures: Figures, rank: SourceRank, source: Int?, agent: Int?, span: DaySpan?) {
    change(rank, source, agent, span) { $0.counted.add(figures) }
  }

  /// Notes what does not count.
  mutating func drop(_ drop: DropLog.Sum, agent: Int?) {
    change(drop.rank, drop.source, agent, drop.span) { draft in
      if drop.reason == .duplicate {
        draft.copies += drop.figures.records
      } else {
        draft.dropped.add(drop.figures)
        draft.reasons.insert(drop.reason)
      }
    }
  }

  private mutating func change(
    _ rank: SourceRank, _ source: Int?, _ agent: Int?, _ span: DaySpan?, _ body: (inout Draft) -> Void
  ) {
    let voice = Voice(rank: rank, source: rank == .transcript ? nil : source)
    for scope in [.fleet, agent.map { .agent($0) } ?? .unattributed] as [Reconciliation.Scope] {
      body(&drafts[Place(scope: scope, span: span), default: [:]][voice, default: Draft()])
    }
  }

  /// The rows.
  ///
  /// - Parameter rollup: all that counts for a scope.
  func finish(paths: [String], rollup: (Reconciliation.Scope) -> Rollup) -> Reconciliation {
    let rows = drafts.map { place, voices in
      row(place, voices, paths, counted: counted(place, voices, rollup))
    }
    // Rows are large and there is one for each day of each agent: small keys are sorted in their place.
    let order = rows.indices.map { (key: OrderKey(rows[$0]), index: $0) }.sorted { $0.key.precedes($1.key) }
    var reconciliation = Reconciliation(fleet: [], agents: [])
    for (_, index) in order {
      if rows[index].scope == .fleet {
        reconciliation.fleet.append(rows[index])
      } else {
        reconciliation.agents.append(rows[index])
      }
    }
    return reconciliation
  }

  /// What counts in the time of a row. For several days these are the days' figures, and those for just these days.
  private func counted(
    _ place: Place, _ voices: [Voice: Draft], _ rollup: (Reconciliation.Scope) -> Rollup
  ) -> Figures {
    var sum = Figures()
    for draft in voices.values { sum.add(draft.counted) }
    guard let span = place.span, span.singleDay == nil else { return sum }
    let days = rollup(place.scope).days
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle].day < span.first { low = middle + 1 } else { high = middle }
    }
    for day in days[low...].prefix(while: { $0.day <= span.last }) { sum.add(day.figures) }
    return sum
  }

  private func row(
    _ place: Place, _ voices: [Voice: Draft], _ paths: [String], counted: Figures
  ) -> Reconciliation.Row {
    let ordered = voices.sorted { a, b in
      a.key.rank != b.key.rank ? a.key.rank < b.key.rank : (a.key.source ?? -1) < (b.key.source ?? -1)
    }
    var row = Reconciliation.Row(scope: place.scope, span: place.span, counted: counted, statements: [])
    for (voice, draft) in ordered {
      var says = draft.counted
      says.add(draft.dropped)
      var statement = Reconciliation.Statement(
        rank: voice.rank, path: voice.source.map { paths[$0] }, says: says, counted: draft.counted,
        copies: draft.copies, reasons: draft.reasons.sorted { $0.rawValue < $1.rawValue })
      // What is said of an unknown time can be compared with nothing.
      if draft.dropped.records > 0, place.span != nil {
        (statement.tokenDifference, statement.costDifference) = Self.difference(says, counted)
      }
      row.statements.append(statement)
    }
    return row
  }

  /// What is said minus what counts. Where nothing at all counts, all of it is the difference.
  private static func difference(_ says: Figures, _ counted: Figures) -> (Tokens?, USDTotal?) {
    let isEmpty = counted.records == 0
    var tokens: Tokens?
    if let said = says.tokens?.total.count, let own = counted.tokens?.total.count ?? (isEmpty ? 0 : nil) {
      let (value, overflow) = said.subtractingReportingOverflow(own)
      tokens = overflow ? nil : Tokens(value)
    }
    var cost: USDTotal?
    if let said = says.cost?.total, let own = counted.cost?.total ?? (isEmpty ? .zero : nil) { cost = said - own }
    return (tokens, cost)
  }

  /// What the order of rows is made of.
  private struct OrderKey {
    let cost: USDTotal
    let tokens: Tokens
    let span: DaySpan?
    let place: Int

    init(_ row: Reconciliation.Row) {
      cost = row.costDistance
      tokens = row.tokenDistance
      span = row.span
      place = row.scope.place
    }

    func precedes(_ other: OrderKey) -> Bool {
      if cost != other.cost { return cost > other.cost }
      if tokens != other.tokens { return tokens > other.tokens }
      switch (span, other.span) {
      case (let x?, let y?) where x != y: return DaySpan.isOrderedBefore(y, x)
      case (_?, nil): return true
      case (nil, _?): return false
      default: return place < other.place
      }
    }
  }
}

extension Reconciliation.Scope {
  /// The fleet, then agents, then the unattributed.
  fileprivate var place: Int {
    switch self {
    case .fleet: -1
    case .agent(let index): index
    case .unattributed: .max
    }
  }
}
