import Model

struct ActivityLogReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.log)] }
}
