package import Model

/// A budget and what became of it in the period that holds today.
package struct BudgetState: Sendable {
  /// The budget as configured.
  package var settings: BudgetSettings
  /// The agent that it means, by its place in the ledger's list, or nil.
  package var agent: Int?
  /// Whether nothing that was read has the agent, model or user that it names, so that it can limit nothing.
  package var isUnmatched: Bool
  /// The period's first and last day; nil without a today.
  package var days: ClosedRange<Day>?
  /// What was spent in it so far, or nil without records.
  package var spent: Figures?
  /// What the whole period will cost; nil for a budget of one day and where too little is known.
  package var forecast: Forecast?

  /// What is left; negative when more was spent; nil when nothing is known of the spending.
  package var remaining: USDTotal? { spent?.cost.map { settings.amount - $0.total } }

  /// Whether more was spent than may be.
  package var isOver: Bool { (spent?.cost?.total ?? .zero) > settings.amount }
}

extension Ledger {
  /// The states of budgets, in their order.
  package func states(of budgets: [BudgetSettings]) -> [BudgetState] {
    guard !budgets.isEmpty else { return [] }
    // No budget looks further back than the start of a month, or of the days that a forecast is made of.
    let recent = cells.filter { cell in
      guard let day = cell.day, let today else { return false }
      return day <= today && day >= today.adding(-31)
    }
    return budgets.map { state(of: $0, recent) }
  }

  private func state(of budget: BudgetSettings, _ recent: [UsageCell]) -> BudgetState {
    let agent = budget.agent.flatMap { name in agents.firstIndex { $0.isCalled(name) } }
    let isUnmatched =
      (budget.agent != nil && agent == nil)
      || budget.model.map { name in !models.contains { $0.name == name } } ?? false
      || budget.user.map { name in !users.contains { $0.name == name } } ?? false
    var state = BudgetState(settings: budget, agent: agent, isUnmatched: isUnmatched, days: days(of: budget.period))
    guard !isUnmatched, let today, let days = state.days else { return state }
    var sums = RollupBuilder()
    for cell in recent {
      if let agent, cell.agent != agent { continue }
      if let model = budget.model, cell.model != model { continue }
      if let user = budget.user, cell.user != user { continue }
      sums.add(cell)
    }
    let rollup = sums.finish(weekStart: weekStart)
    state.spent = rollup.figures(on: days.lowerBound...today)
    if budget.period != .day {
      state.forecast = Forecast(spent: state.spent, rollup: rollup, today: today, end: days.upperBound)
    }
    return state
  }
}

extension LedgerAgent {
  /// Whether a text is its id, its name or another spelling of it.
  package func isCalled(_ text: String) -> Bool { id == text || name == text || aliases.contains(text) }
}
