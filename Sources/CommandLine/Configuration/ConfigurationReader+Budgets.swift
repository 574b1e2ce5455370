import JSON
import Model

extension ConfigurationReader {
  /// The budgets, each with a name of its own.
  mutating func readBudgets(_ node: JSONNode) -> [BudgetSettings] {
    guard let elements = node.array else {
      fail(node, "budgets is \(node.kindName), not a list")
      return []
    }
    var names: Set<String> = []
    return elements.compactMap { element in
      guard let budget = readBudget(element) else { return nil }
      if !names.insert(budget.name).inserted { fail(element, "two budgets are called \"\(budget.name)\"") }
      return budget
    }
  }

  private mutating func readBudget(_ node: JSONNode) -> BudgetSettings? {
    guard let members = members(of: node, "a budget", known: ConfigurationKeys.budget) else { return nil }
    var budget = BudgetSettings(name: "", amount: .zero, period: .month)
    var hasPeriod = false
    for member in members {
      if member.key == "usd" {
        budget.amount = amount(member.value) ?? .zero
        continue
      }
      guard let text = text(member.value, member.key) else { continue }
      switch member.key {
      case "name": budget.name = text
      case "agent": budget.agent = text
      case "model": budget.model = text
      case "user": budget.user = text
      case "period":
        let word = choice(text, "period", of: ConfigurationKeys.budgetPeriods, member)
        if let period = word.flatMap(BudgetSettings.Period.init) { (budget.period, hasPeriod) = (period, true) }
      default: break
      }
    }
    for (key, isMissing) in [("name", node["name"] == nil), ("usd", node["usd"] == nil)] where isMissing {
      fail(node, "a budget without \"\(key)\"")
    }
    if node["period"] == nil { fail(node, "a budget without \"period\"", hint: "write \"day\", \"week\" or \"month\"") }
    return hasPeriod && !budget.name.isEmpty && budget.amount > .zero ? budget : nil
  }

  /// An amount of dollars above 0.
  private mutating func amount(_ node: JSONNode) -> USDTotal? {
    if let number = node.decimal, number.mantissa > 0, number.mantissa.magnitude < 1 << 80,
      let amount = USDTotal(mantissa: number.mantissa, scale: number.scale), amount > .zero,
      amount.picodollars < 1 << 90
    {
      return amount
    }
    fail(node, "usd is no amount of US dollars above 0")
    return nil
  }
}
