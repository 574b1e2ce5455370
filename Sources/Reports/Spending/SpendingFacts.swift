import Ledger
import Model

/// What several documents of spending need, worked out once for all of them.
struct SpendingFacts: Sendable {
  /// The most expensive sessions that are published of the fleet.
  static let sessionLimit = 1000
  /// The most expensive sessions that are published of an agent.
  static let agentSessionLimit = 20
  /// The days of a trend.
  static let trendDays = 14

  let ledger: Ledger
  let names: SpendingNames
  let sessions: CostliestSessions
  let crossings: Crossings
  /// The number of tasks that are completed, by the agent's id.
  private let tasksDone: [String: Int]

  init(_ ledger: Ledger, _ redactor: Redactor) {
    self.ledger = ledger
    names = SpendingNames(ledger, redactor)
    sessions = CostliestSessions(ledger.cells, limit: Self.sessionLimit, agentLimit: Self.agentSessionLimit)
    crossings = Crossings(ledger)
    var done: [String: Int] = [:]
    for task in ledger.tasks where task.item.status == .completed {
      for agent in task.agentIDs { done[agent, default: 0] += 1 }
    }
    tasksDone = done
  }

  /// What an agent's document says beside its totals.
  func standing(of agent: LedgerAgent) -> AgentStanding {
    var standing = AgentStanding()
    standing.tasksDone = tasksDone[agent.id] ?? 0
    standing.hasTasks = !agent.taskIDs.isEmpty
    guard let today = ledger.today else { return standing }
    standing.siteDay = today
    standing.today = agent.rollup.figures(on: today)
    standing.week = ledger.daysSoFar(of: .week).flatMap { agent.rollup.figures(on: $0) }
    standing.trend = trend(of: agent.rollup)
    return standing
  }

  /// The costs of the days that end with today, the oldest first; nil for a day without a known cost.
  func trend(of rollup: Rollup) -> [USDTotal?] {
    guard let today = ledger.today else { return [] }
    var costs = [USDTotal?](repeating: nil, count: Self.trendDays)
    let first = today.adding(1 - Self.trendDays)
    for day in rollup.days(in: first...today) {
      costs[day.day.daysSinceEpoch - first.daysSinceEpoch] = day.figures.cost?.total
    }
    return costs
  }

  /// The agents as spenders; `figures` picks the part of their spending that is meant.
  func agents(of whole: USDTotal?, _ figures: (Rollup) -> Figures?) -> [Spender] {
    ledger.agents.compactMap { agent in
      figures(agent.rollup).map { Spender(key: agent.id, name: agent.name, figures: $0, whole: whole) }
    }
  }

  /// The models as spenders.
  func models(of whole: USDTotal?, _ figures: (Rollup) -> Figures?) -> [Spender] {
    zip(ledger.models, names.models).compactMap { model, document in
      figures(model.rollup).map {
        Spender(key: document, name: model.name, provider: model.provider, figures: $0, whole: whole)
      }
    }
  }

  /// The users as spenders.
  func users(of whole: USDTotal?, _ figures: (Rollup) -> Figures?) -> [Spender] {
    zip(ledger.users, names.users).compactMap { user, document in
      figures(user.rollup).map { Spender(key: document, name: user.name, figures: $0, whole: whole) }
    }
  }

  /// The providers as spenders.
  func providers(of whole: USDTotal?, _ figures: (Rollup) -> Figures?) -> [Spender] {
    ledger.providers.compactMap { provider in
      figures(provider.rollup).map { Spender(key: provider.name, name: provider.name, figures: $0, whole: whole) }
    }
  }

  /// The agents of a model or user.
  func agents(_ parts: [Int: Figures], of whole: USDTotal?) -> [Spender] {
    parts.map { Spender(key: ledger.agents[$0].id, name: ledger.agents[$0].name, figures: $1, whole: whole) }
  }

  /// The models of a user.
  func models(_ parts: [Int: Figures], of whole: USDTotal?) -> [Spender] {
    parts.map { place, figures in
      let model = ledger.models[place]
      return Spender(
        key: names.models[place], name: model.name, provider: model.provider, figures: figures, whole: whole)
    }
  }

  /// The users of a model.
  func users(_ parts: [Int: Figures], of whole: USDTotal?) -> [Spender] {
    parts.map { Spender(key: names.users[$0], name: ledger.users[$0].name, figures: $1, whole: whole) }
  }

  /// A session with the names of what it belongs to.
  func session(_ session: LedgerSession, of whole: USDTotal?) -> SessionSource {
    let agent = session.key.agent.map { ledger.agents[$0] }
    return SessionSource(
      session: session, agentID: agent?.id, agentName: agent?.name, channel: ledger.channels[session.key], whole: whole)
  }
}

/// How an agent stands today, beside its totals.
struct AgentStanding: Sendable {
  /// The site's today.
  var siteDay: Day?
  /// What it spent today, or nil without records.
  var today: Figures?
  /// What it spent in the week that holds today, as far as today, or nil without records.
  var week: Figures?
  /// Its costs on the days that end with today, the oldest first.
  var trend: [USDTotal?] = []
  /// The tasks known here that are completed.
  var tasksDone = 0
  /// Whether any task is known of it.
  var hasTasks = false
}

/// A session as it is published.
struct SessionSource: Sendable {
  var session: LedgerSession
  var agentID: String?
  var agentName: String?
  var channel: String?
  /// The fleet's or the agent's whole cost.
  var whole: USDTotal?
}
