package import Model

/// A venture as the task database holds it: a project with a budget.
package struct TrackedVenture: Sendable, Hashable {
  /// Its id.
  package var id: String
  /// Its name.
  package var name: String
  /// A sign shown beside the name.
  package var icon: String
  /// `active`, `paused` or `completed`; another program may have written another word.
  package var status: String
  /// `high`, `medium` or `low`; another program may have written another word.
  package var priority: String
  /// Dollars that completed tasks were charged with, or nil when the column holds no amount. Never token cost.
  package var capitalSpent: USDTotal?
  /// Dollars that may be spent, or nil when the column holds no amount.
  package var capitalBudget: USDTotal?
  /// More about it.
  package var description: String?
  /// When it was made, or nil when the column holds no time.
  package var createdAt: Instant?
  /// When it was last changed, or nil when the column holds no time.
  package var updatedAt: Instant?
}

/// A venture with the tasks that belong to it.
package struct VentureWithTasks: Sendable, Hashable {
  /// The venture.
  package var venture: TrackedVenture
  /// Its tasks, oldest first; their `venture` is nil.
  package var tasks: [TrackedTask]
}
