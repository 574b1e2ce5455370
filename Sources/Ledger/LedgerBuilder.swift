package import Model

/// Works out a ledger from what is read, source by source; a pure function of its input.
///
/// Calls of transcripts are added up at once and let go, so that memory grows with sessions and days. Records of less
/// direct sources, which are few, are kept until it is known which days have transcripts.
package struct LedgerBuilder {
  private let configuration: SiteConfiguration
  private let zone: ZoneRules
  private let asOf: Instant?
  private var prices: PriceBook
  private let disjoint: Set<String>
  private let scope: LedgerScope
  private let shown: @Sendable (String) -> String

  private var sources: [SourceRecords] = []
  /// For each source, the agents that its records name, each once.
  private var spenders: [[AgentName]] = []
  private var fold: CallFold
  private var identified = IdentifiedCalls()
  /// Records of sources less direct than transcripts, with their sources.
  private var others: [(source: Int, record: UsageRecord)] = []
  private var drops: DropLog
  /// What was assumed of the versions of reports.
  private var notes: [Diagnostic] = []
  private var stated: [StatedRows] = []
  private var counted: Set<Int> = []
  /// The documents that are held so far.
  private var documents = (count: 0, bytes: 0)
  private var lastCounted: Int?
  /// The fate of single records, when somebody asks for it.
  private var tracing: Tracing?

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - asOf: the moment to speak for, or nil for the newest time of the sources.
  ///   - priceFile: the prices of the file that the configuration names, or nil.
  ///   - scope: what the ledger is to hold.
  ///   - trace: the records whose fate is to be told, or nil.
  ///   - shown: what may be shown of a name. The id of an agent of whose name a part may not is made of what is left.
  package init(
    configuration: SiteConfiguration, zone: ZoneRules, asOf: Instant? = nil, priceFile: PriceTable? = nil,
    scope: LedgerScope = .everything, trace: LedgerTrace? = nil, shown: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.shown = shown
    self.configuration = configuration
    self.zone = zone
    self.asOf = asOf
    prices = PriceBook(configuration, file: priceFile)
    disjoint = Set(configuration.disjointSources)
    fold = CallFold(configuration.agents)
    self.scope = scope
    drops = DropLog(keepsSums: scope == .everything)
    tracing = trace.map { Tracing($0, weekStart: configuration.weekStart) }
  }

  /// Works out the ledger of sources that are ordered by path.
  package func build(_ sources: [SourceRecords]) -> Ledger {
    var builder = self
    for source in sources { builder.add(source) }
    return builder.finish()
  }

  /// Adds the next source; sources come ordered by path. Its records of spending are added up and let go.
  package mutating func add(_ source: consuming SourceRecords) {
    var source = source
    let index = sources.count
    if let rows = StatedRows(source, source: index) { stated.append(rows) }
    if scope == .spending {
      source.keepSpendingOnly()
      source.digest = nil
    }
    limitDocuments(&source)
    var names: [AgentName] = []
    var seen: Set<AgentName> = []
    let claimsDays = !disjoint.contains(source.configuredPath)
    let usage = source.takeUsage()
    /// The origins of the calls met so far, by their places in the list.
    var origins = [CallFold.Origin?](repeating: nil, count: usage.origins.count)
    func note(_ name: AgentName?) { if let name, seen.insert(name).inserted { names.append(name) } }
    for entry in usage.entries {
      switch entry {
      case .call(let call):
        let place = Int(call.origin)
        let origin: CallFold.Origin
        if let known = origins[place] {
          origin = known
        } else {
          note(usage.origins[place].agent)
          origin = self.origin(usage.origins[place])
          origins[place] = origin
        }
        var day: Day?
        if let time = call.time { day = zone.day(of: time) }
        add(Spending(call), origin, day, source: index, claimsDay: claimsDays) { usage.record(of: call) }
      case .record(let place):
        let record = usage.records[Int(place)]
        note(record.agent)
        take(record, source: index, claimsDay: claimsDays)
      }
    }
    if scope == .spending {
      // A session that only says whose it is tells nothing beside the calls of that agent.
      source.sessions = source.sessions.filter { $0.user != nil || $0.channel != nil || !seen.contains($0.agent) }
    }
    sources.append(source)
    // Many files of an agent share one list of its name.
    spenders.append(spenders.last == names ? spenders[index - 1] : names)
  }

  /// Lets a document go when those before it fill what may be held.
  private mutating func limitDocuments(_ source: inout SourceRecords) {
    guard let written = source.written else { return }
    if documents.count < WrittenDocument.countLimit,
      documents.bytes + written.text.utf8.count <= WrittenDocument.sumLimit
    {
      documents.count += 1
      documents.bytes += written.text.utf8.count
    } else {
      source.written = nil
      source.diagnostics.append(
        Diagnostic(
          "document.too-many", .warning, at: SourceLocation(path: source.path),
          "this document is not shown: those before it are \(documents.count) or have 32 MiB together",
          hint: "name fewer documents in the configuration"))
    }
  }

  /// Takes a record that is no call of the short kind.
  private mutating func take(_ record: UsageRecord, source: Int, claimsDay: Bool) {
    if record.rank != .transcript {
      others.append((source, record))
    } else if let id = record.callID {
      if let copy = identified.add(record, id: id, source: source) {
        drop(copy.record, source: copy.source, .duplicate)
      }
    } else {
      let day = record.period.singleDay(in: zone)
      add(Spending(record), origin(UsageList.Origin(record)), day, source: source, claimsDay: claimsDay) { record }
    }
  }

  private mutating func origin(_ origin: UsageList.Origin) -> CallFold.Origin {
    fold.origin(origin, price: prices.place(model: origin.model, provider: origin.provider))
  }

  /// Adds a call without an identity of its own; `record` gives all that its source says of it.
  private mutating func add(
    _ spending: Spending, _ origin: CallFold.Origin, _ day: Day?, source: Int, claimsDay: Bool,
    record: () -> UsageRecord
  ) {
    let costs = prices.costs(of: spending, model: origin.price, day: day)
    let (isNew, key) = fold.add(spending, origin, costs: costs, day: day, claimsDay: claimsDay)
    if isNew {
      if lastCounted != source {
        counted.insert(source)
        lastCounted = source
      }
      tracing?.count(record(), costs, day, source, key: key)
    } else {
      drop(record(), source: source, .duplicate, key: key)
    }
  }

  private mutating func drop(
    _ record: UsageRecord, source: Int, _ reason: Difference.Reason, key: CallKey? = nil, of kept: LedgerEntry? = nil
  ) {
    let day = record.period.singleDay(in: zone)
    let costs = prices.costs(of: record, day: day)
    drops.add(record, costs, span: record.period.span(in: zone), source: source, reason)
    tracing?.drop(record, costs, day, source, reason, key: key, of: kept)
  }

  /// The ledger of all that was added.
  package consuming func finish() -> Ledger {
    for (source, record) in identified.calls {
      let day = record.period.singleDay(in: zone)
      let costs = prices.costs(of: record, day: day)
      let origin = origin(UsageList.Origin(record))
      fold.addOnce(
        Spending(record), origin, costs: costs, day: day,
        claimsDay: !disjoint.contains(sources[source].configuredPath))
      tracing?.count(record, costs, day, source)
      counted.insert(source)
    }
    let directory = AgentDirectory(sources, spenders: spenders, settings: configuration.agents, shown: shown)
    let stores = SessionStores(sources, directory)
    var cells = fold.takeCells(directory, stores)
    var reconciler = Reconciler()
    if scope == .everything {
      for (place, cell) in cells.enumerated() {
        reconciler.count(
          cell: place, rank: .transcript, source: nil, agent: cell.agent, span: cell.day.map(DaySpan.init))
      }
    }
    cells.append(countOthers(directory, stores, &reconciler, after: cells.count))
    for sum in drops.all { reconciler.drop(sum, agent: sum.agent.flatMap(directory.index(of:))) }
    let weekStart = configuration.weekStart
    // Whoever asks for spending alone adds the cells up by keys of his own.
    let summed = scope == .everything ? cells : UsageCells()
    var board = WorkBoard(directory: directory)
    board.collect(sources)
    let roster = Roster(directory: directory, configuration: configuration)
    var agents = roster.agents(sources: sources, spenders: spenders, cells: summed, board: board)
    let newest = sources.compactMap(\.newest).max()
    var fleet = RollupBuilder()
    var unattributed = RollupBuilder()
    for cell in summed {
      fleet.add(cell)
      if cell.agent == nil { unattributed.add(cell) }
    }
    let (whole, rest) = (fleet.finish(weekStart: weekStart), unattributed.finish(weekStart: weekStart))
    var reconciliation = Reconciliation()
    if scope == .everything {
      reconciliation = reconciler.finish(paths: sources.map(\.path), cells: cells) { scope in
        switch scope {
        case .fleet: whole
        case .unattributed: rest
        case .agent(let index): agents[index].rollup
        }
      }
    }
    var findings = CoverageBuilder(directory, spenders: spenders)
    findings.collect(sources, isLogged: identified.has, hasCalls: fold.hasCalls)
    for index in agents.indices { agents[index].coverage = findings.finish(agents[index].rollup, agent: index) }
    let sessionSums = StatedRows.sums(of: stated, cells)
    let models = NamedRollups.byModel(cells, weekStart: weekStart)
    let modelPrices = prices.prices(of: models)
    return Ledger(
      zone: zone, weekStart: weekStart, newest: newest, asOf: asOf ?? newest,
      today: (asOf ?? newest).map(zone.day(of:)),
      sources: sources, agents: agents, fleet: whole, unattributed: rest,
      models: models, prices: modelPrices, priceTables: prices.tables,
      users: NamedRollups.byUser(summed, weekStart: weekStart),
      providers: NamedRollups.byProvider(summed, weekStart: weekStart), channels: stores.channels, cells: cells,
      stated: stated.flatMap { $0.comparisons(counts: counted.contains($0.source), sessions: sessionSums) },
      reconciliation: reconciliation, coverage: findings.finish(whole, agent: nil),
      differences: drops.differences(sources), countedSources: counted.sorted(),
      tasks: StuckTasks.marked(board.tasks, at: asOf ?? newest, after: configuration.stuckAfter),
      ventures: board.ventures, deals: board.deals, activities: board.activities, metrics: board.metrics,
      diagnostics: board.diagnostics + drops.diagnostics(sources) + findings.diagnostics
        + modelPrices.compactMap(\.diagnostic) + notes,
      traced: tracing?.records(sources, directory, stores, identified, prices) ?? [],
      tracedAgent: tracing?.agent(directory))
  }

  /// Decides about the records of less direct sources, and gives the cells of those that count, which come behind `first`
  /// others.
  private mutating func countOthers(
    _ directory: AgentDirectory, _ users: SessionStores, _ reconciler: inout Reconciler, after first: Int
  ) -> [UsageCell] {
    var versions = SnapshotSeries.resolve(others, sources, zone: zone)
    others = []
    notes = versions.diagnostics
    var entries: [LedgerEntry] = []
    entries.reserveCapacity(versions.records.count)
    for (source, record) in versions.records {
      let agent = record.agent.flatMap(directory.index(of:))
      let day = record.period.singleDay(in: zone)
      entries.append(
        LedgerEntry(
          source: source, record: record, agent: agent, user: record.user ?? users.user(agent, record.session),
          day: day))
    }
    versions.records = []
    var candidates: [Int] = []
    for (index, kept) in Deduplication.kept(in: entries).enumerated() {
      let entry = entries[index]
      if kept != index {
        drop(entry.record, source: entry.source, .duplicate, of: entries[kept])
      } else if let session = entry.record.session, fold.hasCalls(session: session) {
        drop(entry.record, source: entry.source, .sessionHasTranscript)
      } else {
        candidates.append(index)
      }
    }
    var newest = sources.map(\.newest)
    for (source, group) in versions.series {
      if let time = newest[source] { newest[group] = newest[group].map { max($0, time) } ?? time }
    }
    let precedence = Precedence(
      zone: zone, newest: newest, series: versions.series,
      disjoint: Set(sources.indices.filter { disjoint.contains(sources[$0].configuredPath) }), transcriptDays: fold.days
    )
    let outcome = precedence.decide(entries, candidates)
    for (index, reason) in outcome.dropped { drop(entries[index].record, source: entries[index].source, reason) }
    return outcome.counted.enumerated().map { place, index in
      let entry = entries[index]
      let costs = prices.costs(of: entry.record, day: entry.day)
      counted.insert(entry.source)
      tracing?.count(entry.record, costs, entry.day, entry.source)
      var figures = Figures()
      figures.add(entry.record, costs)
      reconciler.count(
        cell: first + place, rank: entry.record.rank, source: entry.source, agent: entry.agent,
        span: entry.record.period.span(in: zone))
      return UsageCell(
        agent: entry.agent, session: entry.record.session, user: entry.user, model: entry.record.model,
        provider: entry.record.provider, day: entry.day, figures: figures)
    }
  }
}
