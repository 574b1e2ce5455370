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
  init(_ sources: [SourceRecords], spenders: [[AgentName]], settings: [SiteConfiguration.AgentSettings]) {
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
      settings: settings)
  }

  /// Makes a directory of the names that create agents and those that only add spellings.
  init(
    creating names: [AgentName], aliases: [(name: AgentName, alias: String)],
    settings: [SiteConfiguration.AgentSettings]
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
    ids = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var index: [String: Int] = [:]
    for (position, id) in ids.enumerated() { index[id] = position }
    indexByKey = spellings.keys.reduce(into: index) { result, key in
      if let position = index[spellings.meaning(of: key, among: known)] { result[key] = position }
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
