/// The state of a task in our own words; the source's words stay beside it.
package enum TaskStatus: String, Sendable, Hashable, CaseIterable {
  case queue, active, completed, blocked, archived
}

/// The priority of a task in our own words: P0 and P1 are high, P2 is medium, P3 is low.
package enum TaskPriority: String, Sendable, Hashable, CaseIterable {
  case high, medium, low
}

/// A task as one source states it.
package struct WorkItem: Sendable, Hashable {
  /// The source's id, unique in that source.
  package var id: String
  /// Where the task is.
  package var line: Int
  /// What is to be done.
  package var title: String
  /// More about it, or nil.
  package var description: String?
  /// The state, or nil when the source's word is not understood.
  package var status: TaskStatus?
  /// The state in the source's words.
  package var statusText: String?
  /// The priority, or nil when the source gives none that is understood.
  package var priority: TaskPriority?
  /// The priority in the source's words.
  package var priorityText: String?
  /// Who is to do it, in source order.
  package var assignees: [AgentName] = []
  /// When it is due in the source's words.
  package var dueText: String?
  /// When it is due, where the words give a moment.
  package var due: Instant?
  /// The venture it belongs to: an id of the same source.
  package var ventureID: String?
  /// Dollars expected; never token cost.
  package var estimatedCost: USDTotal?
  /// Dollars it took; never token cost.
  package var actualCost: USDTotal?
  /// Tokens expected.
  package var estimatedTokens: Int64?
  /// Tokens it took, as stated.
  package var actualTokens: Int64?
  /// Labels.
  package var tags: [String] = []
  /// What came out.
  package var output: String?
  /// What went wrong.
  package var error: String?
  /// Percent done, 0 to 100.
  package var progress: Int64?
  /// When it was made.
  package var createdAt: Instant?
  /// When it was last changed.
  package var updatedAt: Instant?
  /// When it was completed.
  package var completedAt: Instant?

  /// Makes a task of which no more than id and title is known.
  package init(id: String, line: Int, title: String) {
    self.id = id
    self.line = line
    self.title = title
  }
}

/// A project with a budget, as a task tracker states it.
package struct Venture: Sendable, Hashable {
  /// The source's id.
  package var id: String
  /// The row it stands in.
  package var line: Int
  /// Its name.
  package var name: String
  /// A sign shown beside the name.
  package var icon: String?
  /// The source's own word for its state.
  package var status: String?
  /// The source's own word for its priority.
  package var priority: String?
  /// Dollars spent as stated; never token cost.
  package var capitalSpent: USDTotal?
  /// Dollars that may be spent.
  package var capitalBudget: USDTotal?
  /// More about it.
  package var description: String?
  /// When it was made.
  package var createdAt: Instant?
  /// When it was last changed.
  package var updatedAt: Instant?

  /// Makes a venture of which no more than id and name is known.
  package init(id: String, line: Int, name: String) {
    self.id = id
    self.line = line
    self.name = name
  }
}

/// A business opportunity; never a person's name, address or number.
package struct Deal: Sendable, Hashable {
  /// The source's id.
  package var id: String
  /// Where it stands.
  package var line: Int
  /// The company.
  package var company: String?
  /// The source's own word for its state.
  package var status: String?
  /// The source's own word for its priority.
  package var priority: String?
  /// The region.
  package var region: String?
  /// A score, as stated.
  package var score: Int64?
  /// The industry.
  package var industry: String?

  /// Makes a deal of which no more than the id is known.
  package init(id: String, line: Int) {
    self.id = id
    self.line = line
  }
}
