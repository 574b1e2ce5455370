import Model

struct TokenCacheReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.tokenCache)] }
}
