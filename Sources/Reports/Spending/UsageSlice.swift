import Ledger
import Model

/// What the fleet or one agent spent, in all or on the days that end with today.
struct UsageSlice: Sendable {
  /// What usage is looked at by.
  enum View: String, Sendable, CaseIterable {
    case summary, daily, weekly
    case byAgent = "by-agent"
    case byUser = "by-user"
    case byModel = "by-model"
  }

  /// The most agents, users and models that are listed each.
  static let listLimit = 1000

  let ledger: Ledger
  /// The agent; nil for the fleet.
  let agent: LedgerAgent?
  /// The length of the window in days; nil for all.
  let length: Int?
  /// The window's first and last day; nil without a window, or without a today.
  let days: ClosedRange<Day>?
  private let rollup: Rollup
  /// What is known to be missing from the figures.
  let coverage: Coverage
  let totals: Figures
  let agents: SpenderList
  let models: SpenderList
  let users: SpenderList
  /// What no agent, model or user can be named for.
  let withoutAgent: Figures?
  let withoutModel: Figures?
  let withoutUser: Figures?

  /// - Parameter place: the agent's place in the ledger; nil for the fleet.
  init(_ facts: SpendingFacts, _ parts: SpendingParts, agent place: Int?, length: Int?) {
    ledger = facts.ledger
    agent = place.map { [ledger] in ledger.agents[$0] }
    self.length = length
    let today = ledger.today
    days = length.flatMap { length in today.map { $0.adding(1 - length)...$0 } }
    let part: (Rollup) -> Figures? = { [days] rollup in
      let figures = length == nil ? rollup.total : days.flatMap { rollup.figures(on: $0) }
      return figures.flatMap { $0.records > 0 ? $0 : nil }
    }
    rollup = agent?.rollup ?? ledger.fleet
    coverage = agent?.coverage ?? ledger.coverage
    totals = part(rollup) ?? Figures()
    let whole = totals.cost?.total
    agents = SpenderList(
      place.map { [ledger] place in
        part(ledger.agents[place].rollup).map {
          [Spender(key: ledger.agents[place].id, name: ledger.agents[place].name, figures: $0, whole: whole)]
        } ?? []
      } ?? facts.agents(of: whole, part), limit: Self.listLimit)
    models = SpenderList(
      (agent?.models ?? ledger.models).compactMap { model in
        part(model.rollup).map {
          Spender(
            key: facts.names.document(ofModel: model), name: model.name, provider: model.provider, figures: $0,
            whole: whole)
        }
      }, limit: Self.listLimit)
    users = SpenderList(
      parts.users.compactMap { user in
        part(user.rollup).map {
          Spender(key: facts.names.document(ofUser: user.name), name: user.name, figures: $0, whole: whole)
        }
      }, limit: Self.listLimit)
    withoutAgent = agent == nil ? part(ledger.unattributed) : nil
    withoutModel = part(parts.withoutModel)
    withoutUser = part(parts.withoutUser)
  }

  /// Nothing, as an agent spent that is not known.
  init(nothingOf ledger: Ledger) {
    self.ledger = ledger
    (agent, length, days) = (nil, nil, nil)
    (rollup, coverage, totals) = (Rollup(), Coverage(), Figures())
    agents = SpenderList([], limit: 0)
    (models, users) = (agents, agents)
    (withoutAgent, withoutModel, withoutUser) = (nil, nil, nil)
  }

  /// What counts but lies in no single day; a window has none of it.
  var undated: Figures? { length == nil && rollup.undated.records > 0 ? rollup.undated : nil }

  /// The days with records, ascending.
  var daily: [DayFigures] {
    length == nil ? rollup.days : days.map { Array(rollup.days(in: $0)) } ?? []
  }

  /// The weeks with records, ascending, as far as they lie in the window.
  var weekly: [SpendingWindow.Part] {
    guard length != nil else {
      return rollup.weeks.map {
        .init(start: $0.start, days: $0.start...$0.start.adding(6), figures: $0.figures, change: $0.change)
      }
    }
    return days.map {
      SpendingWindow.weeks(of: rollup, in: $0, weekStart: ledger.weekStart).filter { $0.figures.records > 0 }
    } ?? []
  }
}
