import JSON
import Model

/// A `cost-state` line: what Claude Code itself says that a session has spent so far, all models together.
struct ClaudeCodeTotals {
  /// `totalCostUSD`.
  var cost = UsageFigures.Figure.absent
  private var counts: [(name: String, figure: UsageFigures.Figure)] = []

  /// Reads the object `modelUsage`: an object of figures for each model.
  mutating func scanModels(_ line: inout JSONLineScanner) throws(JSONLineError) {
    counts = []
    guard try line.enterObject() else { return }
    while try line.nextKey() != nil {
      guard try line.enterObject() else { continue }
      while let key = try line.nextKey() {
        switch key {
        case "inputTokens", "outputTokens", "cacheReadInputTokens", "cacheCreationInputTokens":
          counts.append((key.string, try UsageFigures.figure(&line)))
        default: break
        }
      }
    }
  }

  /// The stated total, and in words what was not taken of it; nil when nothing is usable.
  func stated(line: Int, session: String) -> (total: StatedTotal?, faults: [String]) {
    var check = TokenCheck()
    var tokens: Tokens?
    for (name, figure) in counts {
      if let count = check.count(name, figure) { tokens = (tokens ?? .zero) + Tokens(count) }
    }
    var amount: USDTotal?
    if case .number(let decimal) = cost, decimal.mantissa >= 0 {
      amount = USDTotal(mantissa: decimal.mantissa, scale: decimal.scale)
    }
    if tokens == nil, amount == nil { return (nil, check.faults) }
    return (
      StatedTotal(
        line: line, label: "cost-state of \(session)", tokens: tokens, cost: amount, period: .unknown, session: session),
      check.faults
    )
  }
}
