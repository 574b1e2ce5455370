package import Model

/// Which activities a reader waits for, in his own words; every condition that is given must hold.
package struct ActivityFilter: Sendable, Hashable {
  /// The agent's id or another spelling of it. What is no agent's matches nothing.
  package var agent: String?
  /// The type. What is none matches nothing.
  package var type: String?
  /// Not before this time; what has no time is then left out.
  package var since: Instant?

  /// Admits all.
  package init(agent: String? = nil, type: String? = nil, since: Instant? = nil) {
    self.agent = agent
    self.type = type
    self.since = since
  }
}
