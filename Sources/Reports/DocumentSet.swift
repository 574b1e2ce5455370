package import Ledger
package import Model

/// All documents of a site, made from a ledger. This is the one place where it is decided what leaves.
package struct DocumentSet: Sendable {
  /// The documents, ordered by name; `build` is not among them.
  package var documents: [Document]
  /// The documents that nothing but queries needs, ordered by name.
  package var queryShards: [Document]
  /// The addresses that take queries.
  package var queries: [DocumentQuery]
  /// All diagnostics, redacted, ordered by place.
  package var diagnostics: [Diagnostic]

  /// The most activities in one document; more are told by `total`.
  static let activityLimit = 1000
  /// The most activities in an agent's document.
  static let agentActivityLimit = 50
  /// The most tasks in an agent's document.
  static let agentTaskLimit = 50
  /// The most measurements in one document: a week at one every 15 minutes.
  static let sampleLimit = 672

  /// Makes the documents.
  ///
  /// - Parameters:
  ///   - general: facts about the workspace or the configuration rather than about one source.
  ///   - modules: the scripts that other sites may use.
  package init(
    ledger: Ledger, configuration: SiteConfiguration, general: [Diagnostic], modules: [PublishedModule] = [],
    redactor: Redactor = Redactor()
  ) {
    self.init(
      maker: DocumentMaker(ledger: ledger, configuration: configuration, general: general, redactor: redactor),
      modules: modules)
  }

  private init(maker: DocumentMaker, modules: [PublishedModule]) {
    let active = Set(maker.ledger.activities.lazy.compactMap(\.agentID))
    let plan = QueryPlan(maker.names.agents) { !active.contains($0) }
    let activity = maker.activityDocuments(plan)
    var made = maker.lists() + maker.figures() + maker.agents() + maker.spendingDetails() + maker.workDetails()
    made += activity.documents
    queries = QueryEndpoint.all.map(plan.query)
    queryShards = (activity.queryShards + maker.usageShards(plan) + maker.tokenShards(plan)).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    made.append(maker.health(made, queries: queries, shards: queryShards, modules: modules))
    documents = made.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for index in queryShards.indices { queryShards[index].isQueryShard = true }
    diagnostics = maker.diagnostics.map(maker.redactor.redact)
  }

  /// The document of a name, or nil.
  package func document(named name: String) -> Document? {
    // Each agent has a document and a page that asks for it.
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].name.utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low].name == name ? documents[low] : nil
  }

  /// The `build` document; its diagnostics must be those of this set.
  package static func build(_ facts: BuildFacts) -> Document {
    Document(name: "build", kind: .build, value: SiteDocuments.build.value(of: facts), asOf: nil, sources: [])
  }

  /// The schemas of all kinds of documents, in the order of the kinds.
  package static let schemas: [(kind: DocumentKind, node: SchemaNode)] = [
    (.tokens, TokensDocument.shape.node), (.usage, UsageDocument.shape.node),
    (.usageWindow, WindowDocument.shape.node), (.leaderboards, LeaderboardsDocument.shape.node),
    (.models, ModelDocuments.models.node), (.model, ModelDocuments.modelDetail.node),
    (.providers, ModelDocuments.providers.node), (.users, ModelDocuments.users.node),
    (.user, ModelDocuments.userDetail.node), (.sessions, SessionsDocument.shape.node),
    (.agents, .array(AgentDocuments.agents.node)), (.agent, AgentDocuments.detail.node),
    (.tasks, .array(TaskDocuments.task.node)), (.ventures, .array(VentureDocuments.venture.node)),
    (.activities, .array(ActivityDocuments.activity.node)), (.deals, DealDocuments.deals.node),
    (.logActivity, ActivityDocuments.log.node), (.stats, OverviewDocuments.stats.node),
    (.metrics, OverviewDocuments.metrics.node), (.prices, PricesDocument.shape.node),
    (.config, SiteDocuments.config.node),
    (.health, SiteDocuments.health.node), (.sources, SiteDocuments.sources.node),
    (.reconciliation, ReconciliationDocument.shape.node), (.coverage, CoverageDocument.shape.node),
    (.build, SiteDocuments.build.node),
    (.task, TaskDocument.shape.node), (.taskList, TaskDocuments.list.node),
    (.venture, VentureDocuments.detail.node), (.activityIndex, ActivityIndex.shape.node),
    (.documents, WrittenDocuments.list.node), (.document, WrittenDocuments.detail.node),
    (.usageView, UsageQueryDocuments.view.node), (.usageAgent, UsageQueryDocuments.agent.node),
  ]
}
