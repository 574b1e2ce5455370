import Ledger
import Model

/// `models`, `models/<name>`, `providers`, `users` and `users/<name>`: spending by what answered and by who asked.
enum ModelDocuments {
  /// The most agents, models and users that are listed in the document of one model or user.
  static let listLimit = 50

  /// A model, user or provider with its place in its list.
  struct Entry: Sendable {
    var facts: SpendingFacts
    var named: NamedRollup
    var document: String
    /// The agents, users and models that are its parts, as far as it has such.
    var agents: SpenderList?
    var users: SpenderList?
    var models: SpenderList?

    var today: Figures? { facts.ledger.today.flatMap { named.rollup.figures(on: $0) } }
    var week: Figures? { facts.ledger.daysSoFar(of: .week).flatMap { named.rollup.figures(on: $0) } }
    var month: Figures? { facts.ledger.daysSoFar(of: .month).flatMap { named.rollup.figures(on: $0) } }
  }

  struct Detail: Sendable {
    var entry: Entry
    var sources: DocumentSources
  }

  struct List: Sendable {
    var facts: SpendingFacts
    var sources: DocumentSources
    var entries: [Entry]
  }

  // MARK: The members of entries

  private static let name = Field<Entry>("name", .text, "The name as the sources write it.") { .text($0.named.name) }
  private static let provider = Field<Entry>("provider", .nullable(.text), "The provider.") {
    DocumentValue($0.named.provider)
  }

  private static func document(_ noun: String) -> Field<Entry> {
    Field("document", .document, "The name of the \(noun)'s own document.") { .document($0.document) }
  }

  private static let figures: [Field<Entry>] =
    FigureShapes.totals { $0.named.rollup.total } + [
      Field("sessions", .nullable(.integer), "Sessions, or null when no source names them.") {
        DocumentValue($0.named.rollup.sessions)
      },
      Field("share", .nullable(.share), "The part of the fleet's cost, 0 to 1; null when a cost is not known.") {
        FigureShapes.share($0.named.rollup.total.cost?.total, of: $0.facts.ledger.fleet.total.cost?.total)
      },
      .object("today", FigureShapes.brief, "What was spent today, or null without records.") { $0.today },
      .object("week", FigureShapes.brief, "What was spent this week as far as today, or null.") { $0.week },
      .object("month", FigureShapes.brief, "What was spent this month as far as today, or null.") { $0.month },
      FigureShapes.trend { $0.facts.trend(of: $0.named.rollup) },
      Field("firstDay", .nullable(.day), "The first day with records.") {
        DocumentValue($0.named.rollup.days.first?.day)
      },
      Field("lastDay", .nullable(.day), "The last day with records.") { DocumentValue($0.named.rollup.days.last?.day) },
    ]

  static let model = Shape<Entry>("model", "A model and what it cost.", [name, provider, document("model")], figures)
  static let user = Shape<Entry>("user", "A user and what the answers cost.", [name, document("user")], figures)
  static let providerEntry = Shape<Entry>(
    "provider", "A provider and what its models cost.", [name], figures,
    SpenderShapes.list("model", SpenderShapes.model, limit: listLimit) { $0.models ?? SpenderList([], limit: 0) })

  // MARK: Documents

  private static func list(_ kind: DocumentKind, _ noun: String, _ shape: Shape<Entry>) -> Shape<List> {
    Shape(
      "\(noun)List", "Each \(noun) that sources name, the most expensive first.",
      FigureShapes.header(kind) { $0.sources },
      [
        .object("total", TokensDocument.undated, "The fleet's totals.") { $0.facts.ledger.fleet.total },
        .object("unnamed", TokensDocument.undated, "What counts but names no \(noun), or null.") { list in
          unnamed(list.facts.ledger, noun)
        },
        CoverageDocument.facts { $0.facts.ledger.coverage },
        .array("\(noun)s", shape, "The \(noun)s.") { $0.entries },
      ])
  }

  /// What counts in cells that have no such name.
  private static func unnamed(_ ledger: Ledger, _ noun: String) -> Figures? {
    var sum: Figures?
    for cell in ledger.cells {
      let name =
        switch noun {
        case "model": cell.model
        case "user": cell.user
        default: cell.provider
        }
      guard name == nil else { continue }
      var figures = sum ?? Figures()
      figures.add(cell.figures)
      sum = figures
    }
    return sum
  }

  static let models = list(.models, "model", model)
  static let users = list(.users, "user", user)
  static let providers = list(.providers, "provider", providerEntry)

  private static func detail(
    _ kind: DocumentKind, _ summary: String, _ identity: [Field<Entry>], _ parts: [Field<Detail>]
  ) -> Shape<Detail> {
    Shape(
      "\(kind.rawValue)Detail", summary, FigureShapes.header(kind) { $0.sources },
      (identity + figures).map { field in Field(field.name, field.node, field.summary) { field.value($0.entry) } },
      [
        CoverageDocument.facts { $0.entry.facts.ledger.coverage },
        FigureShapes.siteDay { $0.entry.facts.ledger.today },
        .array("daily", FigureShapes.day, "The days with records, ascending.") { $0.entry.named.rollup.days },
        .array("weekly", FigureShapes.week, "The weeks with records, ascending.") { $0.entry.named.rollup.weeks },
        .object("undated", TokensDocument.undated, "What counts but lies in no single day, or null.") {
          $0.entry.named.rollup.undated.records > 0 ? $0.entry.named.rollup.undated : nil
        },
      ], parts)
  }

  private static let agentParts: [Field<Detail>] =
    SpenderShapes.list("agent", SpenderShapes.agent, limit: listLimit) { $0.entry.agents ?? SpenderList([], limit: 0) }

  static let modelDetail = detail(
    .model, "One model with its days, weeks, agents and users.", [name, provider, document("model")],
    agentParts
      + SpenderShapes.list("user", SpenderShapes.user, limit: listLimit) {
        $0.entry.users ?? SpenderList([], limit: 0)
      })

  static let userDetail = detail(
    .user, "One user with the days, weeks, agents and models of the answers.", [name, document("user")],
    agentParts
      + SpenderShapes.list("model", SpenderShapes.model, limit: listLimit) {
        $0.entry.models ?? SpenderList([], limit: 0)
      })
}
