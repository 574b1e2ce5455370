import JSON
import Model

/// Reads `token-cache.json`: totals by names that a pattern found in chats (`the` and `Unknown` among them), by day and
/// in all.
struct TokenCacheReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    JSONReading.read(input, as: .tokenCache) { reading in
      let root = reading.root
      guard root.members != nil else {
        reading.records.notRead = "not an object"
        return
      }
      let time = reading.time(root, "lastUpdated", "last_updated")
      reading.records.notice(time)
      if let node = root["agents"], !node.isNull { Self.readAgents(node, time, &reading) }
      if let node = root["dailyUsage"], !node.isNull { Self.readDays(node, &reading) }
      if let total = root["total"], !total.isNull { Self.readTotal(total, &reading) }
    }
  }

  private static func readAgents(_ node: JSONNode, _ time: Instant?, _ reading: inout JSONReading) {
    for entry in reading.objects(node, "agents") {
      guard let name = reading.text(entry, "name") else {
        reading.missing("name", in: entry, "entry")
        continue
      }
      let agent = AgentName(name: name)
      reading.records.agents.append(
        AgentFacts(line: reading.line(of: entry), agent: agent, createsAgent: false, time: time))
      let tokens = reading.count(entry, "totalTokens")
      let cost = reading.dollars(entry, "cost")
      guard tokens != nil || cost != nil else { continue }
      let line = (reading.value(entry, ["totalTokens", "cost"])?.node).map { reading.line(of: $0) }
      reading.records.snapshots.append(
        SnapshotFigure(
          line: line ?? reading.line(of: entry), agent: agent, label: "totalTokens", tokens: tokens.map { Tokens($0) },
          cost: cost, time: time))
    }
  }

  private static func readDays(_ node: JSONNode, _ reading: inout JSONReading) {
    for entry in reading.objects(node, "dailyUsage") {
      guard let date = reading.text(entry, "date") else {
        reading.missing("date", in: entry, "day")
        continue
      }
      guard let day = Day(date) else {
        let _: Day? = reading.reject(entry["date"] ?? entry, "date", "a day such as 2026-02-17")
        continue
      }
      let tokens = reading.count(entry, "tokens")
      let cost = reading.dollars(entry, "cost")
      guard tokens != nil || cost != nil else { continue }
      reading.records.usage.append(
        UsageRecord(
          line: reading.line(of: entry), rank: .snapshot, basis: .reported, agent: nil, period: .day(day),
          tokens: tokens.map { TokenCounts(unsplit: Tokens($0)) }, cost: cost.map { CostParts(unsplit: $0) }))
    }
  }

  private static func readTotal(_ total: JSONNode, _ reading: inout JSONReading) {
    let tokens = reading.count(total, "totalTokens")
    let cost = reading.dollars(total, "cost")
    guard tokens != nil || cost != nil else { return }
    let node = reading.value(total, ["totalTokens", "cost"])?.node ?? total
    reading.records.stated.append(
      StatedTotal(
        line: reading.line(of: node), label: "total", tokens: tokens.map { Tokens($0) }, cost: cost, period: .unknown))
    if let tokens {
      reading.compare(
        tokens, at: node, "total", with: reading.records.snapshots.compactMap { $0.tokens?.count }, of: "totalTokens")
    }
  }
}
