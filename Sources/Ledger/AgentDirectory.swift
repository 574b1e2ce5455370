package import Model

/// Joins the many spellings of an agent to one id.
///
/// An agent is created by a source that has it as an agent (a transcript's folder, a row of a roster or report). Names in
/// free text, in a token cache or in a task's assignment match agents but create none.
package struct AgentDirectory: Sendable {
  /// The ids, in byte order; an agent's place in this list is its index.
  package let ids: [String]
  private let indexByKey: [String: Int]

  /// Makes a directory of the names that create agents and those that only add spellings.
  init(
    creating names: [AgentName], aliases: [(name: AgentName, alias: String)],
    settings: [SiteConfiguration.AgentSettings]
  ) {
    var canonical: [String: String] = [:]
    for agent in settings {
      guard let id = AgentID.normalized(agent.id) else { continue }
      canonical[id] = id
      for alias in agent.aliases + [agent.name].compactMap({ $0 }) {
        if let key = AgentID.normalized(alias), canonical[key] == nil { canonical[key] = id }
      }
    }
    // Own ids first: a display name never takes the place of another agent's id.
    var known = Set<String>()
    for name in names {
      if let key = name.id.flatMap(AgentID.normalized) { known.insert(canonical[key] ?? key) }
    }
    var byName: [String: String] = [:]
    for name in names.sorted(by: Self.isOrderedBefore) {
      guard let id = name.id.flatMap(AgentID.normalized), let key = name.name.flatMap(AgentID.normalized) else {
        continue
      }
      if !known.contains(key), canonical[key] == nil, byName[key] == nil { byName[key] = canonical[id] ?? id }
    }
    for name in names where name.id == nil {
      guard let key = name.name.flatMap(AgentID.normalized) else { continue }
      known.insert(canonical[key] ?? byName[key] ?? key)
    }
    for agent in settings { if let id = AgentID.normalized(agent.id) { known.insert(id) } }
    ids = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var index: [String: Int] = [:]
    for (position, id) in ids.enumerated() { index[id] = position }
    for (key, id) in byName where index[key] == nil { index[key] = index[id] }
    for (key, id) in canonical where key != id { index[key] = index[id] }
    for (name, alias) in aliases {
      guard let key = AgentID.normalized(alias), index[key] == nil else { continue }
      if let own = (name.id ?? name.name).flatMap(AgentID.normalized), let position = index[own] {
        index[key] = position
      }
    }
    indexByKey = index
  }

  /// The index of the agent that a source means, or nil when no such agent is known.
  package func index(of name: AgentName) -> Int? {
    for text in [name.id, name.name] {
      if let key = text.flatMap(AgentID.normalized), let index = indexByKey[key] { return index }
    }
    return nil
  }

  private static func isOrderedBefore(_ a: AgentName, _ b: AgentName) -> Bool {
    let (x, y) = ((a.id ?? "") + "\u{0}" + (a.name ?? ""), (b.id ?? "") + "\u{0}" + (b.name ?? ""))
    return x.utf8.lexicographicallyPrecedes(y.utf8)
  }
}
