/// What each agent may be asked for by: its id, its name as shown and in small letters, and its other spellings.
///
/// A spelling that is one agent's id is that agent's; any other that two agents share is nobody's. What is redacted in
/// texts is none, since spellings stand in hosts' files.
enum AgentNames {
  /// The longest spelling, in bytes.
  private static let limit = 100

  /// The agents, in their order.
  static func values(
    _ agents: [(id: String, name: String, aliases: [String])], _ redactor: Redactor
  ) -> [DocumentQuery.Value] {
    var owners: [[UInt8]: Int] = [:]
    let candidates = agents.map { agent in
      // In small letters a key may not be known as one any more.
      let written = ([agent.name] + agent.aliases).filter { isFit($0) && redactor.redact($0) == $0 }
      return written.first == agent.name ? [agent.name, agent.name.lowercased()] + written.dropFirst() : written
    }
    for (place, spellings) in candidates.enumerated() {
      for spelling in spellings {
        let key = Array(spelling.utf8)
        if let other = owners[key], other != place { owners[key] = -1 } else { owners[key] = place }
      }
    }
    for (place, agent) in agents.enumerated() { owners[Array(agent.id.utf8)] = place }
    return zip(agents, candidates).enumerated().map { place, entry in
      let (agent, spellings) = entry
      var seen: Set<[UInt8]> = [Array(agent.id.utf8)]
      let own = spellings.filter { spelling in
        let key = Array(spelling.utf8)
        return owners[key] == place && seen.insert(key).inserted
      }
      return .init(part: agent.id, spellings: [agent.id] + own)
    }
  }

  /// Whether a spelling can be asked for on every host: not empty, not long, of one line.
  private static func isFit(_ spelling: String) -> Bool {
    !spelling.isEmpty && spelling.utf8.count <= limit
      && !spelling.unicodeScalars.contains { $0.value < 32 || (127...159).contains($0.value) }
  }
}
