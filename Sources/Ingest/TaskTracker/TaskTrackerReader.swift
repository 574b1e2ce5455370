import Markdown
import Model

/// Reads `AGENT_TASK_TRACKER.md`: tables of pending and completed tasks, and below a heading for each agent its check
/// lists. Where a heading names several agents, the first has the lists.
struct TaskTrackerReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.taskTracker)
    guard var document = TaskDocument(input, into: &records) else { return [records] }
    for section in document.sections {
      for block in section.blocks {
        guard case .table(let table) = block.kind, let columns = TaskColumns(table.header) else { continue }
        records.diagnostics += TableCheck.missingCells(of: table, in: document.document)
        for cells in table.rows { add(cells, columns, &document, to: &records) }
      }
      guard section.level >= 3 else { continue }
      let lists = CheckListReading.lists(in: section.blocks)
      // A list without a title above it is not an agent's.
      guard !lists.isEmpty, lists.contains(where: { !$0.title.isEmpty }) else { continue }
      for (index, agent) in AgentHeading.agents(section, time: document.written).enumerated() {
        var facts = agent
        if index == 0 { facts.checkLists = lists }
        records.agents.append(facts)
      }
    }
    document.finish(&records)
    return [records]
  }

  private func add(
    _ cells: [TableCell], _ columns: TaskColumns, _ document: inout TaskDocument, to records: inout SourceRecords
  ) {
    func text(_ role: TaskColumns.Role) -> String? {
      guard let index = columns[role], index < cells.count else { return nil }
      let text = SignText.trimmed(cells[index].plainText)
      return text.isEmpty ? nil : cells[index].plainText
    }
    let line = cells.first?.position.line ?? 1
    guard let id = text(.id).map(SignText.trimmed), let title = text(.title).map(SignText.trimmed) else {
      // A row of nothing is no task.
      guard cells.contains(where: { !$0.plainText.isEmpty }) else { return }
      records.diagnostics.append(
        Diagnostic(
          "tasks.no-id", .warning, at: SourceLocation(path: records.path, line: line),
          "this row has no \(text(.id) == nil ? "id" : "title"); it is left out",
          hint: "give each task an id and a title"))
      return
    }
    var task = WorkItem(id: id, line: line, title: title)
    task.assignees = text(.assignees).map(NameText.assignees)?.map { AgentName(name: $0) } ?? []
    task.priorityText = text(.priority).map(SignText.trimmed)
    task.priority = text(.priority).flatMap(TaskWords.priority)
    task.statusText = text(.status)
    task.status = text(.status).flatMap(TaskWords.status)
    task.dueText = text(.due)
    task.due = text(.due).flatMap(ReportTime.read).flatMap { document.clock.deadline(of: $0, line: line) }
    task.output = text(.result)
    if columns.isOfCompletedTasks {
      task.status = task.status ?? .completed
      task.completedAt = text(.time).flatMap(ReportTime.read).flatMap { document.clock.moment(of: $0, line: line) }
    }
    document.add(task, to: &records)
  }
}

/// Which column of a table of tasks is what.
struct TaskColumns {
  /// What a column holds.
  enum Role: Hashable { case id, title, assignees, priority, due, status, time, result }

  private var indices: [Role: Int] = [:]
  /// Whether the table lists what was done: it has a column "Completed By".
  private(set) var isOfCompletedTasks = false

  /// Reads a header row; nil when it has no columns for id and title.
  init?(_ header: [TableCell]) {
    for (index, cell) in header.enumerated() {
      let key = SignText.trimmed(SignText.words(cell.plainText))
      if key == "completed by" { isOfCompletedTasks = true }
      guard let role = Self.roles[key], indices[role] == nil else { continue }
      indices[role] = index
    }
    guard indices[.id] != nil, indices[.title] != nil else { return nil }
  }

  /// The index of the column of a role, or nil.
  subscript(role: Role) -> Int? { indices[role] }

  private static let roles: [String: Role] = [
    "id": .id, "task id": .id, "task": .title, "title": .title, "description": .title, "assigned to": .assignees,
    "assigned": .assignees, "assignee": .assignees, "assignees": .assignees, "agent": .assignees, "owner": .assignees,
    "completed by": .assignees, "priority": .priority, "due": .due, "due date": .due, "deadline": .due,
    "status": .status, "time": .time, "completed": .time, "completed at": .time, "result": .result, "results": .result,
  ]
}
