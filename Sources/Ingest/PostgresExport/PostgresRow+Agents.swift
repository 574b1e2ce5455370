import Model

extension PostgresRow {
  /// The facts of an `agents` row; nil without an id. Its department is known where the row holds its name.
  mutating func agentFacts() -> AgentFacts? {
    guard let id = name("id") else { return nil }
    let time = time("updated_at")
    var facts = AgentFacts(line: line, agent: AgentName(id: id, name: name("name")), time: time)
    facts.role = name("role")
    facts.department = name("departments.name") ?? name("department.name")
    facts.emoji = name("emoji")
    facts.status = name("status")
    facts.lastActive = self.time("last_active")
    return facts
  }

  /// What a row of a table of sums states; never spending, as the rows behind the sums are exported too.
  mutating func statedTotal(_ table: PostgresTable) -> StatedTotal {
    var words: [String] = []
    var period = Period.unknown
    switch table {
    case .tokenUsageWeekly:
      words = ["week"]
      // The collector's days, and so its weeks, are those of UTC.
      if let day = rowDay("week_start") {
        words = ["week of \(day.description)"]
        period = .interval(day.utcMidnight, day.adding(7).utcMidnight)
      }
    case .tokenUsageToday: words = ["day of the export"]
    default: words = ["7 days before the export"]
    }
    words += ["agent_id", "user_id", "model"].compactMap { column in name(column) }
    return StatedTotal(
      line: line, label: words.joined(separator: ", "), tokens: count("total_tokens").map { Tokens($0) },
      cost: dollars("total_cost"), period: period)
  }
}
