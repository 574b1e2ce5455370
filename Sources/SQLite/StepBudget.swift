/// Counts down the work of a statement; the progress handler of a connection asks it.
final class StepBudget {
  /// Virtual machine instructions between two calls of the handler.
  static let interval: Int32 = 1000

  private let steps: Int
  private var left: Int

  /// Allows `steps` instructions a statement.
  init(steps: Int) {
    self.steps = steps
    left = steps
  }

  /// Begins anew, for the next statement.
  func reset() { left = steps }

  /// Takes one interval; false when the budget is spent.
  func take() -> Bool {
    left -= Int(StepBudget.interval)
    return left > 0
  }
}
