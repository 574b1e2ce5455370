import Model

struct PendingTasksReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.pendingTasks)] }
}
