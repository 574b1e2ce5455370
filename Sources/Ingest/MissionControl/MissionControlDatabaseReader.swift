import Model

struct MissionControlDatabaseReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.missionControlDatabase)] }
}
