import Effects
import Model
import SQLite

extension TaskDatabase {
  /// All agents, the one last heard of first.
  package func agents() throws(TrackerError) -> [TrackedAgent] {
    try reading { () throws(TrackerError) in
      try select(.agent, "ORDER BY \(TimeForm.milliseconds(of: "lastActiveAt")) DESC, \"id\"").map { TrackedAgent($0) }
    }
  }

  /// One agent.
  ///
  /// - Throws: `.notFound`.
  package func agent(_ id: String) throws(TrackerError) -> TrackedAgent {
    try reading { () throws(TrackerError) in try findAgent(id) }
  }

  /// Registers an agent, or changes the one that has this id; either way it is heard of now.
  ///
  /// - Throws: `.invalid`, also when a new agent lacks a name or a model.
  package func upsert(_ change: AgentChange) throws(TrackerError) -> TrackedAgent {
    if !change.faults.isEmpty { throw .invalid(change.faults) }
    return try writing { () throws(TrackerError) in
      let now = clock.now()
      if let id = change.id, try row(.agent, id: id) != nil { return try apply(change, to: id, at: now) }
      var faults: [InputFault] = []
      if change.name.isKept {
        faults.append(InputFault("name", "is missing; a new agent needs one", isAboutRows: true))
      }
      if change.model.isKept {
        faults.append(InputFault("model", "is missing; a new agent needs one", isAboutRows: true))
      }
      if !faults.isEmpty { throw .invalid(faults) }
      let id = change.id ?? newID(at: now)
      try register(agent: id, name: change.name.value ?? id, status: "offline", at: now)
      return try apply(change, to: id, at: now)
    }
  }

  /// Changes an agent; it is heard of now.
  ///
  /// - Throws: `.invalid`, `.notFound`.
  package func update(_ change: AgentChange) throws(TrackerError) -> TrackedAgent {
    var faults = change.faults
    if change.id == nil { faults.append(InputFault("id", "is missing")) }
    guard faults.isEmpty, let id = change.id else { throw .invalid(faults) }
    return try writing { () throws(TrackerError) in
      _ = try findAgent(id)
      return try apply(change, to: id, at: clock.now())
    }
  }

  /// Deletes an agent; the tasks that it worked on go back to the queue.
  ///
  /// - Throws: `.notFound`.
  package func deleteAgent(_ id: String) throws(TrackerError) {
    try writing { () throws(TrackerError) in
      let agent = try findAgent(id)
      let now = clock.now()
      let tasks = try select(
        .task, "WHERE \"status\" = 'active' AND \"assignedTo\" = ? ORDER BY \"id\"", [.text(id)]
      ).map { TrackedTask($0) }
      for task in tasks {
        try giveBack(task, "its agent \(agent.name) was deleted", at: now)
      }
      try run("DELETE FROM \"Agent\" WHERE \"id\" = ?", [.text(id)])
    }
  }

  private func apply(_ change: AgentChange, to id: String, at now: Instant) throws(TrackerError) -> TrackedAgent {
    var columns: [(name: String, value: SQLiteValue)] = []
    if case .set(let name) = change.name { columns.append(("name", .text(name))) }
    if case .set(let model) = change.model { columns.append(("model", .text(model))) }
    if case .set(let status) = change.status { columns.append(("status", .text(status))) }
    if case .set(let task) = change.currentTask { columns.append(("currentTask", SQLiteValue(task))) }
    if case .set(let count) = change.tokensUsed { columns.append(("tokensUsed", .integer(count))) }
    if case .set(let count) = change.maxTokens { columns.append(("maxTokens", .integer(count))) }
    if case .set(let count) = change.sessionsCount { columns.append(("sessionsCount", .integer(count))) }
    try update(.agent, id: id, columns + [("lastActiveAt", times.value(now)), ("updatedAt", times.value(now))])
    return try findAgent(id)
  }

  /// Adds an agent of which no model is known, within a transaction.
  func register(agent id: String, name: String, status: String, at now: Instant) throws(TrackerError) {
    let time = times.value(now)
    try insert(
      .agent,
      [
        ("id", .text(id)), ("name", .text(name)), ("status", .text(status)), ("model", ""),
        ("lastActiveAt", time), ("createdAt", time), ("updatedAt", time),
      ])
  }

  /// Frees an agent that lost or finished a task, within a transaction: it is online, or still busy where it has another
  /// task. Nothing happens where there is no such agent.
  ///
  /// - Parameter isHeardOf: whether the agent itself did this; else its state changes only if it was busy.
  func free(agent id: String, at now: Instant, isHeardOf: Bool) throws(TrackerError) {
    let next = try rows(
      """
      SELECT "title" FROM "Task" WHERE "status" = 'active' AND "assignedTo" = ?
      ORDER BY \(TimeForm.milliseconds(of: "updatedAt")) DESC, "id" DESC LIMIT 1
      """, [.text(id)]
    ).first.flatMap { RowReading($0).text("title") }
    let state =
      isHeardOf
      ? "\"lastActiveAt\" = ?3, \"status\" = ?4" : "\"status\" = iif(\"status\" = 'busy', ?4, \"status\")"
    try run(
      "UPDATE \"Agent\" SET \"currentTask\" = ?2, \"updatedAt\" = ?3, \(state) WHERE \"id\" = ?1",
      [.text(id), SQLiteValue(next), times.value(now), next == nil ? "online" : "busy"])
  }
}
