import Model

/// The reading of one table of an export: the names of its columns say which table it is, then row by row.
struct PostgresReading {
  /// Most rows that PostgREST gives at a time unless asked otherwise.
  private static let pageSize = 1000

  /// What makes two daily rows one; a missing value is a value of its own.
  private struct DailyKey: Hashable {
    var day: Period
    var agent: String?
    var user: String?
    var model: String?
  }
  /// What the table holds once.
  private struct TickKey: Hashable {
    var sessionKey: String
    var recordedAt: String
  }

  private let input: SourceInput
  private let numbersRows: Bool
  private let zone: (rules: ZoneRules, choice: ClockRules.Choice)
  private var tally = DiagnosticTally()
  private(set) var table: PostgresTable?
  private var columns: [String: Int]?
  private var width = 0
  private var rowCount = 0
  private var usedZone = false
  private var ticks: [TickKey: Int] = [:]
  private var days: [DailyKey: (index: Int, updated: Instant?)] = [:]
  /// The names of departments by their ids.
  private(set) var departments: [String: String] = [:]
  /// The departments' ids of the agents that were read.
  private var departmentIDs: [String?] = []

  /// Begins a reading. `table` is known where the export names it. Records are placed by their row's number when
  /// `numbersRows` is true, else by their line.
  init(input: SourceInput, table: PostgresTable? = nil, numbersRows: Bool = false) {
    self.input = input
    self.table = table
    self.numbersRows = numbersRows
    zone = input.clocks.zone(namedInFile: nil)
  }

  // MARK: Columns

  /// Whether the columns are known.
  var hasColumns: Bool { columns != nil }

  /// Takes the names of the columns of the rows that follow, which stand in `line`.
  mutating func begin(columns names: [String?], line: Int, into records: inout SourceRecords) {
    var found: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let name, found[name] == nil { found[name] = index }
    }
    columns = found
    width = names.count
    guard let table = table ?? PostgresTable(columns: Set(found.keys), fileName: input.fileName)
    else {
      let reason = "the columns are those of no table that is read"
      records.notRead = records.notRead ?? reason
      if !Self.isCommonName(input.fileName) {
        records.diagnostics.append(
          Diagnostic(
            "postgres.unknown-table", .warning, at: input.location(line), "\(reason); nothing was read",
            hint: "token_usage, token_usage_daily, platform_metrics, agents and their views are read"))
      }
      return
    }
    if let column = table.missingColumn(in: Set(found.keys)) {
      self.table = nil
      records.notRead = records.notRead ?? "the column \"\(column)\" is missing"
      records.diagnostics.append(
        Diagnostic(
          "postgres.missing-column", .error, at: input.location(line),
          "the header of this \(table.rawValue) has no column \"\(column)\"; nothing was read",
          hint: "export the whole table, with its header"))
      return
    }
    self.table = table
    if numbersRows, !records.path.utf8.contains(UInt8(ascii: "#")) { records.path += "#\(table.rawValue)" }
    if table == .metricsSummary { records.notRead = "means of platform_metrics, whose rows are what is read" }
  }

  /// The place of a column; a name that is new (JSON may leave out what is null) is added behind the others, up to more
  /// columns than a table of Postgres can have.
  mutating func index(ofColumn name: String) -> Int? {
    if let index = columns?[name] { return index }
    guard width < 1600 else { return nil }
    columns?[name] = width
    width += 1
    return width - 1
  }

  /// The number of columns.
  var columnCount: Int { width }

  private static func isCommonName(_ fileName: String) -> Bool {
    let name = fileName.lowercased()
    return PostgresTable.allCases.contains { $0.isCommonName && name.hasPrefix($0.rawValue) }
  }

  // MARK: Rows

  /// Notes a row that could not be taken apart.
  mutating func skip(_ diagnostic: Diagnostic, into records: inout SourceRecords) {
    if columns != nil { rowCount += 1 }
    tally.add(diagnostic, to: &records)
  }

  /// Takes the next row.
  mutating func take(_ record: TableRecord, into records: inout SourceRecords) {
    rowCount += 1
    guard let table, table != .metricsSummary else { return }
    guard record.count == width else {
      tally.add(
        Diagnostic(
          "postgres.bad-row", .warning, at: input.location(record.line),
          "this row has \(record.count) fields where the header has \(width); it was skipped",
          hint: "the export was cut off or edited; export the table again"), to: &records)
      return
    }
    var row = PostgresRow(
      record.withoutRowLiteral, line: numbersRows ? rowCount : record.line, columns: columns ?? [:], zone: zone.rules)
    take(&row, of: table, into: &records)
    usedZone = usedZone || row.usedZone
    for fault in row.faults {
      tally.add(Diagnostic("postgres.bad-value", .warning, at: input.location(record.line), fault), to: &records)
    }
  }

  private mutating func take(_ row: inout PostgresRow, of table: PostgresTable, into records: inout SourceRecords) {
    switch table {
    case .tokenUsage: readTick(&row, into: &records)
    case .tokenUsageDaily: readDay(&row, into: &records)
    case .tokenUsageWeekly, .tokenUsageToday, .tokenUsageByAgent, .tokenUsageByUser:
      records.stated.append(row.statedTotal(table))
      records.notice(row.time("created_at"))
    case .platformMetrics, .metricsRecent, .metricsAlerts:
      guard let sample = row.metricSample() else {
        report(&records, row, "this row has no usable time; it was skipped")
        return
      }
      records.metrics.append(sample)
      records.notice(sample.time)
    case .agents:
      guard let facts = row.agentFacts() else {
        report(&records, row, "this row has no id; it was skipped")
        return
      }
      records.agents.append(facts)
      records.notice(facts.time)
      departmentIDs.append(row.text("department_id"))
    case .departments:
      if let id = row.text("id"), let name = row.name("name") { departments[id] = name }
    case .metricsSummary: break
    }
  }

  private mutating func report(_ records: inout SourceRecords, _ row: PostgresRow, _ message: String) {
    tally.add(Diagnostic("postgres.bad-row", .warning, at: input.location(row.record.line), message), to: &records)
  }

  private mutating func readTick(_ row: inout PostgresRow, into records: inout SourceRecords) {
    if let sessionKey = row.text("session_key"), let recordedAt = row.text("recorded_at") {
      let key = TickKey(sessionKey: sessionKey, recordedAt: recordedAt)
      if let first = ticks[key] {
        note(duplicate: row, of: first, "the same session and time; only the first counts", &records)
        return
      }
      ticks[key] = row.line
    }
    let usage = row.usage()
    if case .instant(let time) = usage.period { records.notice(time) }
    records.usage.append(usage)
  }

  private mutating func readDay(_ row: inout PostgresRow, into records: inout SourceRecords) {
    let usage = row.dailyUsage()
    let updated = row.time("updated_at")
    if let updated {
      records.notice(updated)
    } else if case .day(let day) = usage.period {
      records.notice(day.utcMidnight)
    }
    let key = DailyKey(
      day: usage.period, agent: row.text("agent_id"), user: row.text("user_id"), model: row.text("model"))
    guard usage.period != .unknown, let known = days[key] else {
      days[key] = (records.usage.count, updated)
      records.usage.append(usage)
      return
    }
    // Rows whose key holds NULL were inserted again by every run of the aggregation; the last run saw the whole day.
    let first = records.usage[known.index].line
    if (updated?.milliseconds ?? .min) >= (known.updated?.milliseconds ?? .min) {
      records.usage[known.index] = usage
      days[key] = (known.index, updated)
    }
    note(duplicate: row, of: first, "the same day, agent, user and model; the one updated last counts", &records)
  }

  private mutating func note(
    duplicate row: PostgresRow, of first: Int, _ what: String, _ records: inout SourceRecords
  ) {
    let word = numbersRows ? "row" : "line"
    tally.add(
      Diagnostic(
        "postgres.duplicate-row", .note, at: input.location(row.record.line),
        "this row and that of \(word) \(first) have \(what)"), to: &records)
  }

  // MARK: The end

  /// Gives the agents the names of their departments.
  func name(departments: [String: String], in records: inout SourceRecords) {
    for (index, id) in departmentIDs.enumerated() where records.agents[index].department == nil {
      records.agents[index].department = id.flatMap { departments[$0] }
    }
  }

  /// Whether an agent's department is known by its id alone.
  var needsDepartments: Bool { departmentIDs.contains { $0 != nil } }

  /// Ends the reading; `isPaged` when the export may have come through a web interface.
  mutating func finish(isPaged: Bool = true, _ records: inout SourceRecords) {
    tally.finish(&records)
    if usedZone, let diagnostic = input.clocks.diagnostic(for: zone.choice, at: input.location()) {
      records.diagnostics.append(diagnostic)
    }
    records.usage.sort { $0.line < $1.line }
    guard let table else { return }
    if isPaged, rowCount == Self.pageSize {
      records.diagnostics.append(
        Diagnostic(
          "postgres.cut-at-1000", .warning, at: input.location(),
          "this export has exactly 1,000 rows, where the web interface of the database stops; it is probably cut",
          hint: "export with COPY, or ask for all rows"))
    }
    guard rowCount > 0 else { return }
    if table.isRestatement {
      records.diagnostics.append(
        Diagnostic(
          "postgres.restated", .note, at: input.location(),
          "\(table.rawValue) repeats sums of token_usage; they are shown beside the rest and never counted",
          hint: "export token_usage or token_usage_daily too"))
    }
    if table.isSampled {
      records.diagnostics.append(
        Diagnostic(
          "postgres.sampled", .note, at: input.location(),
          "this table holds samples, not every call: the collector wrote only the last call of each interval",
          hint: "transcripts of the same sessions hold every call, and count before this table"))
    }
  }
}
