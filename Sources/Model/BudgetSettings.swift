/// What may be spent in a day, a week or a month, as the configuration states it.
package struct BudgetSettings: Sendable, Hashable {
  /// For how long a budget holds before it begins anew.
  package enum Period: String, Sendable, Hashable, CaseIterable {
    case day, week, month
  }

  /// What the owner calls it.
  package var name: String
  /// The dollars that may be spent, above 0.
  package var amount: USDTotal
  /// The time in which they may be spent.
  package var period: Period
  /// The id or a name of the agent whose spending it limits, or nil for everybody's.
  package var agent: String?
  /// The model whose spending it limits, as the sources write it, or nil for all.
  package var model: String?
  /// The user whose spending it limits, as the sources write it, or nil for everybody's.
  package var user: String?

  /// Makes a budget for all spending.
  package init(name: String, amount: USDTotal, period: Period) {
    self.name = name
    self.amount = amount
    self.period = period
  }
}
