import Model

/// Reads an export of a table or view of the usage database as CSV with a header: by `COPY`, PostgREST or the download of a
/// web interface.
struct PostgresCSVReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.postgresCSV)
    var reading = PostgresReading(input: input)
    var parser = CSVParser()
    func take(_ event: CSVParser.Event, _ records: inout SourceRecords) {
      switch event {
      case .record(let record) where reading.hasColumns: reading.take(record, into: &records)
      case .record(let header):
        reading.begin(columns: (0..<header.count).map { header[$0] }, line: header.line, into: &records)
      case .fault(let fault):
        let diagnostic = Diagnostic(
          "postgres.bad-csv", .warning, at: input.location(fault.line, fault.column),
          "\(fault.message); this record was skipped",
          hint: "export the table again with COPY … TO … WITH (FORMAT csv, HEADER)")
        reading.skip(diagnostic, into: &records)
      }
    }
    input.forEachBlock(into: &records) { block, records in parser.feed(block) { take($0, &records) } }
    parser.finish { take($0, &records) }
    if reading.needsDepartments { reading.name(departments: Departments.beside(input), in: &records) }
    reading.finish(&records)
    return [records]
  }
}
