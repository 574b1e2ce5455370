import Model

struct PrismaDatabaseReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.prismaDatabase)] }
}
