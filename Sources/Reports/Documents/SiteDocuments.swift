import Ledger
import Model

/// `config`, `sources`, `health` and `build`: what the site says of itself.
enum SiteDocuments {
  static let price = Shape<PriceRow>(
    "price", "A price in US dollars for a million tokens.",
    [
      Field("model", .text, "The model's name as the configuration writes it.") { .text($0.model) }
    ], PricesDocument.members { $0 })

  static let configuredAgent = Shape<SiteConfiguration.AgentSettings>(
    "configuredAgent", "What the configuration says about an agent.",
    [
      Field("id", .text, "The agent's id.") { .text($0.id) },
      Field("name", .nullable(.text), "The name to show.") { DocumentValue($0.name) },
      Field("aliases", .array(.text), "Other ids and names that mean this agent.") { DocumentValue($0.aliases) },
      Field("department", .nullable(.text), "The department.") { DocumentValue($0.department) },
    ])

  static let cacheTime = Shape<SiteConfiguration.CacheTime>(
    "cacheTime", "How long a document may be kept by caches.",
    [
      Field("document", .text, "The document's name.") { .text($0.document) },
      Field("seconds", .integer, "Seconds.") { .integer(Int64($0.seconds)) },
    ])

  static let budget = Shape<BudgetSettings>(
    "configuredBudget", "What may be spent in a time.",
    [
      Field("name", .text, "What it is called.") { .text($0.name) },
      Field("usd", .usd, "US dollars that may be spent.") { .usd($0.amount) },
      Field("period", .word(BudgetSettings.Period.allCases.map(\.rawValue)), "The time in which they may be spent.") {
        .text($0.period.rawValue)
      },
      Field("agent", .nullable(.text), "The agent whose spending it limits.") { DocumentValue($0.agent) },
      Field("model", .nullable(.text), "The model whose spending it limits.") { DocumentValue($0.model) },
      Field("user", .nullable(.text), "The user whose spending it limits.") { DocumentValue($0.user) },
    ])

  static let config = Shape<SiteConfiguration>(
    "config", "The public part of the configuration.",
    [
      Field("schema", .word([DocumentKind.config.schemaID]), "The form of this document.") { _ in
        .text(DocumentKind.config.schemaID)
      },
      Field("title", .text, "The site's title.") { .text($0.title) },
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.timezone) },
      Field("weekStart", .word(Weekday.names), "The first day of a week.") { .text(Weekday.names[$0.weekStart - 1]) },
      Field("baseURL", .nullable(.text), "Where the site is reached.") { DocumentValue($0.baseURL) },
      .array("agents", configuredAgent, "Agents that the configuration names.") { $0.agents },
      .array("prices", price, "Configured prices.") { $0.prices },
      Field("priceFile", .nullable(.text), "The path of the price file.") { DocumentValue($0.priceFile) },
      Field(
        "cost", .word(SiteConfiguration.CostChoice.allCases.map(\.rawValue)),
        "Which cost is shown of a call that has both."
      ) { .text($0.cost.rawValue) },
      .array("budgets", budget, "Configured budgets.") { $0.budgets },
      Field("privacy", .word(SiteConfiguration.Privacy.allCases.map(\.rawValue)), "What is masked.") {
        .text($0.privacy.rawValue)
      },
      .array("cache", cacheTime, "Configured cache times.") { $0.cache },
    ])

  struct SourceEntry: Sendable {
    var source: SourceRecords
    var counts: Bool
    var diagnostics: [Diagnostic]
  }

  static let recordCounts = Shape<SourceRecords>(
    "recordCounts", "Records read, by kind.",
    [
      Field("usage", .integer, "Records of spending.") { .integer(Int64($0.usageCount)) },
      Field("snapshots", .integer, "Figures without a period.") { .integer(Int64($0.snapshots.count)) },
      Field("stated", .integer, "Stated totals.") { .integer(Int64($0.stated.count)) },
      Field("agents", .integer, "Entries about agents.") { .integer(Int64($0.agents.count)) },
      Field("sessions", .integer, "Entries about sessions.") { .integer(Int64($0.sessions.count)) },
      Field("tasks", .integer, "Tasks.") { .integer(Int64($0.tasks.count)) },
      Field("ventures", .integer, "Ventures.") { .integer(Int64($0.ventures.count)) },
      Field("deals", .integer, "Deals.") { .integer(Int64($0.deals.count)) },
      Field("activities", .integer, "Activities.") { .integer(Int64($0.activities.count)) },
      Field("metrics", .integer, "Measurements.") { .integer(Int64($0.metrics.count)) },
      Field("documents", .integer, "Documents to read: 1 for a file that is one.") {
        .integer($0.written == nil ? 0 : 1)
      },
      Field("findings", .integer, "Findings of audits.") { .integer(Int64($0.findings.count)) },
      Field("total", .integer, "All of them.") { .integer(Int64($0.recordCount)) },
    ])

  static let source = Shape<SourceEntry>(
    "source", "A file, or a table of a database.",
    [
      Field("path", .text, "The path relative to the workspace.") { .text($0.source.path) },
      Field("format", .nullable(.text), "The format's name, or null for a file that no reader takes.") {
        DocumentValue($0.source.format)
      },
      Field("read", .flag, "Whether it was read.") { .flag($0.source.notRead == nil) },
      Field("reason", .nullable(.text), "Why it was not read.") { DocumentValue($0.source.notRead) },
      Field("counts", .flag, "Whether its spending is part of the site's totals.") { .flag($0.counts) },
      Field("size", .integer, "Bytes.") { .integer($0.source.size) },
      Field("newest", .nullable(.instant), "The newest time that it speaks of.") { DocumentValue($0.source.newest) },
      .object("records", recordCounts, "Records read, by kind; null when it was not read.") {
        $0.source.notRead == nil ? $0.source : nil
      },
      .array("masked", maskedKind, "What is masked of what was read, by kind.") {
        MaskedKind.all(of: $0.source.masked)
      },
      .array("diagnostics", FigureShapes.diagnostic, "What is wrong with it.") { $0.diagnostics },
    ])

  struct MaskedKind: Sendable {
    var kind: String
    var places: Int

    /// The kinds in byte order.
    static func all(of counts: [String: Int]) -> [MaskedKind] {
      counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { MaskedKind(kind: $0, places: $1) }
    }
  }

  static let maskedKind = Shape<MaskedKind>(
    "masked", "Secrets or personal data of a kind, which are never published.",
    [
      Field("kind", .text, "The kind, as it stands in brackets in the place of each.") { .text($0.kind) },
      Field(
        "places", .integer,
        "Places in the sources: the same text on the same line counts once, however many documents show it."
      ) { .integer(Int64($0.places)) },
    ])

  static let difference = Shape<Difference>(
    "difference", "Spending of a source that is not counted.",
    [
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("reason", .word(Difference.Reason.allCases.map(\.rawValue)), "Why it is not counted.") {
        .text($0.reason.rawValue)
      },
      Field("date", .nullable(.day), "The day, or null for what lies in no single day.") { DocumentValue($0.day) },
    ],
    FigureShapes.members { $0.figures })

  struct Sources: Sendable {
    var sources: DocumentSources
    var entries: [SourceEntry]
    var ledger: Ledger
    var findings: [AuditFinding]
    var general: [Diagnostic]
    var privacy: SiteConfiguration.Privacy
  }

  static let sources = Shape<Sources>(
    "sources", "Each file of the workspace: what it is, what was read, what is wrong with it.",
    FigureShapes.header(.sources) { $0.sources },
    [
      .array("files", source, "The files and tables, ordered by path.") { $0.entries },
      .array("stated", FigureShapes.stated, "Totals that sources state of themselves.") { $0.ledger.stated },
      .array("differences", difference, "What was not counted, and why.") { $0.ledger.differences },
      .array(
        "findings", AuditFinding.shape,
        "What security audits found, the newest audit first, the gravest first; at most \(AuditFinding.listLimit)."
      ) { Array($0.findings.prefix(AuditFinding.listLimit)) },
      Field("findingsTotal", .integer, "How many of these there are.") { .integer(Int64($0.findings.count)) },
      Field("privacy", .word(SiteConfiguration.Privacy.allCases.map(\.rawValue)), "What is masked.") {
        .text($0.privacy.rawValue)
      },
      .array("masked", maskedKind, "What is masked of all files together, by kind.") { sources in
        var counts: [String: Int] = [:]
        for entry in sources.entries { counts.merge(entry.source.masked, uniquingKeysWith: +) }
        return MaskedKind.all(of: counts)
      },
      .array("diagnostics", FigureShapes.diagnostic, "Facts that belong to no single file of the list.") { $0.general },
    ])

  struct PublishedDocument: Sendable {
    var name: String
    var kind: DocumentKind
    var asOf: Instant?
    var sources: [String]
    var items: Int?
    var total: Int?
  }

  static let publishedDocument = Shape<PublishedDocument>(
    "publishedDocument", "A document of this site.",
    [
      Field("name", .text, "The path below /api/ without .json.") { .text($0.name) },
      Field("schema", .text, "The document's form.") { .text($0.kind.schemaID) },
      Field("asOf", .nullable(.instant), "The newest time of the document's own sources.") { DocumentValue($0.asOf) },
      Field("sources", .array(.text), "The paths of its own sources.") { DocumentValue($0.sources) },
      Field("items", .nullable(.integer), "For a list: the items in it.") { DocumentValue($0.items) },
      Field("total", .nullable(.integer), "For a list: the items there are.") { DocumentValue($0.total) },
    ])

  struct Health: Sendable {
    var sources: DocumentSources
    var severities: [Severity: Int]
    var read: Int
    var notRead: Int
    var documents: [PublishedDocument]
    var queries: [Queries]
    var modules: [PublishedModule]
  }

  struct Queries: Sendable {
    var query: DocumentQuery
    /// The number of documents that nothing else needs.
    var count: Int
  }

  static let queries = Shape<Queries>(
    "queries", "An address that takes a query, and the documents that answer it.",
    [
      Field("address", .text, "The address.") { .text("/api/\($0.query.name)") },
      Field("parameters", .array(.text), "Its parameters, the one that counts most in front.") {
        DocumentValue($0.query.parameters.map(\.name))
      },
      Field(
        "patterns", .array(.text),
        "The names of the documents that answer, with parameters in braces where their values stand."
      ) { DocumentValue($0.query.patterns) },
      Field("unmatched", .text, "The name of the document that answers where what is asked for is not known.") {
        .text($0.query.unmatched)
      },
      Field("documents", .integer, "How many documents nothing else needs; these are not in the list of documents.") {
        .integer(Int64($0.count))
      },
    ])

  static let module = Shape<PublishedModule>(
    "module", "A script of this site that other sites may use.",
    [
      Field("name", .text, "What it is called.") { .text($0.name) },
      Field("path", .text, "Its path below the site's root; it changes with what it holds.") { .text($0.path) },
    ])

  static let health = Shape<Health>(
    "health", "Whether the data is sound, and what is published.", FigureShapes.header(.health) { $0.sources },
    [
      Field("status", .word(["ok", "warnings", "errors"]), "The gravest kind of diagnostic.") {
        .text(
          $0.severities[.error, default: 0] > 0 ? "errors" : $0.severities[.warning, default: 0] > 0 ? "warnings" : "ok"
        )
      },
      .object("diagnostics", OverviewDocuments.severities, "Diagnostics by severity.") { $0.severities },
      Field("sourcesRead", .integer, "Sources read.") { .integer(Int64($0.read)) },
      Field("sourcesNotRead", .integer, "Files not read.") { .integer(Int64($0.notRead)) },
      .array("documents", publishedDocument, "The documents of this site, ordered by name.") { $0.documents },
      .array("queries", queries, "The addresses that take queries.") { $0.queries },
      .array("modules", module, "The scripts that other sites may use.") { $0.modules },
    ])

  static let build = Shape<BuildFacts>(
    "build", "The build: the only document that depends on when and by what it was made.",
    [
      Field("schema", .word([DocumentKind.build.schemaID]), "The form of this document.") { _ in
        .text(DocumentKind.build.schemaID)
      },
      Field("builtAt", .instant, "When the build ran.") { .instant($0.builtAt) },
      Field("version", .text, "The version of FleetLedger.") { .text($0.version) },
      Field("inputDigest", .text, "XXH3-128 over all input files and the configuration, 32 hexadecimal digits.") {
        .text($0.inputDigest)
      },
      .array("diagnostics", FigureShapes.diagnostic, "All diagnostics, ordered by place.") { $0.diagnostics },
    ])
}

/// A script of the site that other sites may use.
package struct PublishedModule: Sendable, Hashable {
  /// What it is called.
  package var name: String
  /// Its path below the site's root.
  package var path: String

  /// Makes an entry.
  package init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}
