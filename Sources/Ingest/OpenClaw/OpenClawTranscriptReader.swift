import Model

struct OpenClawTranscriptReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.openclawTranscript)] }
}
