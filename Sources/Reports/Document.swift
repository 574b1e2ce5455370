package import Model

/// A published document: one value, from which its JSON and its page are made.
package struct Document: Sendable {
  /// The name, which is the path below `/api/` without `.json`: `tokens`, `agents/nexus`, `logs/activity`.
  package var name: String
  /// The kind of document, for schema, cache time and template: `tokens`, `agent`, …
  package var kind: DocumentKind
  /// The value, redacted.
  package var value: DocumentValue
  /// The newest time of the sources of this document, or nil.
  package var asOf: Instant?
  /// The paths of the sources of this document, in byte order.
  package var sources: [String]
  /// For a list: the number of items in it, and how many there are in all.
  package var items: (published: Int, total: Int)?
  /// The text of a document that people wrote, for its page; nil for all others.
  package var text: WrittenText?
  /// Whether nothing but queries needs it: it has no page, no tables, and no place in lists.
  package var isQueryShard = false
}

extension Document: Equatable {
  /// True for documents whose files and pages are the same in a site of one configuration.
  package static func == (a: Document, b: Document) -> Bool {
    a.name == b.name && a.kind == b.kind && a.asOf == b.asOf && a.sources == b.sources
      && a.items?.published == b.items?.published && a.items?.total == b.items?.total
      && a.isQueryShard == b.isQueryShard && a.text == b.text && a.value == b.value
  }
}

/// The kinds of documents.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case tokens, usage
  case usageWindow = "usage-window"
  case leaderboards, models, model, providers, users, user, sessions
  case agents, agent, tasks, ventures, activities, deals
  case logActivity = "logs-activity"
  case stats, metrics, prices, config, health, sources, reconciliation, coverage, build
  case task
  case taskList = "task-list"
  case venture
  case activityIndex = "logs-activity-index"
  case documents, document
  case usageView = "usage-view"
  case usageAgent = "usage-agent"

  /// The value of the `schema` member: the name and the version of the document's form.
  package var schemaID: String { "fleetledger/\(rawValue)/1" }
}

/// The sources of one document and their newest time.
struct DocumentSources: Sendable {
  var paths: [String]
  var asOf: Instant?

  /// The sources for which `holds` is true, of those that are ordered by path.
  init(_ sources: [SourceRecords], where holds: (SourceRecords) -> Bool) {
    let own = sources.filter { $0.notRead == nil && holds($0) }
    paths = own.map(\.path)
    asOf = own.compactMap(\.newest).max()
  }

  /// These sources, in any order.
  init(_ sources: [SourceRecords]) {
    self.init(sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, where: { _ in true })
  }
}
