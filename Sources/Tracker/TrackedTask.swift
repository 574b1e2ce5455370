package import Model

/// A task as the task database holds it.
package struct TrackedTask: Sendable, Hashable {
  /// Its id.
  package var id: String
  /// What is to be done.
  package var title: String
  /// More about it.
  package var description: String?
  /// `queue`, `active`, `completed`, `blocked` or `archived`; another program may have written another word.
  package var status: String
  /// `high`, `medium` or `low`; another program may have written another word.
  package var priority: String
  /// Dollars expected.
  package var estimatedCost: USDTotal?
  /// Dollars it took. Never token cost.
  package var actualCost: USDTotal?
  /// Labels as the database holds them: a JSON array of texts, in one text.
  package var tags: String?
  /// What came out.
  package var output: String?
  /// What went wrong at the last attempt.
  package var error: String?
  /// The id of the agent that claimed it.
  package var assignedTo: String?
  /// When it was made, or nil when the column holds no time.
  package var createdAt: Instant?
  /// When it was last changed, or nil when the column holds no time.
  package var updatedAt: Instant?
  /// When it was completed.
  package var completedAt: Instant?
  /// The id of the venture that it belongs to.
  package var ventureID: String
  /// Tokens it took.
  package var actualTokens: Int64?
  /// Tokens expected.
  package var estimatedTokens: Int64?
  /// The venture, where it was asked for and is there.
  package var venture: TrackedVenture?
}
