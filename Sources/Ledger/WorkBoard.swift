import Model

/// Collects what is not spending: tasks, ventures, deals, activities, measurements.
struct WorkBoard {
  private let directory: AgentDirectory
  private(set) var tasks: [LedgerTask] = []
  private(set) var ventures: [Placed<Venture>] = []
  private(set) var deals: [Placed<Deal>] = []
  private(set) var activities: [LedgerActivity] = []
  private(set) var metrics: [Placed<MetricSample>] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(directory: AgentDirectory) { self.directory = directory }

  mutating func collect(_ sources: [SourceRecords]) {
    collectPlaced(sources)
    collectTasks(sources)
    // An event that an export repeats has the same id and time.
    var seen: [String: Set<Instant?>] = [:]
    for source in sources {
      for activity in source.activities {
        if let id = activity.id, !seen[id, default: []].insert(activity.time).inserted { continue }
        let agent = activity.agent.flatMap(directory.index(of:)).map { directory.ids[$0] }
        activities.append(LedgerActivity(activity: activity, path: source.path, agentID: agent))
      }
      metrics += source.metrics.map { Placed(value: $0, path: source.path) }
    }
    activities = Self.newestFirst(activities) { ($0.activity.time, $0.path, $0.activity.line) }
    metrics = Self.newestFirst(metrics) { ($0.value.time, $0.path, $0.value.line) }
  }

  /// Of one file and one time, what stands further down is newer: logs are written downwards, and many tell whole seconds.
  private static func newestFirst<Value>(_ values: [Value], key: (Value) -> (Instant?, String, Int)) -> [Value] {
    values.sorted { a, b in
      let (x, y) = (key(a), key(b))
      if x.0 != y.0 { return (x.0?.milliseconds ?? .min) > (y.0?.milliseconds ?? .min) }
      if !x.1.utf8.elementsEqual(y.1.utf8) { return x.1.utf8.lexicographicallyPrecedes(y.1.utf8) }
      return x.2 > y.2
    }
  }

  private mutating func collectPlaced(_ sources: [SourceRecords]) {
    for source in sources {
      ventures += source.ventures.map { Placed(value: $0, path: source.path) }
      deals += source.deals.map { Placed(value: $0, path: source.path) }
    }
    ventures = once(ventures, id: "venture.repeated", "venture") { ($0.id, $0.line) }
    deals = once(deals, id: "deal.repeated", "deal") { ($0.id, $0.line) }
  }

  /// One value for each id, ordered by id; of several the first by path counts, the others are noted.
  private mutating func once<Value>(
    _ values: [Placed<Value>], id diagnosticID: String, _ noun: String, key: (Value) -> (id: String, line: Int)
  ) -> [Placed<Value>] {
    var seen: [String: String] = [:]
    var kept: [Placed<Value>] = []
    for placed in values {
      let (id, line) = key(placed.value)
      if let first = seen[id] {
        diagnostics.append(
          Diagnostic(
            diagnosticID, .note, at: SourceLocation(path: placed.path, line: line),
            "the \(noun) \"\(id)\" stands in \(first) too; that one is shown"))
      } else {
        seen[id] = placed.path
        kept.append(placed)
      }
    }
    return kept.sorted { key($0.value).id.utf8.lexicographicallyPrecedes(key($1.value).id.utf8) }
  }

  /// How directly a source knows a task: the database, then trackers that people edit, then snapshots.
  private static func directness(format: String?) -> Int {
    switch format {
    case "prisma-database": 0
    case "mission-control-database", "task-list": 2
    default: 1
    }
  }

  private mutating func collectTasks(_ sources: [SourceRecords]) {
    let ventureNames = Dictionary(
      ventures.map { ($0.value.id, $0.value.name) }, uniquingKeysWith: { first, _ in first })
    var groups: [String: [(directness: Int, newest: Int64, path: String, item: WorkItem)]] = [:]
    for source in sources {
      let directness = Self.directness(format: source.format)
      let newest = source.newest?.milliseconds ?? .min
      for task in source.tasks { groups[task.id, default: []].append((directness, newest, source.path, task)) }
    }
    for (_, group) in groups.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      // Of the most direct sources the newest; of equals the first by path, since `min` keeps the first.
      let ranked = group.min { a, b in
        a.directness != b.directness ? a.directness < b.directness : a.newest > b.newest
      }
      guard let best = ranked else { continue }
      let (item, path) = (best.item, best.path)
      let others = group.map(\.path).filter { $0 != path }.uniqued()
      for other in group where other.path != path && other.item.status != item.status {
        diagnostics.append(
          Diagnostic(
            "task.status-differs", .note, at: SourceLocation(path: other.path, line: other.item.line),
            "task \"\(item.id)\" is \"\(other.item.statusText ?? "without status")\" here and \"\(item.statusText ?? "without status")\" in \(path); the latter is shown"
          ))
      }
      let agents = item.assignees.compactMap { directory.index(of: $0).map { directory.ids[$0] } }.uniqued()
      tasks.append(
        LedgerTask(
          item: item, path: path, otherPaths: others, agentIDs: agents,
          ventureName: item.ventureID.flatMap { ventureNames[$0] }))
    }
  }
}
