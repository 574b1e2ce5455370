import Ledger
import Model

/// The answers to queries for usage: `usage/view/<view>`, `usage/by-agent/<id>` and their kin.
enum UsageQueryDocuments {
  /// What usage was chosen by; nil for what was not asked for.
  struct Filter: Sendable {
    var agent: String?
    var view: UsageSlice.View?
    var length: Int?
    var days: ClosedRange<Day>?
    /// False for what was asked for by a name or word that nothing has.
    var isMatched = true
  }

  static let filter = Shape<Filter>(
    "usageFilter", "What the figures were filtered by; null stands for no filter.",
    [
      Field("agent", .nullable(.agent), "The agent whose spending this is; null for the fleet’s.") {
        $0.agent.map(DocumentValue.agent) ?? .null
      },
      Field("view", .nullable(.word(UsageSlice.View.allCases.map(\.rawValue))), "What the items are.") {
        DocumentValue($0.view?.rawValue)
      },
      Field("days", .nullable(.integer), "The days that end with the site's today, which may be more than asked for.") {
        DocumentValue($0.length)
      },
      Field("from", .nullable(.day), "The first of them.") { DocumentValue($0.days?.lowerBound) },
      Field("to", .nullable(.day), "The last of them, the site's today.") { DocumentValue($0.days?.upperBound) },
      Field("matched", .flag, "False where an agent or view was asked for that this site does not know.") {
        .flag($0.isMatched)
      },
    ])

  struct Source: Sendable {
    var slice: UsageSlice
    var view: UsageSlice.View?
    var sources: DocumentSources

    var filter: Filter { Filter(agent: slice.agent?.id, view: view, length: slice.length, days: slice.days) }
  }

  private static func head(_ kind: DocumentKind) -> [Field<Source>] {
    FigureShapes.header(kind) { $0.sources } + [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.slice.ledger.zone.name) },
      Field("weekStart", .word(Weekday.names), "The first day of a week.") {
        .text(Weekday.names[$0.slice.ledger.weekStart - 1])
      },
      FigureShapes.siteDay { $0.slice.ledger.today },
      .object("filter", filter, "What the figures were filtered by.") { $0.filter },
      .object("totals", TokensDocument.undated, "What was spent in all, as the filter says.") { $0.slice.totals },
      Field("daysWithData", .integer, "Days that have records.") { .integer(Int64($0.slice.daily.count)) },
      CoverageDocument.facts { $0.slice.coverage },
      .object("undated", TokensDocument.undated, "What of the totals lies in no single day, or null.") {
        $0.slice.undated
      },
    ]
  }

  /// `usage/view/<view>`.
  static let view = Shape<Source>(
    "usageView",
    "What was spent, looked at by day, week, agent, user or model: items, others and what is unnamed add up to the "
      + "totals; days or weeks and what is undated do.",
    head(.usageView),
    [
      Field(
        "items",
        .array(
          .oneOf([
            FigureShapes.day.node, WindowDocument.week.node, SpenderShapes.agent.node, SpenderShapes.user.node,
            SpenderShapes.model.node,
          ])),
        "The days or weeks with records, ascending, or the agents, users or models that spent most, at most "
          + "\(UsageSlice.listLimit), the most expensive first; none for a summary."
      ) { items(of: $0.slice, $0.view ?? .summary) },
      Field("count", .integer, "How many such there are, listed or not.") {
        .integer(Int64(count(of: $0.slice, $0.view ?? .summary)))
      },
      .object("others", TokensDocument.undated, "What those spent that are not listed, or null when all are.") {
        list(of: $0.slice, $0.view ?? .summary)?.rest
      },
      .object(
        "unnamed", TokensDocument.undated,
        "What no agent, user or model can be named for, of that kind which the items are; null when there is none."
      ) { unnamed(of: $0.slice, $0.view ?? .summary) },
    ])

  /// `usage/by-agent/<id>`.
  static let agent = Shape<Source>(
    "agentUsage",
    "What one agent spent by day, by week, by model and by user, in all or in the days that end with today.",
    head(.usageAgent),
    [
      .array("daily", FigureShapes.day, "The days with records, ascending.") { $0.slice.daily },
      .array("weekly", WindowDocument.week, "The weeks with records, ascending.") { $0.slice.weekly },
    ],
    SpenderShapes.list("model", SpenderShapes.model, limit: UsageSlice.listLimit) { $0.slice.models },
    [
      .object("unnamedModels", TokensDocument.undated, "What names no model, or null.") { $0.slice.withoutModel }
    ],
    SpenderShapes.list("user", SpenderShapes.user, limit: UsageSlice.listLimit) { $0.slice.users },
    [
      .object("unnamedUsers", TokensDocument.undated, "What names no user, or null.") { $0.slice.withoutUser }
    ])

  private static func items(of slice: UsageSlice, _ view: UsageSlice.View) -> DocumentValue {
    switch view {
    case .summary: .array([])
    case .daily: FigureShapes.day.values(of: slice.daily)
    case .weekly: WindowDocument.week.values(of: slice.weekly)
    case .byAgent: SpenderShapes.agent.values(of: slice.agents.top)
    case .byUser: SpenderShapes.user.values(of: slice.users.top)
    case .byModel: SpenderShapes.model.values(of: slice.models.top)
    }
  }

  private static func list(of slice: UsageSlice, _ view: UsageSlice.View) -> SpenderList? {
    switch view {
    case .summary, .daily, .weekly: nil
    case .byAgent: slice.agents
    case .byUser: slice.users
    case .byModel: slice.models
    }
  }

  private static func count(of slice: UsageSlice, _ view: UsageSlice.View) -> Int {
    switch view {
    case .summary: 0
    case .daily: slice.daily.count
    case .weekly: slice.weekly.count
    case .byAgent, .byUser, .byModel: list(of: slice, view)?.count ?? 0
    }
  }

  private static func unnamed(of slice: UsageSlice, _ view: UsageSlice.View) -> Figures? {
    switch view {
    case .summary, .daily, .weekly: nil
    case .byAgent: slice.withoutAgent
    case .byUser: slice.withoutUser
    case .byModel: slice.withoutModel
    }
  }
}
