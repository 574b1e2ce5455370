/// The task database whose rows may be changed on the pages of a server.
package struct Board: Sendable, Hashable {
  /// Something of the database that a person chooses.
  package struct Choice: Sendable, Hashable {
    /// Its id in the database.
    let id: String
    /// What it is called, redacted.
    let name: String

    /// Makes a choice.
    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The path of the database as its rows name it.
  let source: String
  /// The agents that are registered.
  let agents: [Choice]
  /// The ventures.
  let ventures: [Choice]
  /// Whether a change needs the server's token.
  let needsToken: Bool

  /// Makes a board.
  package init(source: String, agents: [Choice], ventures: [Choice], needsToken: Bool) {
    self.source = source
    self.agents = agents
    self.ventures = ventures
    self.needsToken = needsToken
  }

  /// Whether a source, as documents name them, is a table of the database.
  func isSource(_ path: String) -> Bool { path == source || path.hasPrefix(source + "#") }
}
