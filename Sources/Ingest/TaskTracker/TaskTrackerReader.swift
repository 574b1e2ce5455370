import Model

struct TaskTrackerReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] { [input.records(.taskTracker)] }
}
