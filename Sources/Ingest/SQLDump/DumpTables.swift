import Model

/// The tables of a dump on their way into results: those of the usage database, and those of the task tracker.
struct DumpTables {
  /// A table of the dump: of the one kind or the other.
  private struct Table {
    let name: SQLTableName
    /// The columns in the order in which the table was made, where the dump says.
    var columns: [String]?
    var postgres: PostgresReading?
    var prisma: PrismaRows?
    /// The result of a table of the usage database.
    var records: SourceRecords
    private var begun: [String]?

    init(_ name: SQLTableName, input: SourceInput, path: String) {
      self.name = name
      records = SourceRecords(path: path, format: SourceFormat.sqlDump.rawValue, size: 0)
      if let table = PrismaTable(rawValue: name.name) {
        prisma = PrismaRows(table, input: input, numbersRows: true, into: records)
      } else {
        postgres = PostgresReading(input: input, table: DumpTables.table(name), numbersRows: true)
      }
    }

    /// Takes the columns of the rows that follow; nil for all of the table.
    mutating func begin(_ named: [String]?, line: Int) {
      let columns = named ?? columns ?? prisma?.table.columns ?? DumpTables.table(name)?.insertedColumns ?? []
      // A dump may name them again for each row.
      if columns == begun { return }
      begun = columns
      postgres?.begin(columns: columns, line: line, into: &records)
      prisma?.begin(columns: columns, line: line)
    }

    mutating func take(_ record: TableRecord) {
      postgres?.take(record, into: &records)
      prisma?.take(record)
    }

    mutating func finish(departments: [String: String]) -> SourceRecords {
      postgres?.name(departments: departments, in: &records)
      postgres?.finish(isPaged: false, &records)
      return prisma?.finish() ?? records
    }
  }

  private let input: SourceInput
  private var tables: [Table] = []
  /// The table whose rows come.
  private var current: Int?
  private var tally = DiagnosticTally()
  /// Diagnostics of no table in particular.
  private var common: SourceRecords

  init(input: SourceInput) {
    self.input = input
    common = SourceRecords(path: input.path, format: nil, size: 0)
  }

  /// Whether rows of a table are read.
  func knows(_ name: SQLTableName) -> Bool { PrismaTable(rawValue: name.name) != nil || Self.table(name) != nil }

  /// The table of the usage database that has a name; nil for another, and for its views, whose rows no dump holds.
  fileprivate static func table(_ name: SQLTableName) -> PostgresTable? {
    guard let table = PostgresTable(rawValue: name.name.lowercased()) else { return nil }
    return table.columns.isEmpty ? nil : table
  }

  /// Takes what was found next.
  mutating func take(_ event: SQLStatements.Event) {
    switch event {
    case .columns(let name, let columns):
      tables[index(of: name)].columns = columns
    case .rows(let name, let columns, let line):
      let index = index(of: name)
      current = index
      tables[index].begin(columns, line: line)
    case .row(let record): take(record)
    case .unclearRow(let record, let field):
      report(
        "sql.unclear-value", record.line,
        "value \(field + 1) of this row would have to be computed, or is too large; it is taken as not known")
      take(record)
    case .longRow(let line): report("sql.bad-row", line, "this row is too large, or no row of values; it was skipped")
    case .cutOff(let name, let line):
      common.diagnostics.append(
        Diagnostic(
          "sql.cut-off", .error, at: input.location(line),
          "the dump ends within the rows of \(name.name); it was cut off, and what followed is missing",
          hint: "dump the database again"))
    }
  }

  /// The place of a table, which is added when it is new.
  private mutating func index(of name: SQLTableName) -> Int {
    if let index = tables.firstIndex(where: { $0.name == name }) { return index }
    let schema = name.schema.flatMap { ["public", "main"].contains($0) ? nil : $0 + "." } ?? ""
    tables.append(Table(name, input: input, path: "\(input.path)#\(schema)\(name.name)"))
    return tables.count - 1
  }

  private mutating func take(_ record: TableRecord) {
    guard let current else { return }
    tables[current].take(record)
  }

  private mutating func report(_ id: String, _ line: Int, _ message: String) {
    tally.add(Diagnostic(id, .warning, at: input.location(line), message), to: &common)
  }

  /// Ends the dump: one result a table, the first with what belongs to the file.
  mutating func finish(_ file: SourceRecords) -> [SourceRecords] {
    tally.finish(&common)
    var departments: [String: String] = [:]
    for table in tables {
      departments.merge(table.postgres?.departments ?? [:]) { first, _ in first }
    }
    var results: [SourceRecords] = []
    for index in tables.indices { results.append(tables[index].finish(departments: departments)) }
    guard !results.isEmpty else {
      var file = file
      file.notRead = file.notRead ?? "SQL text without a table that is read"
      return [file]
    }
    results[0].size = file.size
    results[0].digest = file.digest
    results[0].diagnostics += file.diagnostics + common.diagnostics
    return results
  }
}
