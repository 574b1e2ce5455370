import JSON
import Model

/// A command's document on its way into records.
struct CommandReading {
  private let output: CommandOutput
  private let input: SourceInput
  private var records: SourceRecords
  private var tally = DiagnosticTally()
  private var sessions: Set<String> = []

  init(output: CommandOutput, input: SourceInput, records: SourceRecords) {
    self.output = output
    self.input = input
    self.records = records
  }

  /// Moves the newest time of the source forward.
  mutating func notice(_ time: Instant?) { records.notice(time) }

  /// Ends the reading.
  mutating func finish() -> SourceRecords {
    tally.finish(&records)
    return records
  }

  private mutating func report(_ id: String, _ severity: Severity, _ node: JSONNode, _ message: String) {
    tally.add(Diagnostic(id, severity, at: input.location(output.line(of: node)), message), to: &records)
  }

  // MARK: usage-cost

  /// OpenClaw's own sums of transcripts, of the default agent or of all: days, of which those without any usage are left
  /// out, and a total.
  mutating func readUsage(_ days: [JSONNode], of root: JSONNode) {
    for day in days {
      guard let date = day["date"]?.string.flatMap({ Day($0) }) else {
        report("openclaw.bad-entry", .warning, day, "this day has no date; it was skipped")
        continue
      }
      let (tokens, cost) = figures(day)
      guard tokens?.total ?? .zero != .zero || cost?.total ?? .zero != .zero else { continue }
      let line = output.line(of: day)
      records.usage.append(
        UsageRecord(
          line: line, rank: .snapshot, basis: .reported, agent: nil, period: .day(date), tokens: tokens, cost: cost))
      records.stated.append(
        StatedTotal(
          line: line, label: "usage-cost \(date.description)", tokens: tokens?.total, cost: cost?.total,
          period: .day(date)))
      records.notice(date.utcMidnight)
    }
    guard let totals = root["totals"] else { return }
    let (tokens, cost) = figures(totals)
    records.stated.append(
      StatedTotal(
        line: output.line(of: totals), label: "usage-cost totals", tokens: tokens?.total, cost: cost?.total,
        period: .unknown))
    if let missing = totals["missingCostEntries"]?.int64, missing > 0 {
      report(
        "openclaw.missing-cost", .note, totals,
        "OpenClaw knows no price for \(missing) of these calls; its costs leave them out")
    }
  }

  private mutating func figures(_ node: JSONNode) -> (TokenCounts?, CostParts?) {
    var counts: [Int64?] = []
    for name in ["input", "output", "cacheRead", "cacheWrite", "totalTokens"] { counts.append(count(node, name)) }
    var amounts: [USDTotal?] = []
    for name in ["inputCost", "outputCost", "cacheReadCost", "cacheWriteCost", "totalCost"] {
      amounts.append(amount(node, name))
    }
    let sum = RecordedSplit.sum(Array(counts[..<4]))
    let total = counts[4] ?? sum
    func part(_ index: Int) -> Tokens? { counts[index].map { Tokens($0) } }
    let tokens: TokenCounts? =
      if counts.allSatisfy({ $0 == nil }) {
        nil
      } else if sum > total {
        TokenCounts(unsplit: Tokens(total))
      } else {
        TokenCounts(
          input: part(0), output: part(1), cacheRead: part(2), cacheWrite: part(3), unsplit: Tokens(total - sum))
      }
    // Sums of binary fractions are off by a little; a share of a millionth of a dollar is no contradiction. Estimated costs
    // are in the total alone.
    let cost = amounts[4].map { total in
      RecordedSplit.cost(total, Array(amounts[..<4]), rounding: 1_000_000) ?? CostParts(unsplit: total)
    }
    return (tokens, cost)
  }

  private mutating func count(_ node: JSONNode, _ name: String) -> Int64? {
    guard let value = node[name], !value.isNull else { return nil }
    if let count = value.int64, (0...RecordedSplit.tokenLimit).contains(count) { return count }
    report("openclaw.bad-entry", .warning, value, "\(name) is no number of tokens; it is taken as not known")
    return nil
  }

  private mutating func amount(_ node: JSONNode, _ name: String) -> USDTotal? {
    guard let value = node[name], !value.isNull else { return nil }
    if let number = value.decimal, number.mantissa >= 0,
      let amount = USDTotal(mantissa: number.mantissa, scale: number.scale)
    {
      return amount
    }
    report("openclaw.bad-entry", .warning, value, "\(name) is no cost; it is taken as not known")
    return nil
  }

  // MARK: sessions, status

  /// Sessions: who and where, and how full each one's context was. Figures of a last run or call, and never sums; lists
  /// are cut off at ten or a hundred.
  mutating func readSessions(_ nodes: [JSONNode]) {
    for node in nodes {
      let key = SessionKey(node["key"]?.string ?? "")
      guard let id = node["sessionId"]?.string, !id.isEmpty,
        let name = node["agentId"]?.string.flatMap({ $0.isEmpty ? nil : $0 }) ?? key.agent
      else {
        report("openclaw.bad-entry", .note, node, "this session has no id or no agent; it was skipped")
        continue
      }
      guard sessions.insert(id).inserted else { continue }
      let agent = AgentName(id: name)
      let time = node["updatedAt"]?.int64.flatMap { EpochTime.instant($0) }
      records.notice(time)
      records.sessions.append(
        SessionFacts(id: id, agent: agent, key: key.publicText, channel: key.channel, user: key.user))
      guard node["totalTokensFresh"]?.bool ?? true, let tokens = count(node, "totalTokens") else { continue }
      records.snapshots.append(
        SnapshotFigure(
          line: output.line(of: node), agent: agent, label: "context of \(key.publicText)", tokens: Tokens(tokens),
          time: time))
    }
  }

  // MARK: security audit

  /// What the audit found.
  mutating func readFindings(_ nodes: [JSONNode]) {
    for node in nodes {
      guard let id = node["checkId"]?.string, !id.isEmpty, let title = node["title"]?.string else {
        report("openclaw.bad-entry", .warning, node, "this finding has no checkId or no title; it was skipped")
        continue
      }
      var finding = Finding(
        id: LogText.clipped(id, limit: 100), line: output.line(of: node), title: LogText.clipped(title, limit: 300))
      finding.severity = node["severity"]?.string.flatMap { Finding.Severity(rawValue: $0) }
      if finding.severity == nil {
        report("openclaw.bad-entry", .note, node, "the severity of \(Quote.short(id)) is none of info, warn, critical")
      }
      finding.detail = node["detail"]?.string.map { LogText.clipped($0, limit: 2000) }
      finding.remediation = node["remediation"]?.string.map { LogText.clipped($0, limit: 2000) }
      records.findings.append(finding)
    }
  }
}
