/// The tables whose exports are read.
enum PostgresTable: String {
  /// One row a collector's tick and session.
  case tokenUsage = "token_usage"
  /// One row a day, agent, user and model.
  case tokenUsageDaily = "token_usage_daily"
  /// One row a measurement of the machine.
  case platformMetrics = "platform_metrics"

  /// Tells the table by the names of its columns, else by the file's name; nil for another table.
  init?(columns: Set<String>, fileName: String) {
    if columns.contains("recorded_at"), columns.contains("cpu_percent") || columns.contains("gateway_status") {
      self = .platformMetrics
    } else if columns.contains("date"), columns.contains("total_tokens") || columns.contains("total_cost") {
      self = .tokenUsageDaily
    } else if columns.contains("recorded_at"), !columns.isDisjoint(with: ["total_tokens", "delta_total_tokens"]) {
      self = .tokenUsage
    } else if columns.contains("week_start") {
      return nil
    } else {
      let name = fileName.lowercased()
      let tables: [PostgresTable] = [.tokenUsageDaily, .tokenUsage, .platformMetrics]
      guard let table = tables.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
      self = table
    }
  }

  /// The first of the columns without which a row says nothing that is missing in a header; nil when none is.
  func missingColumn(in columns: Set<String>) -> String? {
    let needed =
      switch self {
      case .tokenUsage:
        ["recorded_at", "agent_id"] + (columns.contains("delta_total_tokens") ? [] : ["total_tokens"])
      case .tokenUsageDaily: ["date", "agent_id", "total_tokens"]
      case .platformMetrics: ["recorded_at"]
      }
    return needed.first { !columns.contains($0) }
  }
}
