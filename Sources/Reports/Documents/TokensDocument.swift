import Ledger
import Model

/// `tokens`: what the fleet and each agent spent, in total, by day and by week.
enum TokensDocument {
  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
    var diagnostics: [Diagnostic]
    var choice = Choice.all

    var agents: [LedgerAgent] {
      switch choice {
      case .all: ledger.agents
      case .agent(let agent): [agent]
      case .nothing: []
      }
    }

    var stated: [StatedComparison] {
      switch choice {
      case .all: ledger.stated
      case .agent(let agent): ledger.stated.filter { Set(agent.paths).contains($0.path) }
      case .nothing: []
      }
    }

    var summary: Summary {
      switch choice {
      case .all: Summary(ledger)
      case .agent(let agent): Summary(rollup: agent.rollup, agents: agents, stated: stated)
      case .nothing: Summary(rollup: Rollup(), agents: [], stated: [])
      }
    }

    var coverage: Coverage {
      switch choice {
      case .all: ledger.coverage
      case .agent(let agent): agent.coverage
      case .nothing: Coverage()
      }
    }
  }

  /// Whose tokens a document tells.
  enum Choice: Sendable {
    case all
    case agent(LedgerAgent)
    /// Those of an agent that is not known.
    case nothing
  }

  static let filter = Shape<Choice>(
    "tokensFilter", "What the figures were filtered by; null stands for no filter.",
    [
      Field("agent", .nullable(.agent), "The agent whose figures these are; null for the fleet’s.") {
        if case .agent(let agent) = $0 { .agent(agent.id) } else { .null }
      },
      Field("matched", .flag, "False where an agent was asked for that this site does not know.") {
        if case .nothing = $0 { .flag(false) } else { .flag(true) }
      },
    ])

  /// What a summary is of.
  struct Summary: Sendable {
    var rollup: Rollup
    var agents: [LedgerAgent]
    var stated: [StatedComparison]
  }

  struct AgentSource: Sendable {
    var agent: LedgerAgent
    var fleetCost: USDTotal?
    var standing = AgentStanding()
  }

  static let agent = Shape<AgentSource>(
    "agentTokens", "One agent's spending.",
    [
      Field("id", .agent, "The agent's id.") { .agent($0.agent.id) },
      Field("name", .text, "The agent's name.") { .text($0.agent.name) },
    ], FigureShapes.totals { $0.agent.rollup.total },
    [
      Field("sessions", .nullable(.integer), "Sessions, or null when no source names them.") {
        DocumentValue($0.agent.rollup.sessions)
      },
      Field("share", .nullable(.share), "The part of the fleet's cost, 0 to 1; null when a cost is not known.") {
        FigureShapes.share($0.agent.rollup.total.cost?.total, of: $0.fleetCost)
      },
      .array("daily", FigureShapes.day, "The days with records, ascending.") { $0.agent.rollup.days },
      .array("weekly", FigureShapes.week, "The weeks with records, ascending.") { $0.agent.rollup.weeks },
      .object("undated", undated, "What counts but lies in no single day (a report of several days), or null.") {
        $0.agent.rollup.undated.records > 0 ? $0.agent.rollup.undated : nil
      },
    ])

  static let undated = Shape<Figures>("figures", "Tokens and cost.", FigureShapes.members { $0 })

  static let statedTotal = Shape<StatedComparison>(
    "statedTotal", "The figure that a source states as its total.",
    [
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row of the statement, from 1.") { .integer(Int64($0.total.line)) },
      Field("tokens", .nullable(.tokens), "The stated tokens.") { DocumentValue($0.total.tokens) },
      Field("cost", .nullable(.usd), "The stated cost.") { DocumentValue($0.total.cost) },
      Field("rowTokens", .nullable(.tokens), "The tokens that the source's rows add up to.") {
        DocumentValue($0.rowTokens)
      },
      Field("rowCost", .nullable(.usd), "The cost that the source's rows add up to.") { DocumentValue($0.rowCost) },
    ])

  static let summary = Shape<Summary>(
    "summary", "The fleet: all agents and the unattributed; of one agent, what is its own.",
    FigureShapes.totals { $0.rollup.total },
    [
      Field("sessions", .nullable(.integer), "Sessions, or null when no source names them.") {
        DocumentValue($0.rollup.sessions)
      },
      Field("agents", .integer, "Agents known, with or without spending.") { .integer(Int64($0.agents.count)) },
      Field("agentsWithData", .integer, "Agents that have spending.") {
        .integer(Int64($0.agents.count { $0.rollup.total.records > 0 }))
      },
      Field("disputed", .flag, "Whether a source that counts states a total that its rows do not add up to.") {
        .flag($0.stated.contains(where: \.disputesTotals))
      },
      .array("statedTotals", statedTotal, "The stated figures that disagree with the rows that were counted.") {
        $0.stated.filter(\.disputesTotals)
      },
      .object("undated", undated, "What counts but lies in no single day, or null.") {
        $0.rollup.undated.records > 0 ? $0.rollup.undated : nil
      },
    ])

  static let shape = Shape<Source>(
    "fleetTokens", "What the fleet and each agent spent, in total, by day and by week.",
    FigureShapes.header(.tokens) { $0.sources },
    [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.ledger.zone.name) },
      Field("weekStart", .word(Weekday.names), "The first day of a week.") {
        .text(Weekday.names[$0.ledger.weekStart - 1])
      },
      .object("filter", filter, "What the figures were filtered by.") { $0.choice },
      .object("summary", summary, "The totals.") { $0.summary },
      CoverageDocument.facts { $0.coverage },
      .array("agents", agent, "Each agent, ordered by id.") { source in
        source.agents.map { AgentSource(agent: $0, fleetCost: source.ledger.fleet.total.cost?.total) }
      },
      .object("unattributed", undated, "Spending that no agent can be named for, or null when there is none.") {
        guard case .all = $0.choice, $0.ledger.unattributed.total.records > 0 else { return nil }
        return $0.ledger.unattributed.total
      },
      .array("stated", FigureShapes.stated, "Totals that sources state of themselves.") { $0.stated },
      .array("diagnostics", FigureShapes.diagnostic, "What is wrong with this document's own sources.") {
        $0.diagnostics
      },
    ])
}

/// Names of weekdays in documents and configuration.
package enum Weekday {
  /// `monday` to `sunday`.
  package static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}

extension TokensDocument.Summary {
  /// The fleet.
  init(_ ledger: Ledger) { self.init(rollup: ledger.fleet, agents: ledger.agents, stated: ledger.stated) }
}
