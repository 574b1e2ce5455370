import Model

/// Reads an export of `token_usage`, `token_usage_daily` or `platform_metrics` as CSV with a header.
struct PostgresCSVReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.postgresCSV)
    var reading = PostgresReading(input: input)
    var parser = CSVParser()
    input.forEachBlock(into: &records) { block, records in
      parser.feed(block) { reading.take($0, into: &records) }
    }
    parser.finish { reading.take($0, into: &records) }
    reading.finish(&records)
    return [records]
  }
}
