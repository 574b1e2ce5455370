import Effects
import Model

/// Reads a table in the text format of `COPY … TO`, known by the file's name; a header is there or not.
struct CopyTextReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.copyText)
    guard let table = WellKnownPlaces.exportedTable(input.fileName) else {
      records.notRead = "the file's name is not that of a known table"
      return [records]
    }
    var reading = PostgresReading(input: input, table: table)
    Self.read(input, table, &reading, into: &records)
    if reading.needsDepartments { reading.name(departments: Departments.beside(input), in: &records) }
    reading.finish(isPaged: false, &records)
    return [records]
  }

  /// The most bytes of a row: one of nothing but tabs takes fifty times its size.
  private static let rowLimit = 1 << 20

  /// Reads all rows of a file.
  static func read(
    _ input: SourceInput, _ table: PostgresTable, _ reading: inout PostgresReading, into records: inout SourceRecords
  ) {
    input.forEachLine(into: &records) { line, records in
      if line.length == 0 || line.bytes.elementsEqual("\\.".utf8) { return }
      guard line.length <= rowLimit else {
        let diagnostic = Diagnostic(
          "postgres.bad-row", .warning, at: input.location(line.number),
          "this row has \(line.length) bytes, more than a row of such a table; it was skipped",
          hint: "the export was cut off or edited; export the table again")
        reading.skip(diagnostic, into: &records)
        return
      }
      let record = CopyText.record(line.bytes, line: line.number)
      if reading.hasColumns {
        reading.take(record, into: &records)
        return
      }
      let fields = (0..<record.count).map { record[$0] }
      let isHeader = table.missingColumn(in: Set(fields.compactMap { $0 })) == nil
      reading.begin(columns: isHeader ? fields : table.columns, line: line.number, into: &records)
      if !isHeader { reading.take(record, into: &records) }
    }
  }
}
