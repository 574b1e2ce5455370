import Markdown
import Model

/// The bullets below a task's heading.
enum TaskFields {
  /// Reads one bullet into the task; what has no place of its own is added to `more`, nested bullets included.
  static func read(_ item: ListItem, into task: inout WorkItem, _ more: inout [String], _ clock: inout DocumentClock) {
    var lines = self.lines(of: item, depth: 0)
    guard !lines.isEmpty else { return }
    let first = lines.removeFirst()
    let line = item.position.line
    guard let field = LabelledText(first, line: line) else {
      more.append("- \(first)")
      more += lines
      return
    }
    let value = SignText.trimmed(field.value)
    if set(field.key, field.value, value, line, &task, &clock) {
      more += lines
    } else if !TaskWords.isNone(value) || !lines.isEmpty {
      // What may be no label after all, such as the scheme of an address, is not taken apart.
      let written = field.value.isEmpty ? "\(field.label):" : "\(field.label): \(field.value)"
      more.append(field.isSetApart ? written : first)
      more += lines
    }
  }

  /// Sets what a label stands for; false when it stands for nothing here.
  private static func set(
    _ key: String, _ text: String, _ value: String, _ line: Int, _ task: inout WorkItem, _ clock: inout DocumentClock
  ) -> Bool {
    func time() -> ReportTime? { ReportTime.read(text) }
    switch key {
    case "assigned", "assigned to", "assignee", "assignees", "owner":
      task.assignees = NameText.assignees(text).map { AgentName(name: $0) }
    case "status":
      task.statusText = text.isEmpty ? nil : text
      task.status = TaskWords.status(text)
    case "priority":
      task.priorityText = value.isEmpty ? nil : value
      task.priority = TaskWords.priority(text)
    case "due", "due date", "deadline":
      task.dueText = text.isEmpty ? nil : text
      task.due = time().flatMap { clock.deadline(of: $0, line: line) }
    case "description": task.description = text.isEmpty ? nil : text
    case "result", "results", "outcome": task.output = text.isEmpty ? nil : text
    case "progress":
      guard case .figure(let figure) = FigureText.read(text), figure.unit == "%" else { return false }
      let percent = FigureText(mantissa: figure.mantissa, scale: figure.scale).tokens?.count
      guard let percent, percent <= 100 else { return false }
      task.progress = percent
    case "completed", "completed at", "completed on":
      guard let moment = time().flatMap({ clock.moment(of: $0, line: line) }) else { return false }
      task.completedAt = moment
    case "created", "created at":
      guard let moment = time().flatMap({ clock.moment(of: $0, line: line) }) else { return false }
      task.createdAt = moment
    case "last updated", "updated":
      guard let moment = time().flatMap({ clock.moment(of: $0, line: line) }) else { return false }
      task.updatedAt = moment
    default: return false
    }
    return true
  }

  /// The lines of a bullet: its own text, then those of the lists in it, each with `- ` and indented by its depth.
  private static func lines(of item: ListItem, depth: Int) -> [String] {
    var lines: [String] = []
    let indent = String(repeating: "  ", count: max(0, depth - 1))
    for block in item.blocks {
      switch block.kind {
      case .paragraph(let inlines):
        let text = inlines.plainText
        lines.append(depth == 0 || !lines.isEmpty ? indent + text : "\(indent)- \(text)")
      case .list(let list):
        // Deeper nesting than anyone writes is not indented further.
        for inner in list.items { lines += self.lines(of: inner, depth: min(depth + 1, 8)) }
      case .codeBlock(let code): lines.append(code.literal)
      default: continue
      }
    }
    return lines
  }
}
