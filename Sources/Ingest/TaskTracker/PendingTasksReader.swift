import Markdown
import Model

/// Reads `PENDING_TASKS.md`: a heading with an id for each task (`### TASK-037: title`) and bullets below it as its
/// fields. Assignees are names in text; they create no agents.
struct PendingTasksReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.pendingTasks)
    guard var document = TaskDocument(input, into: &records) else { return [records] }
    var reading = Reading()
    for section in document.sections {
      guard let heading = TaskHeading(section.title) else {
        reading.pass(section)
        continue
      }
      if heading.isPlaceholder {
        reading.placeholders.append(section.position.line)
        continue
      }
      reading.headings += 1
      document.add(task(heading, section, under: reading.priorityText, &document), to: &records)
    }
    records.diagnostics += reading.diagnostics(document, records)
    document.finish(&records)
    return [records]
  }

  /// What the headings between the tasks say.
  private struct Reading {
    var priorityText: String?
    var headings = 0
    var placeholders: [Int] = []
    var withoutID: [DocumentSection] = []

    mutating func pass(_ section: DocumentSection) {
      let level = TaskWords.level(in: section.title)
      if section.level <= 2 || level != nil { priorityText = level == nil ? nil : section.title }
      let hasStatus = LabelledText.all(in: section.blocks.filter(\.isList)).contains { $0.key == "status" }
      if section.level >= 3, hasStatus { withoutID.append(section) }
    }

    func diagnostics(_ document: TaskDocument, _ records: SourceRecords) -> [Diagnostic] {
      var found: [Diagnostic] = []
      if let first = withoutID.first {
        found.append(
          Diagnostic(
            "tasks.heading-without-id", .note, at: SourceLocation(path: records.path, line: first.position.line),
            "\"\(Quote.short(first.title))\" has a status but no id; it is no task "
              + "(\(withoutID.count) such heading\(withoutID.count == 1 ? "" : "s") in this file)",
            hint: "write a heading such as ### TASK-042: title"))
      }
      if let first = placeholders.first {
        found.append(
          Diagnostic(
            "tasks.placeholder-id", .note, at: SourceLocation(path: records.path, line: first),
            "this heading has a placeholder for an id; it is no task "
              + "(\(placeholders.count) such heading\(placeholders.count == 1 ? "" : "s") in this file)"))
      }
      let fields = document.sections.filter { $0.level <= 1 }.flatMap { LabelledText.all(in: $0.blocks) }
      if let stated = fields.first(where: { $0.key == "total tasks" }),
        case .figure(let figure) = FigureText.read(stated.value), !figure.isAtLeast, let count = figure.tokens?.count,
        count != headings
      {
        found.append(
          Diagnostic(
            "tasks.count-differs", .note, at: SourceLocation(path: records.path, line: stated.line),
            "the document states \(Quote.grouped(count)) tasks, \(headings) headings of tasks are there; those are read",
            hint: "correct the number, or leave it out"))
      }
      return found
    }
  }

  private func task(
    _ heading: TaskHeading, _ section: DocumentSection, under sectionPriority: String?, _ document: inout TaskDocument
  ) -> WorkItem {
    var task = WorkItem(id: heading.id, line: section.position.line, title: heading.title)
    var more: [String] = []
    for block in section.blocks {
      switch block.kind {
      case .list(let list):
        for item in list.items { TaskFields.read(item, into: &task, &more, &document.clock) }
      case .paragraph(let inlines): more.append(inlines.plainText)
      default: continue
      }
    }
    let description = ([task.description].compactMap { $0 } + more).joined(separator: "\n")
    task.description = description.isEmpty ? nil : description
    if task.priorityText == nil {
      // A title may carry its priority: "Publishing (P3 - Future)".
      task.priorityText = heading.priorityText ?? sectionPriority
      task.priority = task.priorityText.flatMap(TaskWords.level)
    }
    return task
  }
}

extension Block {
  /// Whether the block is a list.
  fileprivate var isList: Bool {
    if case .list = kind { true } else { false }
  }
}
