package import Model

/// An agent as the task database holds it.
package struct TrackedAgent: Sendable, Hashable {
  /// Its id.
  package var id: String
  /// Its name.
  package var name: String
  /// `online`, `offline`, `busy` or `error`; another program may have written another word.
  package var status: String
  /// The model it says it uses; empty when it never said.
  package var model: String
  /// The title of the task it works on.
  package var currentTask: String?
  /// Tokens it last said to have used, or nil when the column holds no number.
  package var tokensUsed: Int64?
  /// Tokens it may use, or nil when the column holds no number.
  package var maxTokens: Int64?
  /// Sessions it last said to have had, or nil when the column holds no number.
  package var sessionsCount: Int64?
  /// When it was last heard of, or nil when the column holds no time.
  package var lastActiveAt: Instant?
  /// When it was registered, or nil when the column holds no time.
  package var createdAt: Instant?
  /// When it was last changed, or nil when the column holds no time.
  package var updatedAt: Instant?
}
