import Model

struct AgentTasksReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.agentTasks)] }
}
