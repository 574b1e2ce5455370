import Ledger
import Model

/// What single agents spent on each of some days: those that cost most by name, all others together.
struct AgentDays: Sendable {
  /// The most agents that are named.
  static let limit = 8
  /// The days of the overview.
  static let overviewLength = 30

  /// The costs of one agent, or of several together.
  struct Row: Sendable {
    /// The agent; nil for others together and for what no agent can be named for.
    var agent: LedgerAgent?
    /// How many agents these are; 0 for what no agent can be named for.
    var count: Int
    /// A cost for each day, the oldest first; nil where none is known.
    var costs: [USDTotal?]
  }

  let days: ClosedRange<Day>
  let rows: [Row]
  /// The days on which the cost of some record is not known.
  let atLeast: [Day]

  /// Ranks the agents by what they spent on these days.
  init(_ ledger: Ledger, days: ClosedRange<Day>) {
    self.days = days
    atLeast = ledger.fleet.days(in: days).filter { $0.figures.unpriced > 0 }.map(\.day)
    let ranked = ledger.agents.compactMap { agent in
      agent.rollup.figures(on: days).flatMap { $0.cost == nil ? nil : (agent, $0) }
    }.sorted { Ranking.isOrderedBefore(($0.1, $0.0.id), ($1.1, $1.0.id)) }
    // Where one would be left over, it is named too.
    let named = ranked.count == Self.limit + 1 ? ranked.count : Self.limit
    var rows = ranked.prefix(named).map { agent, _ in
      Row(agent: agent, count: 1, costs: Self.costs([agent.rollup], days))
    }
    let others = ranked.dropFirst(named).map(\.0.rollup)
    if !others.isEmpty { rows.append(Row(agent: nil, count: others.count, costs: Self.costs(others, days))) }
    if ledger.unattributed.figures(on: days)?.cost != nil {
      rows.append(Row(agent: nil, count: 0, costs: Self.costs([ledger.unattributed], days)))
    }
    self.rows = rows
  }

  private static func costs(_ rollups: [Rollup], _ days: ClosedRange<Day>) -> [USDTotal?] {
    let first = days.lowerBound.daysSinceEpoch
    var costs = [USDTotal?](repeating: nil, count: days.upperBound.daysSinceEpoch - first + 1)
    for rollup in rollups {
      for day in rollup.days(in: days) {
        guard let cost = day.figures.cost?.total else { continue }
        costs[day.day.daysSinceEpoch - first] = (costs[day.day.daysSinceEpoch - first] ?? .zero) + cost
      }
    }
    return costs
  }
}

/// How the days of agents are published.
enum AgentDaysShapes {
  static let row = Shape<AgentDays.Row>(
    "agentDaysRow", "The costs of one agent day by day, or of several together.",
    [
      Field("id", .nullable(.agent), "The agent's id; null where this is not one agent.") {
        $0.agent.map { .agent($0.id) } ?? .null
      },
      Field("name", .nullable(.text), "Its name; null where this is not one agent.") { DocumentValue($0.agent?.name) },
      Field("agents", .integer, "How many agents these are; 0 for what no agent can be named for.") {
        .integer(Int64($0.count))
      },
      Field("costs", .array(.nullable(.usd)), "A cost for each day, the oldest first; null where none is known.") {
        .array($0.costs.map(DocumentValue.init))
      },
    ])

  static let days = Shape<AgentDays>(
    "agentDays", "What agents spent on each of some days.",
    [
      Field("from", .day, "The first day.") { .day($0.days.lowerBound) },
      Field("to", .day, "The last day, which is the site's today; it may not be over yet.") {
        .day($0.days.upperBound)
      },
      Field("atLeast", .array(.day), "The days on which the cost of some record is not known, ascending.") {
        .array($0.atLeast.map(DocumentValue.day))
      },
      .array(
        "rows", row,
        "The agents that cost most on these days, at most \(AgentDays.limit + 1); then all others together, then what no "
          + "agent can be named for, where there are such."
      ) { $0.rows },
    ])
}
