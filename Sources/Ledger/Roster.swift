import Model

/// Puts together what all sources say about each agent.
struct Roster {
  let directory: AgentDirectory
  let configuration: SiteConfiguration

  private struct Draft {
    var spellings: Set<String> = []
    var facts: [(path: String, facts: AgentFacts)] = []
    var snapshots: [Placed<SnapshotFigure>] = []
    var paths: Set<String> = []
    var rollup = RollupBuilder()
    /// Places in the list of cells.
    var cells: [Int] = []
    var taskIDs: [String] = []
  }

  func agents(sources: [SourceRecords], spenders: [[AgentName]], cells: UsageCells, board: WorkBoard) -> [LedgerAgent] {
    var drafts = [Draft](repeating: Draft(), count: directory.ids.count)
    func note(_ name: AgentName?, path: String) -> Int? {
      guard let name, let index = directory.index(of: name) else { return nil }
      for text in [name.id, name.name] { if let text { drafts[index].spellings.insert(text) } }
      drafts[index].paths.insert(path)
      return index
    }
    for (source, names) in zip(sources, spenders) {
      for name in names { _ = note(name, path: source.path) }
      for session in source.sessions { _ = note(session.agent, path: source.path) }
      for facts in source.agents {
        guard let index = note(facts.agent, path: source.path) else { continue }
        drafts[index].spellings.formUnion(facts.aliases)
        drafts[index].facts.append((source.path, facts))
      }
      for figure in source.snapshots {
        guard let index = note(figure.agent, path: source.path) else { continue }
        drafts[index].snapshots.append(Placed(value: figure, path: source.path))
      }
    }
    for (place, cell) in cells.enumerated() {
      guard let agent = cell.agent else { continue }
      drafts[agent].rollup.add(cell)
      drafts[agent].cells.append(place)
    }
    var indexByID: [String: Int] = [:]
    for (index, id) in directory.ids.enumerated() { indexByID[id] = index }
    for task in board.tasks {
      for agent in task.agentIDs.compactMap({ indexByID[$0] }) {
        drafts[agent].taskIDs.append(task.item.id)
        drafts[agent].paths.insert(task.path)
      }
    }
    for activity in board.activities {
      if let agent = activity.agentID.flatMap({ indexByID[$0] }) { drafts[agent].paths.insert(activity.path) }
    }
    var settings: [String: SiteConfiguration.AgentSettings] = [:]
    for agent in configuration.agents {
      if let id = AgentID.normalized(agent.id), settings[id] == nil { settings[id] = agent }
    }
    return zip(directory.ids, drafts).map { finish($0, $1, settings[$0], cells) }
  }

  private func finish(
    _ id: String, _ draft: Draft, _ settings: SiteConfiguration.AgentSettings?, _ cells: UsageCells
  ) -> LedgerAgent {
    let weekStart = configuration.weekStart
    var facts = AgentFacts.merged(draft.facts, id: id)
    if let department = settings?.department { facts.department = department }
    let name = settings?.name ?? bestName(id, draft)
    let aliases = draft.spellings.union(settings?.aliases ?? [])
      .filter { $0 != id && $0 != name && !$0.isEmpty }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return LedgerAgent(
      id: id, name: name, aliases: aliases, rollup: draft.rollup.finish(weekStart: weekStart),
      models: NamedRollups.byModel(draft.cells.lazy.map { cells[$0] }, weekStart: weekStart),
      snapshots: draft.snapshots.sorted { a, b in
        let (x, y) = (a.value.time?.milliseconds ?? .min, b.value.time?.milliseconds ?? .min)
        if x != y { return x > y }
        if !a.path.utf8.elementsEqual(b.path.utf8) { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
        return a.value.line < b.value.line
      }, facts: facts,
      checkLists: draft.facts.flatMap { path, facts in facts.checkLists.map { Placed(value: $0, path: path) } },
      taskIDs: draft.taskIDs, paths: draft.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// The name of the newest facts that give one, rather one with small letters in it; else a spelling; else the id.
  private func bestName(_ id: String, _ draft: Draft) -> String {
    let stated = AgentFacts.newestFirst(draft.facts).compactMap(\.facts.agent.name).map(AgentID.withoutAlias)
    let spelled = draft.spellings.filter { AgentID.normalized($0) == id }.map(AgentID.withoutAlias)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let names = stated + spelled
    func isMixed(_ name: String) -> Bool { name != name.uppercased() && name != name.lowercased() }
    return names.first(where: isMixed) ?? names.first ?? id
  }
}

extension AgentFacts {
  /// Facts by their sources' time, newest first; those without a time last; equals in source order.
  static func newestFirst(_ facts: [(path: String, facts: AgentFacts)]) -> [(path: String, facts: AgentFacts)] {
    facts.enumerated().sorted { a, b in
      let (x, y) = (a.element.facts.time?.milliseconds ?? .min, b.element.facts.time?.milliseconds ?? .min)
      return x != y ? x > y : a.offset < b.offset
    }.map(\.element)
  }

  /// Each fact from the newest source that states it.
  static func merged(_ all: [(path: String, facts: AgentFacts)], id: String) -> AgentFacts {
    let ordered = newestFirst(all).map(\.facts)
    func newest<Value>(_ key: KeyPath<AgentFacts, Value?>) -> Value? {
      ordered.lazy.compactMap { $0[keyPath: key] }.first
    }
    var facts = AgentFacts(line: ordered.first?.line ?? 1, agent: AgentName(id: id), time: ordered.first?.time)
    facts.role = newest(\.role)
    facts.department = newest(\.department)
    facts.status = newest(\.status)
    facts.model = newest(\.model)
    facts.currentTask = newest(\.currentTask)
    facts.emoji = newest(\.emoji)
    facts.maxTokens = newest(\.maxTokens)
    facts.sessionsCount = newest(\.sessionsCount)
    facts.tasksCompleted = newest(\.tasksCompleted)
    facts.successRate = newest(\.successRate)
    facts.lastActive = newest(\.lastActive)
    return facts
  }
}
