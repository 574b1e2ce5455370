import Model

struct AgentLogsReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.agentLogs)] }
}
