import Model

struct AgentRosterReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.agentRoster)] }
}
