import Model

struct TaskListReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.taskList)] }
}
