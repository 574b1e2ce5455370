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
    input.forEachLine(into: &records) { line, records in
      if line.length == 0 || line.bytes.elementsEqual("\\.".utf8) { return }
      let record = CopyText.record(line.bytes, line: line.number)
      let fields = (0..<record.count).map { record[$0] }
      guard !reading.hasColumns else {
        reading.take(record, into: &records)
        return
      }
      if table.missingColumn(in: Set(fields.compactMap { $0 })) == nil {
        reading.begin(columns: fields, line: line.number, into: &records)
      } else {
        reading.begin(columns: table.columns, line: line.number, into: &records)
        reading.take(record, into: &records)
      }
    }
    if reading.needsDepartments { reading.name(departments: Departments.beside(input), in: &records) }
    reading.finish(isPaged: false, &records)
    return [records]
  }
}
