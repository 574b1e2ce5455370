import Charts
import HTML
import Reports

/// The bars of budgets.
enum BudgetCharts {
  /// What of a venture's budget is spent; nil where either is not known.
  static func venture(_ venture: DocumentValue) -> TrustedHTML? {
    guard let spent = ChartSource.usd(venture["capitalSpent"]), let budget = ChartSource.usd(venture["capitalBudget"])
    else { return nil }
    let name = ChartSource.text(venture["name"]) ?? ""
    return BudgetBar(title: "Budget of \(name)", spent: .dollars(spent), budget: .dollars(budget)).html
  }
}
