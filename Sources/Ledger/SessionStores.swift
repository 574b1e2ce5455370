import Model

/// Who asked in a session and over which channel, as the sessions' stores say.
struct SessionStores {
  private var users: [RollupBuilder.SessionKey: String] = [:]
  /// The channels by session.
  private(set) var channels: [RollupBuilder.SessionKey: String] = [:]

  /// Knows nobody.
  init() {}

  init(_ sources: [SourceRecords], _ directory: AgentDirectory) {
    for source in sources {
      for session in source.sessions where session.user != nil || session.channel != nil {
        let key = RollupBuilder.SessionKey(agent: directory.index(of: session.agent), session: session.id)
        if let user = session.user, users[key] == nil { users[key] = user }
        if let channel = session.channel, channels[key] == nil { channels[key] = channel }
      }
    }
  }

  /// The user of an agent's session, or nil when no store says.
  func user(_ agent: Int?, _ session: String?) -> String? {
    users.isEmpty ? nil : session.flatMap { users[RollupBuilder.SessionKey(agent: agent, session: $0)] }
  }
}

extension CallFold {
  /// Whether a session has a transcript's call.
  func hasCalls(session: String) -> Bool { texts.known(session).map(sessions.contains) ?? false }

  /// Gives the cells away with their agents and users, in an order that depends on the calls alone.
  mutating func takeCells(_ directory: AgentDirectory, _ stores: SessionStores) -> UsageCells {
    endAdding()
    defer { letCellsGo() }
    return UsageCells(
      cells, sums: sums, agents: agents.values.map { directory.index(of: $0) }, texts: texts, stores: stores)
  }
}

extension CallFold.Key: Comparable {
  static func < (a: Self, b: Self) -> Bool {
    (a.agent, a.session, a.day, a.model, a.provider, a.user) < (b.agent, b.session, b.day, b.model, b.provider, b.user)
  }
}
