package import HTML

/// What is spent of a budget. What is beyond it is set off by a line, and said in words.
package struct BudgetBar: Chart {
  /// What the bar shows: `Budget of Lighthouse`.
  package let title: String
  /// What is spent; nil where that is not known.
  package let spent: ChartQuantity?
  /// The budget; nil where none is set.
  package let budget: ChartQuantity?

  private static let width = 1000

  /// Makes a bar.
  package init(title: String, spent: ChartQuantity?, budget: ChartQuantity?) {
    self.title = title
    self.spent = spent
    self.budget = budget
  }

  /// Both figures.
  package var table: ChartTable {
    ChartTable(columns: ["spent", "budget"], rows: [ChartTable.Row(label: title, values: [spent, budget])])
  }

  /// What the bar says: `$45.00 of $80.00, 56.3%`; `$95.00 of $80.00, 118.8%: over budget by $15.00`.
  package var text: String {
    guard let spent else { return "no data" }
    guard let budget else { return "\(spent.fullText), no budget" }
    let share = PercentText.share(spent.amount, of: budget.amount).map { ", \($0)" } ?? ""
    let text = "\(spent.fullText) of \(budget.fullText)\(share)"
    guard isOver else { return text }
    let beyond = ChartScale.clamped(spent.amount) - ChartScale.clamped(budget.amount)
    return "\(text): over budget by \(ChartQuantity(unit: budget.unit, amount: beyond).fullText)"
  }

  /// Whether more is spent than the budget allows.
  package var isOver: Bool {
    guard let spent, let budget, spent.unit == budget.unit else { return false }
    return spent.amount > budget.amount
  }

  /// The bar; nothing where there is no budget, or it is not known what is spent.
  package var html: TrustedHTML {
    guard let spent, let budget, spent.unit == budget.unit, budget.amount >= 0 else { return TrustedHTML() }
    let scale = ChartScale(low: 0, high: max(spent.amount, budget.amount), height: Self.width)
    let filled = spent.amount > 0 ? max(Self.width - scale.y(ChartScale.clamped(spent.amount)), 2) : 0
    let limit = Self.width - scale.y(ChartScale.clamped(budget.amount))
    var out = HTMLBuffer()
    out.markup("<svg class=\"bb\" viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" role=\"img\"><title>")
    out.text("\(ShownName.text(title)): \(text)")
    out.markup("</title>")
    out.path("bt", bar(0, isOver ? limit : Self.width))
    out.path("bf", bar(0, min(filled, limit)))
    if isOver {
      out.path("bo", bar(limit, filled))
      var line = PathData()
      line.add("M", limit * 10, 0)
      line.add("v", 140)
      out.path("bl", line)
    }
    out.markup("</svg>")
    return out.html
  }

  private func bar(_ left: Int, _ right: Int) -> PathData {
    var path = PathData()
    guard right > left else { return path }
    path.add("M", left * 10, 20)
    path.add("h", (right - left) * 10)
    path.add("v", 100)
    path.add("h", (left - right) * 10)
    path.add("z")
    return path
  }
}
