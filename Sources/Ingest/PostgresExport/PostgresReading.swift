import Model

/// The reading of one export: the header says which table it is and which column is where, then row by row.
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
  private let zone: (rules: ZoneRules, choice: ClockRules.Choice)
  private var tally = DiagnosticTally()
  private var table: PostgresTable?
  private var columns: [String: Int]?
  private var width = 0
  private var rowCount = 0
  private var usedZone = false
  private var ticks: [TickKey: Int] = [:]
  private var days: [DailyKey: (index: Int, updated: Instant?)] = [:]

  /// Begins a reading.
  init(input: SourceInput) {
    self.input = input
    zone = input.clocks.zone(namedInFile: nil)
  }

  /// Takes what the parser found next.
  mutating func take(_ event: CSVParser.Event, into records: inout SourceRecords) {
    switch event {
    case .record(let record):
      if columns == nil {
        readHeader(record, into: &records)
      } else if table != nil {
        readRow(record, into: &records)
      }
    case .fault(let fault):
      if columns != nil { rowCount += 1 }
      tally.add(
        Diagnostic(
          "postgres.bad-csv", .warning, at: input.location(fault.line, fault.column),
          "\(fault.message); this record was skipped",
          hint: "export the table again with COPY … TO … WITH (FORMAT csv, HEADER)"), to: &records)
    }
  }

  private mutating func readHeader(_ record: CSVRecord, into records: inout SourceRecords) {
    var found: [String: Int] = [:]
    for index in 0..<record.count {
      if let name = record[index], found[name] == nil { found[name] = index }
    }
    columns = found
    width = record.count
    let fileName = input.path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
    guard let table = PostgresTable(columns: Set(found.keys), fileName: fileName ?? "") else {
      refuse(
        Diagnostic(
          "postgres.unknown-table", .warning, at: input.location(record.line),
          "the columns are those of no table that is read; nothing was read",
          hint: "token_usage, token_usage_daily and platform_metrics are read"),
        "the columns are those of no table that is read", &records)
      return
    }
    if let column = table.missingColumn(in: Set(found.keys)) {
      refuse(
        Diagnostic(
          "postgres.missing-column", .error, at: input.location(record.line),
          "the header of this \(table.rawValue) has no column \"\(column)\"; nothing was read",
          hint: "export the whole table, with its header"),
        "the column \"\(column)\" is missing", &records)
      return
    }
    self.table = table
  }

  private func refuse(_ diagnostic: Diagnostic, _ reason: String, _ records: inout SourceRecords) {
    records.diagnostics.append(diagnostic)
    records.notRead = records.notRead ?? reason
  }

  private mutating func readRow(_ record: CSVRecord, into records: inout SourceRecords) {
    rowCount += 1
    guard record.count == width else {
      tally.add(
        Diagnostic(
          "postgres.bad-row", .warning, at: input.location(record.line),
          "this row has \(record.count) fields where the header has \(width); it was skipped",
          hint: "the export was cut off or edited; export the table again"), to: &records)
      return
    }
    var row = PostgresRow(record, columns: columns ?? [:], zone: zone.rules)
    switch table {
    case .tokenUsage: readTick(&row, into: &records)
    case .tokenUsageDaily: readDay(&row, into: &records)
    case .platformMetrics:
      if let sample = row.metricSample() {
        records.metrics.append(sample)
        records.notice(sample.time)
      } else {
        tally.add(
          Diagnostic(
            "postgres.bad-row", .warning, at: input.location(row.line), "this row has no usable time; it was skipped"),
          to: &records)
      }
    case nil: break
    }
    usedZone = usedZone || row.usedZone
    for fault in row.faults {
      tally.add(Diagnostic("postgres.bad-value", .warning, at: input.location(row.line), fault), to: &records)
    }
  }

  private mutating func readTick(_ row: inout PostgresRow, into records: inout SourceRecords) {
    if let sessionKey = row.text("session_key"), let recordedAt = row.text("recorded_at") {
      let key = TickKey(sessionKey: sessionKey, recordedAt: recordedAt)
      if let first = ticks[key] {
        note(duplicate: row.line, of: first, "the same session and time; only the first counts", &records)
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
    note(duplicate: row.line, of: first, "the same day, agent, user and model; the one updated last counts", &records)
  }

  private mutating func note(duplicate line: Int, of first: Int, _ what: String, _ records: inout SourceRecords) {
    tally.add(
      Diagnostic(
        "postgres.duplicate-row", .note, at: input.location(line), "this row and that of line \(first) have \(what)"),
      to: &records)
  }

  /// Ends the reading.
  mutating func finish(_ records: inout SourceRecords) {
    tally.finish(&records)
    if usedZone, let diagnostic = input.clocks.diagnostic(for: zone.choice, at: input.location()) {
      records.diagnostics.append(diagnostic)
    }
    records.usage.sort { $0.line < $1.line }
    guard let table else { return }
    if rowCount == Self.pageSize {
      records.diagnostics.append(
        Diagnostic(
          "postgres.cut-at-1000", .warning, at: input.location(),
          "this export has exactly 1,000 rows, where the web interface of the database stops; it is probably cut",
          hint: "export with COPY, or ask for all rows"))
    }
    if table != .platformMetrics, rowCount > 0 {
      records.diagnostics.append(
        Diagnostic(
          "postgres.sampled", .note, at: input.location(),
          "this table holds samples, not every call: the collector wrote only the last call of each interval",
          hint: "transcripts of the same sessions hold every call, and count before this table"))
    }
  }
}
