import JSON
import Model

extension JSONReading {
  /// The entries of a roster: a list of objects, or an object with an entry for each id.
  mutating func agentEntries(_ node: JSONNode) -> [(key: String?, node: JSONNode)] {
    guard let members = node.members else { return objects(node, "agents").map { (nil, $0) } }
    return members.compactMap { member in
      if member.value.members != nil { return (member.key, member.value) }
      let _: JSONNode? = reject(member.value, member.key, "an object")
      return nil
    }
  }

  /// Reads the entries of a roster into facts and, where they state used tokens, figures. An agent that stands there
  /// twice is kept once.
  ///
  /// - Returns: the agents kept, with their entries.
  mutating func readAgents(_ node: JSONNode, time: Instant?) -> [(agent: AgentName, node: JSONNode)] {
    var seen: Set<String> = []
    var kept: [(agent: AgentName, node: JSONNode)] = []
    for (key, entry) in agentEntries(node) {
      guard let facts = agentFacts(entry, key: key, time: time) else { continue }
      let name = facts.agent
      guard let id = [name.id, name.name].lazy.compactMap({ $0.flatMap(AgentID.normalized) }).first else {
        let _: AgentName? = reject(entry["name"] ?? entry, "name", "a name with a letter or a digit")
        continue
      }
      guard seen.insert(id).inserted else {
        report(
          "roster.duplicate-agent", .warning, at: entry,
          "the agent \"\(id)\" stands here a second time; the first entry is kept", hint: "remove one of the two")
        continue
      }
      records.notice(facts.lastActive)
      records.agents.append(facts)
      kept.append((name, entry))
      if let (label, value) = value(entry, ["tokensUsed", "tokens_used"]), let tokens = count(entry, label) {
        records.snapshots.append(
          SnapshotFigure(line: line(of: value), agent: name, label: label, tokens: Tokens(tokens), time: time))
      }
    }
    return kept
  }

  private mutating func agentFacts(_ entry: JSONNode, key: String?, time: Instant?) -> AgentFacts? {
    let agent = AgentName(id: id(entry, "id") ?? key, name: text(entry, "name"))
    guard agent.id != nil || agent.name != nil else {
      missing("name", in: entry, "agent")
      return nil
    }
    var facts = AgentFacts(line: line(of: entry), agent: agent, time: time)
    // "You" is the reader of the dashboard.
    if let alias = text(entry, "alias"), alias.lowercased() != "you" { facts.aliases = [alias] }
    facts.role = text(entry, "role")
    facts.department = text(entry, "department", "team")
    facts.status = text(entry, "status")
    facts.model = text(entry, "model")
    facts.currentTask = text(entry, "currentTask", "current_task", "activity")
    facts.emoji = text(entry, "emoji")
    facts.maxTokens = count(entry, "maxTokens", "max_tokens")
    facts.sessionsCount = count(entry, "sessionsCount", "sessions_count")
    facts.tasksCompleted = count(entry, "tasksCompleted", "tasks_completed")
    facts.successRate = count(entry, "successRate", "success_rate")
    facts.lastActive = self.time(entry, "lastActive", "last_active")
    return facts
  }

  /// Reports a stated number of tokens that is not the sum of the figures it is said to be of.
  mutating func compare(_ stated: Int64, at node: JSONNode, _ label: String, with figures: [Int64], of name: String) {
    guard !figures.isEmpty else { return }
    let sum = figures.reduce(Tokens.zero) { $0 + Tokens($1) }.count
    guard sum != stated else { return }
    report(
      "snapshot.total-differs", .warning, at: node,
      "\"\(label)\" says \(stated), but the agents' \"\(name)\" add up to \(sum); both are shown, the "
        + "agents' figures hold",
      hint: "ask what wrote the file how it counts")
  }
}
