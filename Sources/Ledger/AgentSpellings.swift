import Model

/// What spellings that are nobody's own id mean, by their normalized form.
struct AgentSpellings {
  /// Ids and aliases that the configuration joins; stronger than an own id.
  private(set) var joined: [String: String] = [:]
  /// Display names, the configuration's before those of sources.
  private var displayed: [String: String] = [:]
  /// Other names that sources give.
  private var aliased: [String: String] = [:]

  var keys: Set<String> { Set(joined.keys).union(displayed.keys).union(aliased.keys) }

  init(_ settings: [SiteConfiguration.AgentSettings]) {
    for agent in settings {
      if let id = AgentID.normalized(agent.id) { joined[id] = id }
    }
    for agent in settings {
      guard let id = AgentID.normalized(agent.id) else { continue }
      for alias in agent.aliases {
        if let key = AgentID.normalized(alias), joined[key] == nil { joined[key] = id }
      }
      if let key = agent.name.flatMap(AgentID.normalized), displayed[key] == nil { displayed[key] = id }
    }
  }

  /// The id that a normalized spelling stands for; the spelling itself when it is nobody else's.
  func meaning(of key: String, among known: Set<String>) -> String {
    if let id = joined[key] { return id }
    if known.contains(key) { return key }
    return displayed[key] ?? aliased[key] ?? key
  }

  /// Notes the display names of agents with ids of their own; of two agents with one name the first in byte order has it.
  mutating func display(_ names: [AgentName], besides known: Set<String>) {
    var found: [String: String] = [:]
    for name in names {
      guard let id = name.id.flatMap(AgentID.normalized), let key = name.name.flatMap(AgentID.normalized) else {
        continue
      }
      let owner = joined[id] ?? id
      if let other = found[key], other.utf8.lexicographicallyPrecedes(owner.utf8) { continue }
      found[key] = owner
    }
    for (key, owner) in found where displayed[key] == nil && !known.contains(key) { displayed[key] = owner }
  }

  /// Notes other names. One that two agents have means neither.
  mutating func alias(_ aliases: [(name: AgentName, alias: String)], besides known: Set<String>) {
    var owners: [String: Set<String>] = [:]
    for (name, alias) in aliases {
      guard let key = AgentID.normalized(alias), let own = (name.id ?? name.name).flatMap(AgentID.normalized) else {
        continue
      }
      let owner = joined[own] ?? (known.contains(own) ? own : displayed[own] ?? own)
      if owner != key { owners[key, default: []].insert(owner) }
    }
    let single = owners.filter { $0.value.count == 1 && !known.contains($0.key) }.compactMapValues(\.first)
    for key in single.keys {
      if let id = Self.end(of: key, following: single), id != key { aliased[key] = id }
    }
  }

  /// Where a chain of other names ends: `a` for `c` when `c` is another name of `b` and `b` of `a`. Of names that are other
  /// names of each other it is the first in byte order; nil for a chain that is longer than any honest one.
  private static func end(of key: String, following owners: [String: String]) -> String? {
    var path = [key]
    while let next = path.last.flatMap({ owners[$0] }) {
      if let start = path.firstIndex(of: next) {
        return path[start...].min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      path.append(next)
      if path.count > 8 { return nil }
    }
    return path.last
  }
}
