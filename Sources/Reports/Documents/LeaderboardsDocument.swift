import Ledger
import Model

/// `leaderboards`: who spent most today, this week, this month and in all.
enum LeaderboardsDocument {
  /// The most agents, users and models that are listed each.
  static let limit = 10

  /// The time that a leaderboard is for.
  enum Period: String, Sendable, CaseIterable {
    case today, week, month, all
  }

  struct Board: Sendable {
    var period: Period
    var days: ClosedRange<Day>?
    var total: Figures?
    var agents: SpenderList
    var users: SpenderList
    var models: SpenderList

    init(_ period: Period, _ facts: SpendingFacts) {
      let ledger = facts.ledger
      let days: ClosedRange<Day>? =
        switch period {
        case .today: ledger.daysSoFar(of: .day)
        case .week: ledger.daysSoFar(of: .week)
        case .month: ledger.daysSoFar(of: .month)
        case .all: nil
        }
      let part: (Rollup) -> Figures? = { rollup in
        period == .all
          ? (rollup.total.records > 0 ? rollup.total : nil) : days.flatMap { rollup.figures(on: $0) }
      }
      self.period = period
      self.days = days
      total = part(ledger.fleet)
      let whole = total?.cost?.total
      agents = SpenderList(facts.agents(of: whole, part), limit: LeaderboardsDocument.limit)
      users = SpenderList(facts.users(of: whole, part), limit: LeaderboardsDocument.limit)
      models = SpenderList(facts.models(of: whole, part), limit: LeaderboardsDocument.limit)
    }
  }

  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
    var boards: [Board]
  }

  static let board = Shape<Board>(
    "leaderboard", "Who spent most in one time.",
    [
      Field(
        "period", .word(Period.allCases.map(\.rawValue)),
        "`today`; `week` and `month`: those that hold today, as far as today; `all`: everything that counts."
      ) { .text($0.period.rawValue) },
      Field("from", .nullable(.day), "The first day; null for everything.") { DocumentValue($0.days?.lowerBound) },
      Field("to", .nullable(.day), "The last day; null for everything.") { DocumentValue($0.days?.upperBound) },
      .object("total", TokensDocument.undated, "What the fleet spent, or null without records.") { $0.total },
    ],
    SpenderShapes.list("agent", SpenderShapes.agent, limit: limit) { $0.agents },
    SpenderShapes.list("user", SpenderShapes.user, limit: limit) { $0.users },
    SpenderShapes.list("model", SpenderShapes.model, limit: limit) { $0.models })

  static let shape = Shape<Source>(
    "leaderboards", "Who spent most today, this week, this month and in all.",
    FigureShapes.header(.leaderboards) { $0.sources },
    [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.ledger.zone.name) },
      Field("today", .nullable(.day), "The day that the site speaks for.") { DocumentValue($0.ledger.today) },
      CoverageDocument.facts { $0.ledger.coverage },
      .array("boards", board, "One for each time.") { $0.boards },
    ])
}
