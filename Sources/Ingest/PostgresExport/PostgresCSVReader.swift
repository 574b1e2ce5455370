import Model

struct PostgresCSVReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.postgresCSV)] }
}
