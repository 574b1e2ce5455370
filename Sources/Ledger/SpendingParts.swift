/// What some spending consists of: the users who asked and the models that answered, and what names none.
package struct SpendingParts: Sendable {
  /// By user, ordered by name.
  package var users: [NamedRollup] = []
  /// What names no user.
  package var withoutUser = Rollup()
  /// What names no model.
  package var withoutModel = Rollup()

  /// Nothing.
  package init() {}
}

extension Ledger {
  /// The parts of the fleet's spending and, in the order of the agents, of each agent's; found in one pass.
  package func spendingParts() -> (fleet: SpendingParts, agents: [SpendingParts]) {
    var fleet = PartsBuilder()
    var agents = [PartsBuilder](repeating: PartsBuilder(), count: self.agents.count)
    for cell in cells {
      fleet.add(cell)
      if let agent = cell.agent { agents[agent].add(cell) }
    }
    return (fleet.finish(weekStart: weekStart), agents.map { $0.finish(weekStart: weekStart) })
  }
}

private struct PartsBuilder {
  private var users: [String: RollupBuilder] = [:]
  private var withoutUser = RollupBuilder()
  private var withoutModel = RollupBuilder()

  mutating func add(_ cell: UsageCell) {
    if let user = cell.user { users[user, default: RollupBuilder()].add(cell) } else { withoutUser.add(cell) }
    if cell.model == nil { withoutModel.add(cell) }
  }

  func finish(weekStart: Int) -> SpendingParts {
    var parts = SpendingParts()
    parts.users = users.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      NamedRollup(name: $0.key, provider: nil, rollup: $0.value.finish(weekStart: weekStart))
    }
    parts.withoutUser = withoutUser.finish(weekStart: weekStart)
    parts.withoutModel = withoutModel.finish(weekStart: weekStart)
    return parts
  }
}
