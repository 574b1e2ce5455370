import Ledger
import Model

extension DocumentMaker {
  /// The most days in the list of days.
  static let listedDayLimit = 2000

  /// The newest activities, those by agent, type and day, and the list of all these documents; beside them those that
  /// answer queries alone.
  func activityDocuments(_ plan: QueryPlan) -> (documents: [Document], queryShards: [Document]) {
    let shards = ActivityShards(
      ledger, byAgentAndType: plan.has("logs/activity/by-agent/{agent}/type/{type}", of: .activity))
    var logs = ActivityLogs(maker: self, shards: shards)
    let index = index(of: shards, plan)
    var documents = [logs.newest()]
    documents += index.days.filter { $0.shard.document != nil }.map { logs.document(.init(day: $0.day), $0.shard) }
    documents += index.agents.map { logs.document(.init(agent: $0.id), $0.shard) }
    documents += index.types.map { logs.document(.init(type: $0.type), $0.shard) }
    documents.append(
      document("logs/activity/index", .activityIndex, ActivityIndex.shape.value(of: index), index.sources))
    return (documents, queryShards(&logs, index, plan))
  }

  private func index(of shards: ActivityShards, _ plan: QueryPlan) -> ActivityIndex.Index {
    let agents = zip(ledger.agents, names.agents).map { agent, asked in
      var shard = shards.agents[agent.id] ?? .init()
      shard.document = "logs/activity/by-agent/\(agent.id)"
      return ActivityIndex.Agent(id: agent.id, name: agent.name, spellings: asked.spellings, shard: shard)
    }
    return ActivityIndex.Index(
      sources: sources { !$0.activities.isEmpty }, total: ledger.activities.count, undated: shards.undated,
      newest: ledger.activities.first?.activity.time, days: Array(shards.days.prefix(Self.listedDayLimit)),
      dayCount: shards.days.count,
      agents: agents.filter { $0.shard.total > 0 },
      idleAgents: plan.hasIdleAgents ? agents.filter { $0.shard.total == 0 } : [],
      types: ActivityType.allCases.map { type in
        var shard = shards.types[type] ?? .init()
        shard.document = "logs/activity/by-type/\(type.rawValue)"
        return (type, shard)
      }, patterns: plan.patterns(of: .activity))
  }

  /// The documents that nothing but queries needs.
  private func queryShards(_ logs: inout ActivityLogs, _ index: ActivityIndex.Index, _ plan: QueryPlan) -> [Document] {
    let shards = logs.shards
    var made: [Document] = [logs.unmatched()]
    for limit in QueryEndpoint.limits {
      made.append(logs.newest(limit: limit))
      made += index.types.map { logs.document(.init(type: $0.type, limit: limit), $0.shard) }
    }
    made += index.idleAgents.map { logs.document(.init(agent: $0.id), $0.shard) }
    for agent in index.agents + index.idleAgents {
      if plan.has("logs/activity/by-agent/{agent}/{limit}", of: .activity) {
        made += QueryEndpoint.limits.map { logs.document(.init(agent: agent.id, limit: $0), agent.shard) }
      }
      guard plan.has("logs/activity/by-agent/{agent}/type/{type}", of: .activity) else { continue }
      for type in ActivityType.allCases {
        var shard = shards.agentTypes[agent.id]?[type] ?? .init()
        shard.document = "logs/activity/by-agent/\(agent.id)/type/\(type.rawValue)"
        made.append(logs.document(.init(agent: agent.id, type: type), shard))
        guard plan.has("logs/activity/by-agent/{agent}/type/{type}/{limit}", of: .activity) else { continue }
        made += QueryEndpoint.limits.map { logs.document(.init(agent: agent.id, type: type, limit: $0), shard) }
      }
    }
    return made
  }
}
