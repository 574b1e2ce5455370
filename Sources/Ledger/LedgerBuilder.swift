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
    let weekStart = configuration.weekStart
    let directory = AgentDirectory(sources, settings: configuration.agents)
    let counting = Counting(sources, directory: directory, configuration: configuration, zone: zone)
    var board = WorkBoard(directory: directory)
    board.collect(sources)
    let roster = Roster(directory: directory, configuration: configuration)
    let agents = roster.agents(sources: sources, entries: counting.counted, board: board)
    let newest = sources.compactMap(\.newest).max()
    var fleet = RollupBuilder()
    var unattributed = RollupBuilder()
    for entry in counting.counted {
      fleet.add(entry)
      if entry.agent == nil { unattributed.add(entry) }
    }
    let countedSources = counting.sources
    return Ledger(
      zone: zone, weekStart: weekStart, newest: newest, today: (asOf ?? newest).map(zone.day(of:)),
      sources: sources, agents: agents, fleet: fleet.finish(weekStart: weekStart),
      unattributed: unattributed.finish(weekStart: weekStart),
      models: NamedRollups.byModel(counting.counted, weekStart: weekStart),
      users: NamedRollups.byUser(counting.counted, weekStart: weekStart),
      stated: Reconciliation.compare(sources, counted: countedSources),
      differences: Reconciliation.differences(counting.dropped, sources),
      countedSources: countedSources, tasks: board.tasks, ventures: board.ventures, deals: board.deals,
      activities: board.activities, metrics: board.metrics,
      diagnostics: board.diagnostics + Reconciliation.diagnostics(counting.dropped, sources))
  }
}

extension Array where Element: Hashable {
  /// The elements without later repetitions, in order.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
