import Ledger
import Model

extension DocumentMaker {
  /// The most activities of one type or day in a document; more are told by `total`.
  static let shardLimit = 1000
  /// The most activities of one agent in a document.
  static let agentShardLimit = 250
  /// The most days with a document: the newest.
  static let dayLimit = 92
  /// The most days in the list of days.
  static let listedDayLimit = 2000

  /// The activities by agent, type and day, and the list of all these documents.
  func activityShards() -> [Document] {
    var days: [(day: Day, shard: ActivityIndex.Shard)] = []
    var agents: [String: ActivityIndex.Shard] = [:]
    var types: [ActivityType: ActivityIndex.Shard] = [:]
    var undated = 0
    for activity in ledger.activities {
      types[activity.activity.type, default: .init()].add(activity, limit: Self.shardLimit)
      if let id = activity.agentID { agents[id, default: .init()].add(activity, limit: Self.agentShardLimit) }
      guard let day = activity.activity.time.map(ledger.zone.day(of:)) else {
        undated += 1
        continue
      }
      // They come newest first, so that a day is done when the next begins.
      if days.last?.day != day { days.append((day, .init())) }
      days[days.count - 1].shard.add(activity, limit: days.count <= Self.dayLimit ? Self.shardLimit : 1)
    }
    for index in days.indices.prefix(Self.dayLimit) {
      days[index].shard.document = "logs/activity/by-day/\(days[index].day.description)"
    }
    let index = ActivityIndex.Index(
      sources: sources { !$0.activities.isEmpty }, total: ledger.activities.count, undated: undated,
      newest: ledger.activities.first?.activity.time, days: Array(days.prefix(Self.listedDayLimit)),
      dayCount: days.count,
      agents: ledger.agents.compactMap { agent in
        guard var shard = agents[agent.id] else { return nil }
        shard.document = "logs/activity/by-agent/\(agent.id)"
        return .init(id: agent.id, name: agent.name, shard: shard)
      },
      types: ActivityType.allCases.map { type in
        var shard = types[type] ?? .init()
        shard.document = "logs/activity/by-type/\(type.rawValue)"
        return (type, shard)
      })
    let filtered =
      index.days.map { (ActivityDocuments.Filter(day: $0.day), $0.shard) }
      + index.agents.map { (ActivityDocuments.Filter(agent: $0.id), $0.shard) }
      + index.types.map { (ActivityDocuments.Filter(type: $0.type), $0.shard) }
    return filtered.compactMap { filter, shard in self.shard(filter, shard) } + [
      document("logs/activity/index", .activityIndex, ActivityIndex.shape.value(of: index), index.sources)
    ]
  }

  private func shard(_ filter: ActivityDocuments.Filter, _ shard: ActivityIndex.Shard) -> Document? {
    guard let name = shard.document else { return nil }
    let sources = shard.total > 0 ? sources(of: shard.sources) : sources { !$0.activities.isEmpty }
    let log = ActivityDocuments.Log(
      sources: sources, filter: filter, total: shard.total, items: shard.items.map(activitySource))
    return document(
      name, .logActivity, ActivityDocuments.log.value(of: log), sources, items: (shard.items.count, shard.total))
  }
}

extension ActivityIndex.Shard {
  /// Counts an activity, which is no newer than those before it, and keeps it if there is room.
  fileprivate mutating func add(_ activity: LedgerActivity, limit: Int) {
    total += 1
    if activity.activity.level == .error { errors += 1 }
    sources.insert(activity.path)
    if items.count < limit { items.append(activity) }
  }
}
