package import Model

/// Works out a ledger from what was read; a pure function of its input.
package struct LedgerBuilder {
  private let configuration: SiteConfiguration
  private let zone: ZoneRules
  private let asOf: Instant?

  /// Makes a builder.
  ///
  /// - Parameter asOf: the moment to speak for, or nil for the newest time of the sources.
  package init(configuration: SiteConfiguration, zone: ZoneRules, asOf: Instant? = nil) {
    self.configuration = configuration
    self.zone = zone
    self.asOf = asOf
  }

  /// Works out the ledger of sources that are ordered by path.
  package func build(_ sources: [SourceRecords]) -> Ledger {
    let directory = AgentDirectory(
      creating: sources.flatMap { source in
        source.usage.compactMap(\.agent) + source.agents.filter(\.createsAgent).map(\.agent)
          + source.sessions.map(\.agent)
      }.uniqued(),
      aliases: sources.flatMap { $0.agents.flatMap { facts in facts.aliases.map { (facts.agent, $0) } } },
      settings: configuration.agents)
    let counting = count(sources, directory)
    var board = WorkBoard(directory: directory)
    board.collect(sources)
    let roster = Roster(directory: directory, configuration: configuration, weekStart: configuration.weekStart)
    let agents = roster.agents(sources: sources, entries: counting.outcome.counted, tasks: board.tasks)
    let newest = sources.compactMap(\.newest).max()
    var fleet = RollupBuilder()
    var unattributed = RollupBuilder()
    for entry in counting.outcome.counted {
      fleet.add(entry)
      if entry.agent == nil { unattributed.add(entry) }
    }
    return Ledger(
      zone: zone, weekStart: configuration.weekStart, newest: newest, today: (asOf ?? newest).map(zone.day(of:)),
      sources: sources, agents: agents, fleet: fleet.finish(weekStart: configuration.weekStart),
      unattributed: unattributed.finish(weekStart: configuration.weekStart),
      models: NamedRollups.byModel(counting.outcome.counted, weekStart: configuration.weekStart),
      users: NamedRollups.byUser(counting.outcome.counted, weekStart: configuration.weekStart),
      stated: Reconciliation.compare(sources, counted: counting.countedSources), differences: counting.differences,
      countedSources: counting.countedSources, tasks: board.tasks, ventures: board.ventures, deals: board.deals,
      activities: board.activities, metrics: board.metrics, diagnostics: board.diagnostics + counting.diagnostics)
  }

  private struct Counting {
    var outcome: Precedence.Outcome
    var differences: [Difference]
    var countedSources: [Int]
    var diagnostics: [Diagnostic]
  }

  /// Decides what counts: copies out, sessions with transcripts out, less direct sources out.
  private func count(_ sources: [SourceRecords], _ directory: AgentDirectory) -> Counting {
    let prices = PriceBook(configuration.prices)
    var users: [RollupBuilder.SessionKey: String] = [:]
    var transcriptSessions = Set<String>()
    for source in sources {
      for session in source.sessions {
        guard let user = session.user else { continue }
        let key = RollupBuilder.SessionKey(agent: directory.index(of: session.agent), session: session.id)
        if users[key] == nil { users[key] = user }
      }
      for record in source.usage where record.rank == .transcript {
        if let session = record.session { transcriptSessions.insert(session) }
      }
    }
    var deduplication = Deduplication()
    var entries: [LedgerEntry] = []
    var dropped: [(entry: LedgerEntry, reason: Difference.Reason)] = []
    for (index, source) in sources.enumerated() {
      for record in source.usage {
        var entry = LedgerEntry(source: index, record: record, day: day(of: record.period), basis: record.basis)
        entry.agent = record.agent.flatMap(directory.index(of:))
        entry.user = record.user
        if entry.user == nil, let session = record.session {
          entry.user = users[RollupBuilder.SessionKey(agent: entry.agent, session: session)]
        }
        entry.cost = record.cost
        if record.cost == nil, let tokens = record.tokens, let cost = prices.cost(of: tokens, model: record.model) {
          entry.cost = cost
          entry.basis = .priced
        }
        if !deduplication.isFirst(entry) {
          dropped.append((entry, .duplicate))
        } else if record.rank != .transcript, let session = record.session, transcriptSessions.contains(session) {
          dropped.append((entry, .sessionHasTranscript))
        } else {
          entries.append(entry)
        }
      }
    }
    let disjoint = Set(sources.indices.filter { configuration.disjointSources.contains(sources[$0].path) })
    var outcome = Precedence(zone: zone, newest: sources.map(\.newest), disjoint: disjoint).decide(entries)
    // Back to the order of the sources, so that "first" means the same for everything that follows.
    outcome.counted.sort { ($0.source, $0.record.line) < ($1.source, $1.record.line) }
    outcome.dropped += dropped
    return Counting(
      outcome: outcome, differences: Reconciliation.differences(outcome.dropped, sources),
      countedSources: Set(outcome.counted.map(\.source)).sorted(),
      diagnostics: Reconciliation.diagnostics(outcome.dropped, sources))
  }

  /// The day that a period counts for, or nil when it lies in no single day.
  private func day(of period: Period) -> Day? {
    switch period {
    case .instant(let time): return zone.day(of: time)
    case .day(let day): return day
    case .interval(let from, let to):
      let day = zone.day(of: from)
      // A period that ends at midnight does not reach into the next day.
      let last = Instant(milliseconds: max(from.milliseconds, to.milliseconds - 1))
      return zone.day(of: last) == day ? day : nil
    case .unknown: return nil
    }
  }
}

extension Array where Element: Hashable {
  /// The elements without later repetitions, in order.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
