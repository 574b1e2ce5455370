package import Model

/// An activity as the task database holds it: something that happened.
package struct TrackedActivity: Sendable, Hashable {
  /// Its id.
  package var id: String
  /// What kind of thing happened: `task_created`, `task_started`, `task_completed`, `error` and others.
  package var type: String
  /// What happened, in a few words.
  package var title: String
  /// What happened, in a sentence.
  package var description: String?
  /// `info`, `success`, `warning` or `error`; another program may have written another word.
  package var level: String
  /// JSON in one text, such as `{"cost":4.5}`.
  package var metadata: String?
  /// When it happened, or nil when the column holds no time.
  package var createdAt: Instant?
  /// The id of the venture it is about.
  package var ventureID: String?
  /// The id of the task it is about.
  package var taskID: String?
  /// The id of the agent it is about.
  package var agentID: String?
  /// The venture, where it was asked for and is there.
  package var venture: TrackedVenture?
  /// The task, where it was asked for and is there; its own `venture` is nil.
  package var task: TrackedTask?
  /// The agent, where it was asked for and is there.
  package var agent: TrackedAgent?
}
