import Effects
import Model
import SQLite

extension TaskDatabase {
  /// All ventures with their tasks, newest first.
  package func ventures() throws(TrackerError) -> [VentureWithTasks] {
    try reading { () throws(TrackerError) in
      var tasks: [String: [TrackedTask]] = [:]
      for row in try select(.task, "ORDER BY \(TimeForm.milliseconds(of: "createdAt")), \"id\"") {
        let task = TrackedTask(row)
        tasks[task.ventureID, default: []].append(task)
      }
      let rows = try select(.venture, "ORDER BY \(TimeForm.milliseconds(of: "createdAt")) DESC, \"id\" DESC")
      return rows.map { row in
        let venture = TrackedVenture(row)
        return VentureWithTasks(venture: venture, tasks: tasks[venture.id] ?? [])
      }
    }
  }

  /// One venture with its tasks.
  ///
  /// - Throws: `.notFound`.
  package func venture(_ id: String) throws(TrackerError) -> VentureWithTasks {
    try reading { () throws(TrackerError) in
      let venture = try findVenture(id)
      let rows = try select(
        .task, "WHERE \"ventureId\" = ? ORDER BY \(TimeForm.milliseconds(of: "createdAt")), \"id\"", [.text(id)])
      return VentureWithTasks(venture: venture, tasks: rows.map { TrackedTask($0) })
    }
  }

  /// The id of the venture of this id or, where only one has it, of this name.
  ///
  /// - Throws: `.notFound`; `.conflict` when several have the name.
  package func ventureID(named word: String) throws(TrackerError) -> String {
    let found = try reading { () throws(TrackerError) in
      try select(.venture, "WHERE \"id\" = ?1 OR \"name\" = ?1", [.text(word)]).map { TrackedVenture($0) }
    }
    if found.contains(where: { $0.id == word }) { return word }
    guard let first = found.first else { throw .notFound(.venture, id: word) }
    if found.count > 1 { throw .conflict("\(found.count) ventures have the name \"\(word)\"; say which by its id") }
    return first.id
  }

  /// Makes a venture.
  ///
  /// - Throws: `.invalid`.
  package func create(_ venture: NewVenture) throws(TrackerError) -> TrackedVenture {
    if !venture.faults.isEmpty { throw .invalid(venture.faults) }
    return try writing { () throws(TrackerError) in
      let now = clock.now()
      let id = newID(at: now)
      try insert(
        .venture,
        [
          ("id", .text(id)), ("name", .text(venture.name)), ("icon", .text(venture.icon)),
          ("status", .text(venture.status)), ("priority", .text(venture.priority)), ("capitalSpent", .real(0)),
          ("capitalBudget", SQLiteValue(venture.capitalBudget)), ("description", SQLiteValue(venture.description)),
          ("createdAt", times.value(now)), ("updatedAt", times.value(now)),
        ])
      return try findVenture(id)
    }
  }

  /// Changes a venture.
  ///
  /// - Throws: `.invalid`, `.notFound`.
  package func update(_ change: VentureChange) throws(TrackerError) -> TrackedVenture {
    if !change.faults.isEmpty { throw .invalid(change.faults) }
    return try writing { () throws(TrackerError) in
      _ = try findVenture(change.id)
      var columns: [(name: String, value: SQLiteValue)] = []
      if case .set(let name) = change.name { columns.append(("name", .text(name))) }
      if case .set(let icon) = change.icon { columns.append(("icon", .text(icon))) }
      if case .set(let status) = change.status { columns.append(("status", .text(status))) }
      if case .set(let priority) = change.priority { columns.append(("priority", .text(priority))) }
      if case .set(let spent) = change.capitalSpent { columns.append(("capitalSpent", SQLiteValue(spent))) }
      if case .set(let budget) = change.capitalBudget { columns.append(("capitalBudget", SQLiteValue(budget))) }
      if case .set(let text) = change.description { columns.append(("description", SQLiteValue(text))) }
      try update(.venture, id: change.id, columns + [("updatedAt", times.value(clock.now()))])
      return try findVenture(change.id)
    }
  }

  /// Deletes a venture with its tasks; agents that worked on them are freed.
  ///
  /// - Throws: `.notFound`.
  package func deleteVenture(_ id: String) throws(TrackerError) {
    try writing { () throws(TrackerError) in
      _ = try findVenture(id)
      let now = clock.now()
      let busy = try rows(
        "SELECT DISTINCT \"assignedTo\" FROM \"Task\" WHERE \"ventureId\" = ? AND \"status\" = 'active' ORDER BY 1",
        [.text(id)])
      try run("DELETE FROM \"Task\" WHERE \"ventureId\" = ?", [.text(id)])
      try run("DELETE FROM \"Venture\" WHERE \"id\" = ?", [.text(id)])
      for agent in busy.compactMap(\.[0].text) { try free(agent: agent, at: now, isHeardOf: false) }
    }
  }
}
