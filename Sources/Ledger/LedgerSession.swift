package import Model

/// A session of an agent with what was spent in it.
package struct LedgerSession: Sendable, Hashable {
  /// What tells a session from all others: the same id in two agents' stores means two sessions.
  package struct Key: Sendable, Hashable {
    /// The agent's place in the ledger's list of agents, or nil for an unattributed session.
    package var agent: Int?
    /// The session's id.
    package var session: String
  }

  /// Which session it is.
  package var key: Key
  /// Who asked, in byte order.
  package var users: [String]
  /// The models that answered, in byte order.
  package var models: [String]
  /// The first day that its calls count for, or nil when none lies in a single day.
  package var firstDay: Day?
  /// The last day that its calls count for.
  package var lastDay: Day?
  /// What was spent.
  package var figures: Figures
}

/// The sessions that cost most, out of all that the ledger knows.
package struct CostliestSessions: Sendable {
  /// The number of sessions in all.
  package private(set) var count = 0
  /// Of the fleet, the most expensive first.
  package private(set) var fleet: [LedgerSession] = []
  /// Of each agent, by its place in the ledger's list of agents, the most expensive first.
  package private(set) var agents: [Int: [LedgerSession]] = [:]
  /// What counts but names no session.
  package private(set) var withoutSession = Figures()

  /// What the order needs to know of a session; the rest is added up for those that are shown.
  private struct Sum {
    var cost: USDTotal?
    var tokens: Tokens?
  }

  /// Adds up cells by session.
  ///
  /// - Parameters:
  ///   - limit: the most sessions of the fleet.
  ///   - agentLimit: the most sessions of each agent.
  package init(_ cells: UsageCells, limit: Int, agentLimit: Int) {
    var sums: [LedgerSession.Key: Sum] = [:]
    for cell in cells {
      guard let session = cell.session else {
        withoutSession.add(cell.figures)
        continue
      }
      var sum = sums[LedgerSession.Key(agent: cell.agent, session: session)] ?? Sum()
      if let cost = cell.figures.cost?.total { sum.cost = sum.cost.map { $0 + cost } ?? cost }
      if let tokens = cell.figures.tokens?.total { sum.tokens = sum.tokens.map { $0 + tokens } ?? tokens }
      sums[LedgerSession.Key(agent: cell.agent, session: session)] = sum
    }
    count = sums.count
    let ranked = sums.sorted { a, b in
      let (x, y) = (a.value, b.value)
      if x.cost != y.cost { return Ranking.precedes(x.cost, y.cost) }
      if x.tokens != y.tokens { return Ranking.precedes(x.tokens, y.tokens) }
      if a.key.session != b.key.session {
        return a.key.session.utf8.lexicographicallyPrecedes(b.key.session.utf8)
      }
      return (a.key.agent ?? -1) < (b.key.agent ?? -1)
    }
    var taken: [Int: Int] = [:]
    var places: [LedgerSession.Key: Int] = [:]
    var sessions: [LedgerSession] = []
    for (rank, (key, _)) in ranked.enumerated() {
      var isShown = rank < limit
      if let agent = key.agent, taken[agent, default: 0] < agentLimit {
        taken[agent, default: 0] += 1
        isShown = true
      }
      guard isShown else { continue }
      places[key] = sessions.count
      sessions.append(LedgerSession(key: key, users: [], models: [], figures: Figures()))
    }
    for cell in cells {
      guard let session = cell.session, let place = places[.init(agent: cell.agent, session: session)] else { continue }
      sessions[place].add(cell)
    }
    for session in sessions {
      if fleet.count < limit { fleet.append(session) }
      guard let agent = session.key.agent else { continue }
      if agents[agent, default: []].count < agentLimit { agents[agent, default: []].append(session) }
    }
  }
}

extension LedgerSession {
  fileprivate mutating func add(_ cell: UsageCell) {
    figures.add(cell.figures)
    Self.note(cell.user, in: &users)
    Self.note(cell.model, in: &models)
    guard let day = cell.day else { return }
    firstDay = firstDay.map { min($0, day) } ?? day
    lastDay = lastDay.map { max($0, day) } ?? day
  }

  private static func note(_ text: String?, in texts: inout [String]) {
    guard let text, !texts.contains(text) else { return }
    texts.append(text)
    texts.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
