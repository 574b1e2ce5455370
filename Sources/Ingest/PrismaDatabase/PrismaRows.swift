import Model
import SQLite

/// A table of the task tracker that stands in text, as CSV or in a dump, on its way into records: by the same mapping as a
/// row of the database.
struct PrismaRows {
  /// Which table it is.
  let table: PrismaTable
  private let input: SourceInput
  private let numbersRows: Bool
  private var reading: TableReading
  private var columns: [String]?
  private var isKnown = false
  private var tally = DiagnosticTally()

  /// Begins a table whose result is `records`; they are placed by their row's number, or else by their line.
  init(_ table: PrismaTable, input: SourceInput, numbersRows: Bool, into records: SourceRecords) {
    self.table = table
    self.input = input
    self.numbersRows = numbersRows
    reading = TableReading(table.rawValue, into: records)
  }

  /// Whether the columns are known.
  var hasColumns: Bool { columns != nil }

  /// Takes the names of the columns of the rows that follow.
  mutating func begin(columns names: [String], line: Int) {
    columns = names
    isKnown = table.columns(among: names) != nil
    if !isKnown { reading.records.notRead = "the columns are not those of the table \(table.rawValue)" }
  }

  /// Takes the next row.
  mutating func take(_ record: TableRecord) {
    guard isKnown, let columns else { return }
    guard record.count == columns.count else {
      skip(
        Diagnostic(
          "database.bad-row", .warning, at: input.location(record.line),
          "this row has \(record.count) fields where the header has \(columns.count); it was skipped",
          hint: "the export was cut off or edited; export the table again"))
      return
    }
    let values = columns.indices.map { index in record[index].map { table.value($0, of: columns[index]) } ?? .null }
    reading.next(Row(columns: columns, values: values), line: numbersRows ? nil : record.line)
    table.read(&reading)
  }

  /// Notes a row that could not be taken apart.
  mutating func skip(_ diagnostic: Diagnostic) { tally.add(diagnostic, to: &reading.records) }

  /// Ends the table.
  mutating func finish() -> SourceRecords {
    tally.finish(&reading.records)
    reading.finish()
    return reading.records
  }
}

extension PrismaTable {
  /// Columns whose numbers the database holds as such: counts and times.
  private static let numbers: Set<String> = [
    "tokensUsed", "maxTokens", "sessionsCount", "actualTokens", "estimatedTokens", "createdAt", "updatedAt",
    "completedAt", "lastActiveAt",
  ]

  /// The value that a text stands for in the database.
  fileprivate func value(_ text: String, of column: String) -> SQLiteValue {
    guard Self.numbers.contains(column) else { return .text(text) }
    if text.isEmpty { return .null }
    if let whole = Int64(text) { return .integer(whole) }
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }), let number = Double(text) else {
      return .text(text)
    }
    return .real(number)
  }
}
