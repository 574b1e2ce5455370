import Model

struct OpenClawCronRunsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.openclawCronRuns)] }
}
