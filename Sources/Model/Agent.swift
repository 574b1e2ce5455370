/// What one source says about an agent, apart from its spending.
package struct AgentFacts: Sendable, Hashable {
  /// Where the source says it.
  package var line: Int
  /// The agent's names in that source.
  package var agent: AgentName
  /// False for a name found in free text or in a token cache: it may match a known agent but creates none.
  package var createsAgent: Bool
  /// Further names of the same agent, such as `Air1ck3ff` in "Nexus (Air1ck3ff)".
  package var aliases: [String] = []
  /// What the agent does.
  package var role: String?
  /// The department or team.
  package var department: String?
  /// The source's own word for the agent's state.
  package var status: String?
  /// The model it runs on.
  package var model: String?
  /// What it works on now.
  package var currentTask: String?
  /// A sign shown beside the name.
  package var emoji: String?
  /// The largest number of tokens it may use.
  package var maxTokens: Int64?
  /// The number of sessions that the source states.
  package var sessionsCount: Int64?
  /// The number of tasks done that the source states.
  package var tasksCompleted: Int64?
  /// Percent of tasks that succeeded, as stated, 0 to 100.
  package var successRate: Int64?
  /// When the agent was last active.
  package var lastActive: Instant?
  /// Check lists of the agent, in source order.
  package var checkLists: [CheckList] = []
  /// When the source was written, to prefer newer facts.
  package var time: Instant?

  /// Makes facts that say no more than that there is such an agent.
  package init(line: Int, agent: AgentName, createsAgent: Bool = true, time: Instant? = nil) {
    self.line = line
    self.agent = agent
    self.createsAgent = createsAgent
    self.time = time
  }
}

/// A list of things to do, ticked or not, that a tracker keeps for an agent.
package struct CheckList: Sendable, Hashable {
  /// One line of the list.
  package struct Item: Sendable, Hashable {
    /// The text without its tick box or status sign.
    package var text: String
    /// Whether it is done.
    package var isDone: Bool
    /// The line it stands on.
    package var line: Int

    /// Makes an item.
    package init(text: String, isDone: Bool, line: Int) {
      self.text = text
      self.isDone = isDone
      self.line = line
    }
  }

  /// The words above the list, such as `Pending`.
  package var title: String
  /// The items in source order.
  package var items: [Item]

  /// Makes a check list.
  package init(title: String, items: [Item]) {
    self.title = title
    self.items = items
  }
}

/// A session as its source describes it, apart from its spending.
package struct SessionFacts: Sendable, Hashable {
  /// The session's id.
  package var id: String
  /// The agent it belongs to.
  package var agent: AgentName
  /// The key under which the agent's store knows it, or nil.
  package var key: String?
  /// The channel (`telegram`, `webchat`, …), or nil.
  package var channel: String?
  /// Who asked, or nil.
  package var user: String?

  /// Makes session facts.
  package init(id: String, agent: AgentName, key: String? = nil, channel: String? = nil, user: String? = nil) {
    self.id = id
    self.agent = agent
    self.key = key
    self.channel = channel
    self.user = user
  }
}
