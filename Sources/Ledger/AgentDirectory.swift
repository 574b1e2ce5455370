package import Model

/// Joins the many spellings of an agent to one id.
///
/// An agent is created by a source that has it as an agent (a transcript's folder, a row of a roster or report). Names in
/// free text, in a token cache or in a task's assignment match agents but create none.
///
/// A spelling means, in this order: what the configuration says it is an alias of; the agent whose own id it is; the agent
/// that is displayed under it; the agent of which a source says that it is another name.
package struct AgentDirectory: Sendable {
  /// The ids, in byte order; an agent's place in this list is its index.
  package let ids: [String]
  private let indexByKey: [String: Int]

  /// Makes a directory of all agents of the sources and of the configuration.
  init(
    _ sources: [SourceRecords], spenders: [[AgentName]], settings: [SiteConfiguration.AgentSettings],
    shown: (String) -> String = { $0 }
  ) {
    var names: [AgentName] = []
    var seen = Set<AgentName>()
    func add(_ name: AgentName) { if seen.insert(name).inserted { names.append(name) } }
    for (source, own) in zip(sources, spenders) {
      for name in own { add(name) }
      for facts in source.agents where facts.createsAgent { add(facts.agent) }
      for session in source.sessions { add(session.agent) }
    }
    self.init(
      creating: names,
      aliases: sources.flatMap { $0.agents.flatMap { facts in facts.aliases.map { (facts.agent, $0) } } },
      settings: settings, shown: shown)
  }

  /// Makes a directory of the names that create agents and those that only add spellings.
  init(
    creating names: [AgentName], aliases: [(name: AgentName, alias: String)],
    settings: [SiteConfiguration.AgentSettings], shown: (String) -> String = { $0 }
  ) {
    var spellings = AgentSpellings(settings)
    var known = Set(settings.compactMap { AgentID.normalized($0.id) })
    for name in names {
      if let id = name.id.flatMap(AgentID.normalized) { known.insert(spellings.joined[id] ?? id) }
    }
    spellings.display(names, besides: known)
    spellings.alias(aliases, besides: known)
    for name in names where name.id == nil {
      if let key = name.name.flatMap(AgentID.normalized) { known.insert(spellings.meaning(of: key, among: known)) }
    }
    let own = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let published = Self.published(own, names: names, settings: settings, shown: shown)
    ids = published.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var places: [String: Int] = [:]
    for (position, id) in ids.enumerated() { places[id] = position }
    var index: [String: Int] = [:]
    for (id, other) in zip(own, published) { index[id] = places[other] }
    indexByKey = spellings.keys.reduce(into: index) { result, key in
      if let position = index[spellings.meaning(of: key, among: known)] { result[key] = position }
    }
  }

  /// The ids under which agents are published: their own, or, where a part of the id or of the name that it is made of may
  /// not be shown, one made of what is left. Equal ones are numbered in the order of their own ids. An id that the
  /// configuration names stays, unless it holds itself what may not be shown.
  private static func published(
    _ ids: [String], names: [AgentName], settings: [SiteConfiguration.AgentSettings], shown: (String) -> String
  ) -> [String] {
    let configured = Set(settings.compactMap { AgentID.normalized($0.id) })
    var rests: [String: String] = [:]
    for text in names.flatMap({ [$0.id, $0.name] }).compactMap({ $0 }) + ids {
      let rest = shown(text)
      guard rest != text, let id = AgentID.normalized(text), !configured.contains(id) || id == text else { continue }
      if rests[id] == nil { rests[id] = AgentID.normalized(rest) ?? "redacted" }
    }
    if rests.isEmpty { return ids }
    var used = Set(ids.filter { rests[$0] == nil })
    return ids.map { id in
      guard let rest = rests[id] else { return id }
      var own = rest
      var number = 1
      while !used.insert(own).inserted {
        number += 1
        own = "\(rest)-\(number)"
      }
      return own
    }
  }

  /// The index of the agent that a source means, or nil when no such agent is known.
  package func index(of name: AgentName) -> Int? {
    for text in [name.id, name.name] {
      if let key = text.flatMap(AgentID.normalized), let index = indexByKey[key] { return index }
    }
    return nil
  }
}
