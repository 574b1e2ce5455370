import Model

extension TaskStatus {
  /// The state that a word written by a program stands for (`in_progress`, `done`); nil when it is not known. Unlike
  /// people's words in documents these are taken whole.
  init?(word: String) {
    switch word.lowercased() {
    case "queue", "queued", "pending", "todo", "to_do", "open", "new", "backlog", "not_started", "waiting":
      self = .queue
    case "active", "in_progress", "in-progress", "in progress", "doing", "started", "running", "review": self = .active
    case "completed", "complete", "done", "finished", "closed": self = .completed
    case "blocked", "stuck": self = .blocked
    case "archived", "cancelled", "canceled", "dropped": self = .archived
    default: return nil
    }
  }
}

extension TaskPriority {
  /// The priority that a word stands for: P0 and P1 are high, P2 is medium, P3 is low; nil when it is not known.
  init?(word: String) {
    switch word.lowercased() {
    case "high", "p0", "p1": self = .high
    case "medium", "p2": self = .medium
    case "low", "p3": self = .low
    default: return nil
    }
  }
}

extension WorkItem {
  /// Fills in status and priority from the source's words, which are kept, and says which words are not known.
  mutating func setWords(status: String?, priority: String?) -> [(id: String, message: String)] {
    statusText = status
    priorityText = priority
    self.status = status.flatMap { TaskStatus(word: $0) }
    self.priority = priority.flatMap { TaskPriority(word: $0) }
    var unknown: [(id: String, message: String)] = []
    if let status, self.status == nil {
      unknown.append(
        ("task.unknown-status", "the status \"\(Quote.short(status))\" of task \"\(Quote.short(id))\" is not known"))
    }
    if let priority, self.priority == nil {
      unknown.append(
        (
          "task.unknown-priority",
          "the priority \"\(Quote.short(priority))\" of task \"\(Quote.short(id))\" is not known"
        ))
    }
    return unknown
  }
}
