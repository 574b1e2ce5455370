import JSON
import Model

/// Reads `mission-control-db.json`, the state of a dashboard: roster, figures, log, tasks and deals.
struct MissionControlDatabaseReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    JSONReading.read(input, as: .missionControlDatabase) { reading in
      let root = reading.root
      guard root.members != nil else {
        reading.records.notRead = "not an object"
        return
      }
      let time = reading.time(root, "lastUpdated", "last_updated")
      reading.records.notice(time)
      var agents: [(agent: AgentName, node: JSONNode)] = []
      if let node = root["agents"], !node.isNull { agents = reading.readAgents(node, time: time) }
      let today = Self.readToday(agents, time, &reading)
      Self.readStatistics(agents.map(\.node), today, time, &reading)
      if let node = root["logs"], !node.isNull { Self.readLog(node, &reading) }
      if let node = root["tasks"], !node.isNull { reading.readTasks(node) }
      if let node = root["deals"], !node.isNull { reading.readDeals(node) }
    }
  }

  /// Each agent's `tokensToday` is its reported spending of the day on which the file was written. A zero adds nothing.
  ///
  /// - Returns: the figures, zeros included.
  private static func readToday(
    _ agents: [(agent: AgentName, node: JSONNode)], _ time: Instant?, _ reading: inout JSONReading
  ) -> [Int64] {
    var figures: [Int64] = []
    for (agent, entry) in agents {
      guard let (label, node) = reading.value(entry, ["tokensToday"]), let tokens = reading.count(entry, label)
      else { continue }
      figures.append(tokens)
      guard tokens > 0 else { continue }
      guard let time else {
        // Without a time nobody can say which day is meant.
        reading.records.snapshots.append(
          SnapshotFigure(line: reading.line(of: node), agent: agent, label: label, tokens: Tokens(tokens), time: nil))
        continue
      }
      reading.records.usage.append(
        UsageRecord(
          line: reading.line(of: node), rank: .snapshot, basis: .reported, agent: agent,
          period: .day(reading.day(of: time)), tokens: TokenCounts(unsplit: Tokens(tokens)), cost: nil))
    }
    return figures
  }

  private static func readStatistics(
    _ agents: [JSONNode], _ today: [Int64], _ time: Instant?, _ reading: inout JSONReading
  ) {
    guard let stats = reading.root["stats"], !stats.isNull else { return }
    if let (label, node) = reading.value(stats, ["totalTokensToday"]), let tokens = reading.count(stats, label) {
      let period = time.map { Period.day(reading.day(of: $0)) } ?? .unknown
      reading.records.stated.append(
        StatedTotal(line: reading.line(of: node), label: label, tokens: Tokens(tokens), cost: nil, period: period))
      reading.compare(tokens, at: node, label, with: today, of: "tokensToday")
    }
    let tokens = reading.count(stats, "totalTokens")
    let cost = reading.dollars(stats, "totalCost")
    guard let (label, node) = reading.value(stats, tokens == nil ? ["totalCost"] : ["totalTokens"]),
      tokens != nil || cost != nil
    else { return }
    reading.records.stated.append(
      StatedTotal(
        line: reading.line(of: node), label: label, tokens: tokens.map { Tokens($0) }, cost: cost, period: .unknown))
    if let tokens {
      let used = agents.compactMap { $0["tokensUsed"]?.int64 }
      reading.compare(tokens, at: node, label, with: used, of: "tokensUsed")
    }
  }

  private static func readLog(_ node: JSONNode, _ reading: inout JSONReading) {
    for entry in reading.objects(node, "logs") {
      guard let message = reading.text(entry, "message") else {
        reading.missing("message", in: entry, "log entry")
        continue
      }
      let kind = reading.text(entry, "type")
      var level = reading.text(entry, "level").flatMap { ActivityLevel(logWord: $0.utf8) } ?? .info
      if kind?.lowercased() == "error" { level = .error }
      let lines = LogText.lines(of: message)
      let time = reading.time(entry, "timestamp", "time")
      var activity = Activity(
        line: reading.line(of: entry), time: time,
        // The entry's own type says what it is; the words of its message do not.
        type: ActivityType(level: level, kind: kind, text: kind == nil ? message : ""), level: level,
        title: LogText.clipped(lines.first ?? message))
      activity.description = lines.count > 1 ? lines.dropFirst().joined(separator: "\n") : nil
      activity.kind = kind
      activity.agent = reading.text(entry, "agent").map { AgentName(name: $0) }
      activity.session = reading.text(entry, "sessionId", "session_id")
      reading.records.notice(time)
      reading.records.activities.append(activity)
    }
  }
}
