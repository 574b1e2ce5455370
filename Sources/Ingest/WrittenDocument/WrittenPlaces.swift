/// The names by which documents are known that are shown as they are.
enum WrittenPlaces {
  /// Whether a path is that of a Markdown file.
  static func isMarkdown(_ path: String) -> Bool {
    let lower = path.lowercased()
    return lower.hasSuffix(".md") || lower.hasSuffix(".markdown")
  }

  /// Whether a path is that of a document which everybody calls so: a backlog, a sprint, assignments, the trackers.
  static func isWellKnown(_ path: String) -> Bool {
    guard isMarkdown(path), let name = path.utf8.split(separator: UInt8(ascii: "/")).last else { return false }
    let lower = String(decoding: name, as: UTF8.self).lowercased()
    if ["agent_task_tracker.md", "pending_tasks.md", "all_agent_tasks.md"].contains(lower) { return true }
    let words = lower.utf8.split { !(97...122).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    return words.contains { ["backlog", "sprint", "sprints", "assignment", "assignments"].contains($0) }
  }
}
