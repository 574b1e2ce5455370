/// The tables and views whose exports are read.
enum PostgresTable: String, CaseIterable {
  /// One row a collector's tick and session.
  case tokenUsage = "token_usage"
  /// One row a day, agent, user and model.
  case tokenUsageDaily = "token_usage_daily"
  /// One row a week, agent and user: sums of the former.
  case tokenUsageWeekly = "token_usage_weekly"
  /// Sums of the day of the export.
  case tokenUsageToday = "token_usage_today"
  /// Sums of the seven days before the export.
  case tokenUsageByAgent = "token_usage_7d_by_agent"
  /// Sums of the seven days before the export.
  case tokenUsageByUser = "token_usage_7d_by_user"
  /// One row a measurement of the machine.
  case platformMetrics = "platform_metrics"
  /// The measurements of the last day.
  case metricsRecent = "metrics_recent"
  /// The measurements of the last hour that passed a threshold.
  case metricsAlerts = "metrics_alerts"
  /// Means of each day's measurements.
  case metricsSummary = "metrics_summary"
  /// One row an agent.
  case agents
  /// One row a department.
  case departments

  /// Tells the table by the names of its columns, else by the file's name; nil for another table.
  init?(columns: Set<String>, fileName: String) {
    if let table = Self(columns: columns) {
      self = table
      return
    }
    guard let table = WellKnownPlaces.exportedTable(fileName), !table.isCommonName else { return nil }
    self = table
  }

  private init?(columns: Set<String>) {
    func has(_ names: String...) -> Bool { columns.isSuperset(of: names) }
    if has("recorded_at"), has("cpu_percent") || has("gateway_status") {
      self = .platformMetrics
    } else if has("date"), has("cpu_avg") || has("sample_count") {
      self = .metricsSummary
    } else if has("week_start") {
      self = .tokenUsageWeekly
    } else if has("date"), has("total_tokens") || has("total_cost") {
      self = .tokenUsageDaily
    } else if has("recorded_at"), has("total_tokens") || has("delta_total_tokens") {
      self = .tokenUsage
    } else if has("requests", "sessions", "total_tokens") {
      guard has("agent_id") else {
        if !has("user_id") { return nil }
        self = .tokenUsageByUser
        return
      }
      self = has("model") ? .tokenUsageToday : .tokenUsageByAgent
    } else if has("id", "name"), has("department_id") || has("soul_version") || has("departments.name") {
      self = .agents
    } else if has("id", "code", "name") {
      self = .departments
    } else {
      return nil
    }
  }

  /// Whether tables of other applications have this name too, so that other columns are no fault.
  var isCommonName: Bool { self == .agents || self == .departments }

  /// Whether the rows repeat sums of `token_usage`, which never count themselves.
  var isRestatement: Bool {
    switch self {
    case .tokenUsageWeekly, .tokenUsageToday, .tokenUsageByAgent, .tokenUsageByUser: true
    default: false
    }
  }

  /// Whether the figures are those of a collector that sees only some calls.
  var isSampled: Bool { self == .tokenUsage || self == .tokenUsageDaily || isRestatement }

  /// The first of the columns without which a row says nothing that is missing in a header; nil when none is.
  func missingColumn(in columns: Set<String>) -> String? {
    let needed =
      switch self {
      case .tokenUsage:
        ["recorded_at", "agent_id"] + (columns.contains("delta_total_tokens") ? [] : ["total_tokens"])
      case .tokenUsageDaily: ["date", "agent_id", "total_tokens"]
      case .tokenUsageWeekly: ["week_start", "total_tokens"]
      case .tokenUsageToday, .tokenUsageByAgent, .tokenUsageByUser: ["total_tokens"]
      case .platformMetrics, .metricsRecent, .metricsAlerts: ["recorded_at"]
      case .metricsSummary: ["date"]
      case .agents, .departments: ["id", "name"]
      }
    return needed.first { !columns.contains($0) }
  }

  /// The columns in the order in which rows of INSERT stand: the computed one too.
  var insertedColumns: [String] {
    guard self == .platformMetrics else { return columns }
    return columns.dropLast(2) + ["load_percent"] + columns.suffix(2)
  }

  /// The columns in the table's own order, in which rows without a header stand. A view has none: nothing dumps its rows.
  var columns: [String] {
    switch self {
    case .tokenUsage:
      [
        "id", "recorded_at", "session_key", "session_id", "agent_id", "user_id", "model", "provider", "input_tokens",
        "output_tokens", "cache_read_tokens", "cache_write_tokens", "total_tokens", "context_used", "context_limit",
        "context_percent", "cost_input", "cost_output", "cost_cache_read", "cost_cache_write", "cost_total",
        "delta_input_tokens", "delta_output_tokens", "delta_total_tokens", "delta_cost", "request_count", "hostname",
      ]
    case .tokenUsageDaily:
      [
        "id", "date", "agent_id", "user_id", "model", "total_input_tokens", "total_output_tokens",
        "total_cache_read_tokens", "total_cache_write_tokens", "total_tokens", "total_cost_input", "total_cost_output",
        "total_cost_cache_read", "total_cost_cache_write", "total_cost", "request_count", "session_count",
        "active_minutes", "avg_tokens_per_request", "avg_cost_per_request", "peak_context_percent", "created_at",
        "updated_at",
      ]
    case .tokenUsageWeekly:
      [
        "id", "week_start", "agent_id", "user_id", "total_tokens", "total_cost", "request_count", "session_count",
        "prev_week_tokens", "prev_week_cost", "tokens_change_percent", "cost_change_percent", "created_at",
      ]
    case .platformMetrics:
      // The computed column load_percent stands before the last two; COPY leaves it out.
      [
        "id", "recorded_at", "cpu_percent", "mem_total_bytes", "mem_used_bytes", "mem_percent", "disk_total_bytes",
        "disk_used_bytes", "disk_percent", "load_1m", "load_5m", "load_15m", "cpu_count", "uptime_seconds",
        "gateway_status", "gateway_latency_ms", "session_count", "process_cpu_percent", "process_mem_percent",
        "node_rss_bytes", "hostname", "instance_type",
      ]
    case .agents:
      [
        "id", "name", "department_id", "role", "description", "emoji", "status", "soul_version", "capabilities",
        "config_path", "last_active", "created_at", "updated_at",
      ]
    case .departments: ["id", "code", "name", "description", "color", "created_at", "updated_at"]
    case .tokenUsageToday, .tokenUsageByAgent, .tokenUsageByUser, .metricsRecent, .metricsAlerts, .metricsSummary: []
    }
  }
}
