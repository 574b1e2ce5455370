import Ledger
import Model

/// `reconciliation`: what each source says about each day beside what counts.
enum ReconciliationDocument {
  /// The most rows of each list; more are told by the lists' totals.
  static let rowLimit = Reconciliation.rowLimit

  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
    var stated: [StatedComparison]
    var models: [NamedRollup]

    init(ledger: Ledger, sources: DocumentSources) {
      self.ledger = ledger
      self.sources = sources
      stated = ledger.stated.enumerated().sorted { a, b in
        let (x, y) = (Self.distance(a.element), Self.distance(b.element))
        return x != y ? x > y : a.offset < b.offset
      }.map(\.element)
      models = ledger.models.enumerated().filter {
        $0.element.rollup.total.recorded != nil || $0.element.rollup.total.priced != nil
      }.sorted { a, b in
        let (x, y) = (Self.distance(a.element), Self.distance(b.element))
        return x != y ? x > y : a.offset < b.offset
      }.map(\.element)
    }

    /// By cost, then by tokens; without their signs.
    private static func distance(_ stated: StatedComparison) -> (USDTotal, Int64) {
      (
        magnitude(difference(stated.total.cost, stated.rowCost)),
        difference(stated.total.tokens, stated.rowTokens).map { Int64(clamping: $0.count.magnitude) } ?? 0
      )
    }

    private static func distance(_ model: NamedRollup) -> USDTotal {
      magnitude(difference(model.rollup.total.recorded, model.rollup.total.priced))
    }

    private static func magnitude(_ amount: USDTotal?) -> USDTotal {
      amount.map { $0 < .zero ? .zero - $0 : $0 } ?? .zero
    }
  }

  struct AgentRow: Sendable {
    var row: Reconciliation.Row
    var agent: LedgerAgent?
  }

  static func difference(_ a: USDTotal?, _ b: USDTotal?) -> USDTotal? { a.flatMap { a in b.map { a - $0 } } }

  static func difference(_ a: Tokens?, _ b: Tokens?) -> Tokens? {
    guard let a, let b else { return nil }
    let (value, overflow) = a.count.subtractingReportingOverflow(b.count)
    return overflow ? nil : Tokens(value)
  }

  private static func word(_ rank: SourceRank) -> String {
    switch rank {
    case .transcript: "transcripts"
    case .usageTable: "usage-table"
    case .dailyUsageTable: "daily-usage-table"
    case .tokenReport: "token-report"
    case .snapshot: "snapshot"
    }
  }

  static let statement = Shape<Reconciliation.Statement>(
    "statement", "What one source, or all transcripts together, say.",
    [
      Field("kind", .word(SourceRank.allCases.map(word)), "The kind of source.") { .text(word($0.rank)) },
      Field("source", .nullable(.text), "The source's path, or null for all transcripts together.") {
        DocumentValue($0.path)
      },
      Field("tokens", .nullable(.tokens), "The tokens that it gives.") { DocumentValue($0.says.tokens?.total) },
      Field("cost", .nullable(.usd), "The cost that it gives, or that its tokens have.") {
        DocumentValue($0.says.cost?.total)
      },
      Field("calls", .nullable(.integer), "The calls that it gives.") { DocumentValue($0.says.calls) },
      Field("unpriced", .integer, "Records with tokens whose cost is not known.") {
        .integer(Int64($0.says.unpriced))
      },
      Field("copies", .integer, "Records that stand elsewhere too; they are no part of the figures.") {
        .integer(Int64($0.copies))
      },
      Field("used", .word(["all", "some", "none"]), "How much of it counts.") {
        .text($0.countsWholly ? "all" : $0.counted.records > 0 ? "some" : "none")
      },
      Field(
        "reasons", .array(.word(Difference.Reason.allCases.map(\.rawValue))),
        "Why not all of it counts; empty when it does."
      ) {
        DocumentValue($0.reasons.map(\.rawValue))
      },
      Field("tokenDifference", .nullable(.tokens), "Its tokens minus those that count; null when it is what counts.") {
        DocumentValue($0.tokenDifference)
      },
      Field("costDifference", .nullable(.usd), "Its cost minus that which counts; null when it is what counts.") {
        DocumentValue($0.costDifference)
      },
    ])

  private static func members<Outer>(
    _ row: @escaping @Sendable (Outer) -> Reconciliation.Row
  ) -> [Field<Outer>] {
    [
      Field("date", .nullable(.day), "The day, or the first of several; null when a source gives no time.") {
        DocumentValue(row($0).span?.first)
      },
      Field("lastDate", .nullable(.day), "The last of several days; null for a single one.") {
        let span = row($0).span
        return span?.singleDay == nil ? DocumentValue(span?.last) : .null
      },
      Field("tokens", .nullable(.tokens), "The tokens that count.") { DocumentValue(row($0).counted.tokens?.total) },
      Field("cost", .nullable(.usd), "The cost that counts.") { DocumentValue(row($0).counted.cost?.total) },
      Field("unpriced", .integer, "Records that count and whose cost is not known.") {
        .integer(Int64(row($0).counted.unpriced))
      },
      Field("differs", .flag, "Whether a source says something else than what counts.") { .flag(row($0).differs) },
      .array("statements", statement, "What the sources say, the most direct kind first.") { row($0).statements },
    ]
  }

  static let fleetRow = Shape<Reconciliation.Row>(
    "fleetReconciliation", "A time of the whole fleet: what counts and what each source says.", members { $0 })

  static let agentRow = Shape<AgentRow>(
    "agentReconciliation", "A time of one agent: what counts and what each source says.",
    [
      Field("agentId", .nullable(.agent), "The agent, or null for what belongs to none.") {
        $0.agent.map { .agent($0.id) } ?? .null
      },
      Field("agentName", .nullable(.text), "The agent's name.") { DocumentValue($0.agent?.name) },
    ], members { $0.row })

  static let model = Shape<NamedRollup>(
    "modelReconciliation", "What the sources record for a model beside tokens times price.",
    [
      Field("name", .text, "The model's name as written.") { .text($0.name) },
      Field("provider", .nullable(.text), "The provider.") { DocumentValue($0.provider) },
      Field("recorded", .nullable(.usd), "What the sources record.") { DocumentValue($0.rollup.total.recorded) },
      Field("priced", .nullable(.usd), "Tokens times price.") { DocumentValue($0.rollup.total.priced) },
      Field("difference", .nullable(.usd), "Recorded minus priced; null when either is not known.") {
        DocumentValue(difference($0.rollup.total.recorded, $0.rollup.total.priced))
      },
    ])

  /// A list that is cut, with what is left out.
  private static func list<Element: Sendable>(
    _ name: String, _ shape: Shape<Element>, _ summary: String,
    _ all: @escaping @Sendable (Source) -> (first: [Element], count: Int)
  ) -> [Field<Source>] {
    [
      .array(name, shape, "\(summary), the largest difference first; at most \(rowLimit).") {
        Array(all($0).first.prefix(rowLimit))
      },
      Field("\(name)Total", .integer, "How many of these there are.") { .integer(Int64(all($0).count)) },
    ]
  }

  static let shape = Shape<Source>(
    "reconciliation",
    "What each source says about each day, which one counts and why, and by how much the others differ.",
    FigureShapes.header(.reconciliation) { $0.sources },
    [
      Field("complete", .flag, "Whether the lists of this document hold all there is.") { source in
        .flag(
          [
            source.ledger.reconciliation.fleet.count, source.ledger.reconciliation.agents.count, source.stated.count,
            source.models.count,
          ].allSatisfy { $0 <= rowLimit })
      },
      Field("fleetDiffering", .integer, "Fleet rows in which a source says something else than what counts.") {
        .integer(Int64($0.ledger.reconciliation.fleet.differing))
      },
      Field("agentsDiffering", .integer, "Agents' rows in which a source says something else than what counts.") {
        .integer(Int64($0.ledger.reconciliation.agents.differing))
      },
    ],
    list("fleet", fleetRow, "The fleet, time by time") {
      ($0.ledger.reconciliation.fleet.first, $0.ledger.reconciliation.fleet.count)
    },
    list("agents", agentRow, "Each agent, time by time") { source in
      let rows = source.ledger.reconciliation.agents
      let named = rows.first.map { row in
        var agent: LedgerAgent?
        if case .agent(let index) = row.scope { agent = source.ledger.agents[index] }
        return AgentRow(row: row, agent: agent)
      }
      return (named, rows.count)
    },
    list("stated", FigureShapes.stated, "Totals that sources state of themselves") { ($0.stated, $0.stated.count) },
    list("models", model, "Recorded beside priced cost, by model") { ($0.models, $0.models.count) })
}
