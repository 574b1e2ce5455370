import JSON
import Model

/// Reads `tasks.json`: a list of tasks, or an object with the list under `tasks`.
struct TaskListReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    JSONReading.read(input, as: .taskList) { reading in
      let root = reading.root
      guard let list = root.array == nil ? root["tasks"] : root else {
        reading.records.notRead = "no list of tasks in it"
        return
      }
      reading.records.notice(reading.time(root, "generated", "lastUpdated", "last_updated"))
      reading.readTasks(list)
    }
  }
}
