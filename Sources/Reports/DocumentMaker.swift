import Ledger
import Model

/// Makes each document from a ledger, with its own sources, redacted.
struct DocumentMaker {
  let ledger: Ledger
  let configuration: SiteConfiguration
  let general: [Diagnostic]
  let redactor: Redactor
  /// All diagnostics, ordered by place, not yet redacted.
  let diagnostics: [Diagnostic]
  let severities: [Severity: Int]
  /// The sources by path.
  let sourcesByPath: [String: SourceRecords]
  /// The names of the documents about single tasks and ventures.
  let names: DocumentNames
  let facts: SpendingFacts

  init(ledger: Ledger, configuration: SiteConfiguration, general: [Diagnostic], redactor: Redactor) {
    self.ledger = ledger
    self.configuration = configuration
    self.general = general
    self.redactor = redactor
    diagnostics = (general + ledger.diagnostics + ledger.sources.flatMap(\.diagnostics)).sorted(
      by: Diagnostic.isOrderedBefore)
    var counts: [Severity: Int] = [:]
    for diagnostic in diagnostics { counts[diagnostic.severity, default: 0] += 1 }
    severities = counts
    sourcesByPath = Dictionary(ledger.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    names = DocumentNames(ledger, redactor)
    facts = SpendingFacts(ledger, redactor)
  }

  func document(
    _ name: String, _ kind: DocumentKind, _ value: DocumentValue, _ sources: DocumentSources,
    items: (published: Int, total: Int)? = nil
  ) -> Document {
    Document(
      name: name, kind: kind, value: value.mapTexts(redactor.redact), asOf: sources.asOf,
      sources: sources.paths.map(redactor.redact), items: items)
  }

  func sources(where holds: (SourceRecords) -> Bool) -> DocumentSources {
    DocumentSources(ledger.sources, where: holds)
  }

  /// The sources whose spending counts, or that state totals of it.
  var spending: DocumentSources { sources { $0.usageCount > 0 || !$0.stated.isEmpty } }

  /// The sources of spending, and those that name sessions.
  private var transcriptsAndStores: DocumentSources {
    sources { $0.usageCount > 0 || !$0.sessions.isEmpty || $0.coverage != CoverageFacts() }
  }

  func agentSource(_ agent: LedgerAgent) -> TokensDocument.AgentSource {
    .init(agent: agent, fleetCost: ledger.fleet.total.cost?.total, standing: facts.standing(of: agent))
  }

  /// The lists of things, and the log.
  func lists() -> [Document] {
    let roster = sources { !$0.agents.isEmpty || $0.usageCount > 0 || !$0.snapshots.isEmpty || !$0.sessions.isEmpty }
    let tasks = sources { !$0.tasks.isEmpty }
    let ventures = sources { !$0.ventures.isEmpty }
    let deals = sources { !$0.deals.isEmpty }
    let activities = sources { !$0.activities.isEmpty }
    let newest = ledger.activities.prefix(DocumentSet.activityLimit).map(activitySource)
    return [
      document(
        "agents", .agents, AgentDocuments.agents.values(of: ledger.agents.map(agentSource)), roster,
        items: (ledger.agents.count, ledger.agents.count)),
      document(
        "tasks", .tasks, TaskDocuments.task.values(of: ledger.tasks.map(taskSource)), tasks,
        items: (ledger.tasks.count, ledger.tasks.count)),
      document(
        "ventures", .ventures, VentureDocuments.venture.values(of: ventureSources()), ventures,
        items: (ledger.ventures.count, ledger.ventures.count)),
      document(
        "activities", .activities, ActivityDocuments.activity.values(of: newest), activities,
        items: (newest.count, ledger.activities.count)),
      document(
        "deals", .deals, DealDocuments.deals.value(of: .init(sources: deals, deals: ledger.deals)), deals,
        items: (ledger.deals.count, ledger.deals.count)),
    ]
  }

  /// The documents about figures and about the site.
  func figures() -> [Document] {
    let spending = spending
    let everything = sources { _ in true }
    let metrics = sources { !$0.metrics.isEmpty }
    let samples = Array(ledger.metrics.prefix(DocumentSet.sampleLimit))
    let counted = Set(ledger.countedSources)
    let stats = OverviewDocuments.Stats(
      ledger: ledger, sources: everything, severities: severities,
      topAgents: topAgents().map(agentSource),
      latestErrors: ledger.activities.lazy.filter { $0.activity.level == .error }.prefix(5).map(activitySource),
      users: SpenderList(
        facts.users(of: ledger.fleet.total.cost?.total) { $0.total }, limit: OverviewDocuments.topLimit),
      models: SpenderList(
        facts.models(of: ledger.fleet.total.cost?.total) { $0.total }, limit: OverviewDocuments.topLimit),
      budgets: ledger.states(of: configuration.budgets).map { state in
        OutlookShapes.Budget(state: state, agentID: state.agent.map { ledger.agents[$0].id })
      }, openTasks: OutlookShapes.openTasks(ledger.tasks).map(taskSource))
    let known = Set(ledger.sources.map(\.path))
    let byPath = Dictionary(grouping: diagnostics) { $0.location.path }
    let entries = ledger.sources.enumerated().map { index, source in
      SiteDocuments.SourceEntry(
        source: source, counts: counted.contains(index),
        diagnostics: byPath[source.path] ?? [])
    }
    return [
      tokens(),
      usage(),
      document("stats", .stats, OverviewDocuments.stats.value(of: stats), everything),
      document(
        "metrics", .metrics,
        OverviewDocuments.metrics.value(of: .init(sources: metrics, samples: samples, total: ledger.metrics.count)),
        metrics, items: (samples.count, ledger.metrics.count)),
      document(
        "prices", .prices, PricesDocument.shape.value(of: .init(ledger: ledger, sources: spending)), spending,
        items: (ledger.prices.count, ledger.prices.count)),
      document(
        "config", .config, SiteDocuments.config.value(of: configuration), DocumentSources([], where: { _ in false })),
      document(
        "sources", .sources,
        SiteDocuments.sources.value(
          of: .init(
            sources: everything, entries: entries, ledger: ledger, findings: AuditFinding.all(of: ledger.sources),
            general: diagnostics.filter { !known.contains($0.location.path) }, privacy: redactor.privacy)), everything),
      document(
        "reconciliation", .reconciliation,
        ReconciliationDocument.shape.value(of: .init(ledger: ledger, sources: spending)), spending),
      document(
        "coverage", .coverage,
        CoverageDocument.shape.value(of: .init(ledger: ledger, sources: transcriptsAndStores)), transcriptsAndStores),
    ]
  }

  /// The eight agents that cost most; where costs are equal or not known, by tokens, then by id.
  func topAgents() -> [LedgerAgent] {
    let ranked = ledger.agents.filter { $0.rollup.total.records > 0 }
      .sorted { Ranking.isOrderedBefore(($0.rollup.total, $0.id), ($1.rollup.total, $1.id)) }
    return Array(ranked.prefix(OverviewDocuments.topLimit))
  }

  /// One document for each agent.
  func agents() -> [Document] {
    var activities: [String: (items: [LedgerActivity], count: Int)] = [:]
    for activity in ledger.activities {
      guard let id = activity.agentID else { continue }
      var known = activities[id] ?? ([], 0)
      if known.items.count < DocumentSet.agentActivityLimit { known.items.append(activity) }
      known.count += 1
      activities[id] = known
    }
    var tasks: [String: [LedgerTask]] = [:]
    for task in names.newestTasks {
      for id in task.agentIDs where tasks[id, default: []].count < DocumentSet.agentTaskLimit {
        tasks[id, default: []].append(task)
      }
    }
    return ledger.agents.enumerated().map { place, agent in
      let sources = DocumentSources(agent.paths.compactMap { sourcesByPath[$0] })
      let detail = AgentDocuments.Detail(
        agent: agentSource(agent), sources: sources, tasks: (tasks[agent.id] ?? []).map(taskSource),
        activities: (activities[agent.id]?.items ?? []).map(activitySource),
        activityCount: activities[agent.id]?.count ?? 0,
        sessions: (facts.sessions.agents[place] ?? []).map {
          facts.session($0, of: agent.rollup.total.cost?.total)
        })
      return document("agents/\(agent.id)", .agent, AgentDocuments.detail.value(of: detail), sources)
    }
  }

  /// The list of all documents, with the site's soundness.
  func health(
    _ made: [Document], queries: [DocumentQuery], shards: [Document], modules: [PublishedModule]
  ) -> Document {
    let everything = sources { _ in true }
    let published =
      made.map {
        SiteDocuments.PublishedDocument(
          name: $0.name, kind: $0.kind, asOf: $0.asOf, sources: $0.sources, items: $0.items?.published,
          total: $0.items?.total)
      } + [
        .init(name: "health", kind: .health, asOf: everything.asOf, sources: everything.paths),
        .init(name: "build", kind: .build, asOf: nil, sources: []),
      ]
    let health = SiteDocuments.Health(
      sources: everything, severities: severities, read: ledger.sources.count { $0.notRead == nil },
      notRead: ledger.sources.count { $0.notRead != nil },
      documents: published.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      queries: queries.map { query in
        .init(query: query, count: shards.count { $0.name.hasPrefix(query.name + "/") })
      }, modules: modules)
    return document("health", .health, SiteDocuments.health.value(of: health), everything)
  }
}
