import Model

/// Collects what sources say and what counts of it, and sets the two beside each other.
///
/// There is a row for each day of each agent, and a row is large: what is noted is only where its figures stand, and of the
/// rows no more are kept than are shown.
struct Reconciler {
  private struct Place: Hashable {
    var scope: Reconciliation.Scope
    var span: DaySpan?
  }

  /// Something that a source says of one time of one agent.
  private struct Note {
    /// The agent's place in the ledger's list, -1 for what belongs to none.
    var agent: Int32
    /// The source's place in the list of sources; -1 for all transcripts together.
    var source: Int32
    /// The place of the figures among the cells; of what does not count -1 minus the place among the drops.
    var figures: Int32
    var rank: SourceRank
    var span: DaySpan?

    var scope: Reconciliation.Scope { agent < 0 ? .unattributed : .agent(Int(agent)) }

    func isSameVoice(as other: Note) -> Bool { rank == other.rank && source == other.source }
  }

  private struct Draft {
    var counted = Figures()
    var dropped = Figures()
    var copies = 0
    var reasons: Set<Difference.Reason> = []
  }

  /// What one source says for a row.
  private typealias Voice = (note: Note, draft: Draft)

  private var notes: [Note] = []
  private var drops: [DropLog.Sum] = []

  /// Notes what counts, by its place among the ledger's cells; `source` is not looked at for transcripts.
  mutating func count(cell: Int, rank: SourceRank, source: Int?, agent: Int?, span: DaySpan?) {
    note(cell, rank, source, agent, span)
  }

  /// Notes what does not count.
  mutating func drop(_ drop: DropLog.Sum, agent: Int?) {
    note(-1 - drops.count, drop.rank, drop.source, agent, drop.span)
    drops.append(drop)
  }

  private mutating func note(_ figures: Int, _ rank: SourceRank, _ source: Int?, _ agent: Int?, _ span: DaySpan?) {
    notes.append(
      Note(
        agent: Int32(clamping: agent ?? -1), source: rank == .transcript ? -1 : Int32(clamping: source ?? -1),
        figures: Int32(clamping: figures), rank: rank, span: span))
  }

  /// The rows.
  ///
  /// - Parameters:
  ///   - cells: what counts, at the places that were noted.
  ///   - rollup: all that counts for a scope.
  consuming func finish(
    paths: [String], cells: UsageCells, rollup: (Reconciliation.Scope) -> Rollup
  ) -> Reconciliation {
    Reconciliation(
      fleet: rows(paths, cells, rollup, ofFleet: true), agents: rows(paths, cells, rollup, ofFleet: false))
  }

  private mutating func rows(
    _ paths: [String], _ cells: UsageCells, _ rollup: (Reconciliation.Scope) -> Rollup, ofFleet: Bool
  ) -> Reconciliation.Rows {
    // Notes of one row stand together then, and in it those of one source.
    notes.sort { a, b in
      if !ofFleet, a.agent != b.agent { return a.agent < b.agent }
      if a.span != b.span {
        guard let x = a.span, let y = b.span else { return a.span == nil }
        return DaySpan.isOrderedBefore(x, y)
      }
      return a.rank != b.rank ? a.rank < b.rank : a.source < b.source
    }
    func row(_ range: Range<Int>) -> Reconciliation.Row {
      let place = Place(scope: ofFleet ? .fleet : notes[range.lowerBound].scope, span: notes[range.lowerBound].span)
      let voices = voices(notes[range], cells)
      return self.row(place, voices, paths, counted: counted(place, voices, rollup))
    }
    var keys: [(key: OrderKey, range: Range<Int>)] = []
    var differing = 0
    var start = 0
    for end in notes.indices.map({ $0 + 1 }) {
      let (last, next) = (notes[end - 1], end < notes.count ? notes[end] : nil)
      if let next, next.span == last.span, ofFleet || next.agent == last.agent { continue }
      let made = row(start..<end)
      if made.differs { differing += 1 }
      keys.append((OrderKey(made), start..<end))
      start = end
    }
    let count = keys.count
    keys.sort { $0.key.precedes($1.key) }
    return Reconciliation.Rows(
      first: keys.prefix(Reconciliation.rowLimit).map { row($0.range) }, count: count, differing: differing)
  }

  /// What each source says among the notes of a row.
  private func voices(_ notes: ArraySlice<Note>, _ cells: UsageCells) -> [Voice] {
    var voices: [Voice] = []
    for note in notes {
      if voices.last?.note.isSameVoice(as: note) != true { voices.append((note, Draft())) }
      let place = voices.count - 1
      guard note.figures < 0 else {
        voices[place].draft.counted.add(cells.figures(at: Int(note.figures)))
        continue
      }
      let drop = drops[-1 - Int(note.figures)]
      if drop.reason == .duplicate {
        voices[place].draft.copies += drop.figures.records
      } else {
        voices[place].draft.dropped.add(drop.figures)
        voices[place].draft.reasons.insert(drop.reason)
      }
    }
    return voices
  }

  /// What counts in the time of a row. For several days these are the days' figures, and those for just these days.
  private func counted(
    _ place: Place, _ voices: [Voice], _ rollup: (Reconciliation.Scope) -> Rollup
  ) -> Figures {
    var sum = Figures()
    for voice in voices { sum.add(voice.draft.counted) }
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
    _ place: Place, _ voices: [Voice], _ paths: [String], counted: Figures
  ) -> Reconciliation.Row {
    var row = Reconciliation.Row(scope: place.scope, span: place.span, counted: counted, statements: [])
    for (note, draft) in voices {
      var says = draft.counted
      says.add(draft.dropped)
      var statement = Reconciliation.Statement(
        rank: note.rank, path: note.source < 0 ? nil : paths[Int(note.source)], says: says, counted: draft.counted,
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
