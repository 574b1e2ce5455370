import JSON
import Model

extension JSONReading {
  /// Reads a list of tasks; one whose id stood before is reported and left out.
  mutating func readTasks(_ node: JSONNode) {
    var seen: Set<String> = []
    for entry in objects(node, "tasks") {
      guard let id = id(entry, "id") else {
        missing("id", in: entry, "task")
        continue
      }
      guard let title = text(entry, "title", "name") else {
        missing("title", in: entry, "task")
        continue
      }
      guard seen.insert(id).inserted else {
        report(
          "tasks.duplicate-id", .warning, at: entry, "the task \"\(id)\" stands here a second time; the first is kept")
        continue
      }
      var task = WorkItem(id: id, line: line(of: entry), title: title)
      task.description = text(entry, "description")
      for unknown in task.setWords(status: text(entry, "status"), priority: text(entry, "priority")) {
        report(unknown.id, .warning, at: entry, unknown.message + "; the word is shown as it is")
      }
      task.assignees = assignees(entry)
      task.dueText = text(entry, "due", "dueDate", "due_date")
      task.due = task.dueText.flatMap { Instant(iso8601: $0.utf8) }
      task.progress = count(entry, "progress")
      task.createdAt = time(entry, "createdAt", "created_at")
      task.updatedAt = time(entry, "updatedAt", "updated_at")
      task.completedAt = time(entry, "completedAt", "completed_at")
      for moment in [task.createdAt, task.updatedAt, task.completedAt] { records.notice(moment) }
      records.tasks.append(task)
    }
  }

  /// `["Code-1", "Code-2"]` or `"Code-1,2,3"` or `"CodeMaster + Forge"`.
  private mutating func assignees(_ entry: JSONNode) -> [AgentName] {
    let names = ["assigned", "assignees", "assignee", "assignedTo", "assigned_to"]
    guard let (name, node) = value(entry, names) else { return [] }
    var texts: [String] = []
    for element in node.array ?? [node] {
      if let text = element.string { texts.append(text) } else { let _: String? = reject(element, name, "a name") }
    }
    return texts.flatMap { NameText.assignees($0) }.map { AgentName(name: $0) }
  }
}
