import Model

struct DealsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.deals)] }
}
