package import Model

/// Everything the site can say, worked out from all sources: who spent what and when, and what else is known.
package struct Ledger: Sendable {
  /// The zone in which days are counted.
  package var zone: ZoneRules
  /// The first day of a week: 1 Monday to 7 Sunday.
  package var weekStart: Int
  /// The newest time of any source, or nil when none has one.
  package var newest: Instant?
  /// The moment to speak for: that of `--as-of`, else `newest`; nil without either.
  package var asOf: Instant?
  /// The day that is "today": that of `--as-of`, else that of the newest source; nil without either.
  package var today: Day?

  /// The sources, in the order they were read, with what became of them.
  package var sources: [SourceRecords]
  /// The agents, ordered by id.
  package var agents: [LedgerAgent]
  /// All that counts: the agents' spending and the unattributed.
  package var fleet: Rollup
  /// Spending that no agent can be named for.
  package var unattributed: Rollup
  /// By model, ordered by name, then provider.
  package var models: [NamedRollup]
  /// The prices of the models, in their order.
  package var prices: [ModelPrice]
  /// The price tables, in the order in which they are asked.
  package var priceTables: [PriceTable]
  /// By user, ordered by name.
  package var users: [NamedRollup]
  /// By provider, ordered by name.
  package var providers: [NamedRollup]
  /// The channels over which sessions came, or what started them, as far as stores say.
  package var channels: [LedgerSession.Key: String]
  /// The smallest sums, of which all the others are made, in a stable order.
  package var cells: UsageCells
  /// Totals that sources state of themselves, compared with their rows.
  package var stated: [StatedComparison]
  /// What each source says about each day beside what counts.
  package var reconciliation: Reconciliation
  /// What is known to be missing from the fleet's figures.
  package var coverage: Coverage
  /// What was not counted, ordered by path, reason, day.
  package var differences: [Difference]
  /// Indexes of the sources whose spending counts, ascending.
  package var countedSources: [Int]

  /// The tasks, ordered by id; one for each id, whichever sources have it.
  package var tasks: [LedgerTask]
  /// The ventures, ordered by id.
  package var ventures: [Placed<Venture>]
  /// The deals, ordered by id.
  package var deals: [Placed<Deal>]
  /// The activities, newest first; those without a time come last, by file, the end of a file first.
  package var activities: [LedgerActivity]
  /// Measurements, newest first.
  package var metrics: [Placed<MetricSample>]

  /// Facts that only the comparison of sources shows (those of single sources are in `sources`).
  package var diagnostics: [Diagnostic]
  /// The records that were asked for, with what became of each, in the order of sources and places; empty unless asked.
  package var traced: [TracedRecord] = []
  /// The agent that was asked for, or nil when none was or nothing knows it.
  package var tracedAgent: Int?

  /// True when a source that counts states a total that its rows do not add up to.
  package var isDisputed: Bool { stated.contains(where: \.disputesTotals) }
}

/// A value with the source it comes from.
package struct Placed<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value as read.
  package var value: Value
  /// The path of its source.
  package var path: String
}

/// An agent with all that is known of it.
package struct LedgerAgent: Sendable {
  /// The id under which it is published.
  package var id: String
  /// The name to show.
  package var name: String
  /// The other spellings met, without the id and the name, in byte order.
  package var aliases: [String]
  /// Its spending.
  package var rollup: Rollup
  /// By model, ordered by name, then provider.
  package var models: [NamedRollup]
  /// Figures without a period, newest first.
  package var snapshots: [Placed<SnapshotFigure>]
  /// The merged facts: each from the newest source that states it.
  package var facts: AgentFacts
  /// Check lists by source.
  package var checkLists: [Placed<CheckList>]
  /// Ids of its tasks.
  package var taskIDs: [String]
  /// Paths of the sources that speak of it, in byte order.
  package var paths: [String]
  /// What is known to be missing from its figures.
  package var coverage = Coverage()
}

/// A stated total beside the sum of its source's rows.
package struct StatedComparison: Sendable, Hashable {
  /// The source's path.
  package var path: String
  /// The statement.
  package var total: StatedTotal
  /// The tokens of the source's own rows for the same time, or nil when there are none.
  package var rowTokens: Tokens?
  /// The cost of those rows, or nil.
  package var rowCost: USDTotal?
  /// Whether the source's rows are part of the site's totals.
  package var counts: Bool

  /// True when it calls the site's totals in question: what a program says of one session does not, because it knows
  /// of calls that it never logged.
  package var disputesTotals: Bool { counts && disagrees && total.session == nil }

  /// True when a stated figure differs from that of the rows.
  package var disagrees: Bool {
    if let tokens = total.tokens, let rowTokens, tokens != rowTokens { return true }
    if let cost = total.cost, let rowCost, cost != rowCost { return true }
    return false
  }
}

/// A task with its agents.
package struct LedgerTask: Sendable, Hashable {
  /// The task as its most direct source states it.
  package var item: WorkItem
  /// The path of that source.
  package var path: String
  /// Paths of the other sources that have a task of this id, in byte order.
  package var otherPaths: [String]
  /// Ids of the assignees that are known agents, in source order, each once.
  package var agentIDs: [String]
  /// The venture's name, where its id is known.
  package var ventureName: String?
  /// Whether it is active and was not changed for the configured time; nil for an active task whose last change, or
  /// the moment to compare it with, is not known.
  package var isStuck: Bool? = false

  /// The newest time at which something is known to have happened to it, or nil.
  package var lastChange: Instant? { [item.createdAt, item.updatedAt, item.completedAt].compactMap { $0 }.max() }
}

/// An activity with its agent.
package struct LedgerActivity: Sendable, Hashable {
  /// The activity as read.
  package var activity: Activity
  /// The source's path.
  package var path: String
  /// The agent's id, when it is a known agent.
  package var agentID: String?
}
