import Effects
import JSON
import Model
import SQLite

/// Which tasks are asked for; every condition that is given must hold.
package struct TaskFilter: Sendable, Hashable {
  /// The state, as written.
  package var status: String?
  /// The priority, as written.
  package var priority: String?
  /// The id of the agent that has it.
  package var agentID: String?
  /// The id of the venture that it belongs to.
  package var ventureID: String?

  /// Makes a filter that lets everything pass.
  package init() {}

  /// Whether a task passes.
  package func admits(_ task: TrackedTask) -> Bool {
    (status ?? task.status) == task.status && (priority ?? task.priority) == task.priority
      && (agentID == nil || agentID == task.assignedTo) && (ventureID ?? task.ventureID) == task.ventureID
  }
}

extension TaskDatabase {
  /// Seconds after which an active task that nobody changed counts as stuck unless told otherwise.
  package static let stuckAfter: Int64 = 30 * 60

  /// The tasks with their ventures, newest first.
  package func tasks(_ filter: TaskFilter = TaskFilter()) throws(TrackerError) -> [TrackedTask] {
    var conditions: [String] = []
    var values: [SQLiteValue] = []
    for (column, value) in [
      ("status", filter.status), ("priority", filter.priority), ("assignedTo", filter.agentID),
      ("ventureId", filter.ventureID),
    ] {
      guard let value else { continue }
      conditions.append("\"\(column)\" = ?")
      values.append(.text(value))
    }
    let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND ")) "
    return try reading { () throws(TrackerError) in
      try findTasks(condition + "ORDER BY \(TimeForm.milliseconds(of: "createdAt")) DESC, \"id\" DESC", values)
    }
  }

  /// One task with its venture.
  ///
  /// - Throws: `.notFound`.
  package func task(_ id: String) throws(TrackerError) -> TrackedTask {
    try reading { () throws(TrackerError) in try findTask(id) }
  }

  /// Makes a task, and the activity that tells of it.
  ///
  /// - Throws: `.invalid`, also when there is no such venture.
  package func create(_ task: NewTask) throws(TrackerError) -> TrackedTask {
    var faults = task.faults
    if task.estimatedTokens != nil, !hasTokenColumns { faults.append(InputFault("estimatedTokens", noColumn)) }
    if !faults.isEmpty { throw .invalid(faults) }
    return try writing { () throws(TrackerError) in
      try requireVenture(task.ventureID)
      let now = clock.now()
      let id = newID(at: now)
      var columns: [(name: String, value: SQLiteValue)] = [
        ("id", .text(id)), ("title", .text(task.title)), ("description", SQLiteValue(task.description)),
        ("status", .text(task.status)), ("priority", .text(task.priority)),
        ("estimatedCost", SQLiteValue(task.estimatedCost)), ("tags", tags(task.tags)),
        ("ventureId", .text(task.ventureID)), ("createdAt", times.value(now)), ("updatedAt", times.value(now)),
        ("completedAt", task.status == "completed" ? times.value(now) : .null),
      ]
      if hasTokenColumns { columns.append(("estimatedTokens", SQLiteValue(task.estimatedTokens))) }
      try insert(.task, columns)
      var activity = NewActivity(type: "task_created", title: "Task created")
      activity.description = "Task \"\(task.title)\" was added" + (task.status == "queue" ? " to the queue" : "")
      (activity.ventureID, activity.taskID) = (task.ventureID, id)
      try write(activity, at: now)
      return try findTask(id)
    }
  }

  /// Changes a task. A task that goes back to the queue loses its agent unless one is given, so that it can be claimed;
  /// an agent that loses its task is freed. Nothing is charged: only `complete` does that.
  ///
  /// - Throws: `.invalid`, `.notFound`; `.conflict` when the task is not in the state that is expected.
  package func update(_ change: TaskChange) throws(TrackerError) -> TrackedTask {
    var faults = change.faults
    if !hasTokenColumns {
      if !change.estimatedTokens.isKept { faults.append(InputFault("estimatedTokens", noColumn)) }
      if !change.actualTokens.isKept { faults.append(InputFault("actualTokens", noColumn)) }
    }
    if !faults.isEmpty { throw .invalid(faults) }
    return try writing { () throws(TrackerError) in
      let old = try findTask(change.id)
      if let expected = change.expectedStatus, expected != old.status {
        throw .conflict("the task is \(old.status) by now, no longer \(expected)")
      }
      if case .set(let venture) = change.ventureID { try requireVenture(venture) }
      let now = clock.now()
      try update(.task, id: change.id, columns(of: change, old, now) + [("updatedAt", times.value(now))])
      let new = try findTask(change.id)
      try settleAgents(old, new, at: now)
      return new
    }
  }

  /// Deletes a task; an agent that worked on it is freed.
  ///
  /// - Throws: `.notFound`.
  package func deleteTask(_ id: String) throws(TrackerError) {
    try writing { () throws(TrackerError) in
      let task = try findTask(id)
      try run("DELETE FROM \"Task\" WHERE \"id\" = ?", [.text(id)])
      if task.status == "active", let agent = task.assignedTo {
        try free(agent: agent, at: clock.now(), isHeardOf: false)
      }
    }
  }

  private func columns(
    of change: TaskChange, _ old: TrackedTask, _ now: Instant
  ) -> [(name: String, value: SQLiteValue)] {
    var columns: [(name: String, value: SQLiteValue)] = []
    if case .set(let title) = change.title { columns.append(("title", .text(title))) }
    if case .set(let text) = change.description { columns.append(("description", SQLiteValue(text))) }
    if case .set(let priority) = change.priority { columns.append(("priority", .text(priority))) }
    if case .set(let cost) = change.estimatedCost { columns.append(("estimatedCost", SQLiteValue(cost))) }
    if case .set(let cost) = change.actualCost { columns.append(("actualCost", SQLiteValue(cost))) }
    if case .set(let count) = change.estimatedTokens { columns.append(("estimatedTokens", SQLiteValue(count))) }
    if case .set(let count) = change.actualTokens { columns.append(("actualTokens", SQLiteValue(count))) }
    if case .set(let list) = change.tags { columns.append(("tags", tags(list))) }
    if case .set(let text) = change.output { columns.append(("output", SQLiteValue(text))) }
    if case .set(let text) = change.error { columns.append(("error", SQLiteValue(text))) }
    if case .set(let venture) = change.ventureID { columns.append(("ventureId", .text(venture))) }
    var assigned = change.assignedTo
    var completed = change.completedAt
    if case .set(let status) = change.status {
      columns.append(("status", .text(status)))
      if status != old.status {
        if status == "queue", assigned.isKept { assigned = .set(nil) }
        if completed.isKept { completed = .set(status == "completed" ? now : nil) }
      }
    }
    if case .set(let agent) = assigned { columns.append(("assignedTo", SQLiteValue(agent))) }
    if case .set(let time) = completed { columns.append(("completedAt", time.map(times.value) ?? .null)) }
    return columns
  }

  /// Frees the agent that lost a task by a change, and tells the one that got it.
  private func settleAgents(_ old: TrackedTask, _ new: TrackedTask, at now: Instant) throws(TrackerError) {
    let before = old.status == "active" ? old.assignedTo : nil
    let after = new.status == "active" ? new.assignedTo : nil
    if let before, before != after { try free(agent: before, at: now, isHeardOf: false) }
    if let after, after != before || old.title != new.title {
      try run(
        "UPDATE \"Agent\" SET \"status\" = 'busy', \"currentTask\" = ?, \"updatedAt\" = ? WHERE \"id\" = ?",
        [.text(new.title), times.value(now), .text(after)])
    }
  }

  private func requireVenture(_ id: String) throws(TrackerError) {
    if try row(.venture, id: id) == nil {
      throw .invalid([InputFault("ventureId", "is no venture's id", isAboutRows: true)])
    }
  }

  private func tags(_ tags: [String]?) -> SQLiteValue {
    SQLiteValue(tags.map { JSONWriter.text(of: JSONValue($0)) })
  }

  private var noColumn: String { "cannot be kept: this database is of an older schema and has no such column" }
}
