import Model

/// Reads a table of the task tracker that was exported as CSV with a header; the file's name says which.
struct PrismaCSVReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.prismaCSV)
    guard let table = PrismaTable(fileName: input.fileName) else {
      records.notRead = "the file's name ends with none of Venture, Task, Agent, Activity"
      return [records]
    }
    var rows = PrismaRows(table, input: input, numbersRows: false, into: records)
    var parser = CSVParser()
    func take(_ event: CSVParser.Event) {
      switch event {
      case .record(let record) where rows.hasColumns: rows.take(record)
      case .record(let header):
        rows.begin(columns: (0..<header.count).map { header[$0] ?? "" }, line: header.line)
      case .fault(let fault):
        rows.skip(
          Diagnostic(
            "database.bad-csv", .warning, at: input.location(fault.line, fault.column),
            "\(fault.message); this record was skipped", hint: "export the table again, with its header"))
      }
    }
    input.forEachBlock(into: &records) { block, _ in parser.feed(block) { take($0) } }
    parser.finish { take($0) }
    var result = rows.finish()
    result.size = records.size
    result.digest = records.digest
    result.notRead = records.notRead ?? result.notRead
    result.diagnostics += records.diagnostics
    return [result]
  }
}

extension PrismaTable {
  /// The table that a file's name ends with: `Task.csv`, `dev.db.Task.csv`, `mission_control-Task.csv`.
  init?(fileName: String) {
    let words = fileName.utf8.split { !((65...90).contains($0) || (97...122).contains($0)) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 2, words.last?.lowercased() == "csv",
      let table = Self.allCases.first(where: { $0.rawValue == words[words.count - 2] })
    else { return nil }
    self = table
  }
}
