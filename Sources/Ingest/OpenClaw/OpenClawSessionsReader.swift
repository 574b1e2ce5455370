import Model

struct OpenClawSessionsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.openclawSessions)] }
}
