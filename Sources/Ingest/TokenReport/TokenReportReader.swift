import Model

struct TokenReportReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.tokenReport)] }
}
