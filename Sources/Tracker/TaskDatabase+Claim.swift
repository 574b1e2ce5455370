import Effects
import JSON
import Model
import SQLite

extension TaskDatabase {
  /// Gives an agent the next task of the queue: that of the highest priority, of these the oldest, of these the first by
  /// id. The task is then active and the agent's, the agent is busy, and an activity tells of it.
  ///
  /// A claim that names a task gets that one, or nothing.
  ///
  /// - Returns: the task with its venture, or nil when there is nothing to claim.
  /// - Throws: `.invalid`; `.notFound` and `.conflict` for a task that is named and cannot be claimed.
  package func claim(_ claim: TaskClaim) throws(TrackerError) -> TrackedTask? {
    if !claim.faults.isEmpty { throw .invalid(claim.faults) }
    prepareQueue()
    return try writing { () throws(TrackerError) in
      guard let id = try claimable(claim.taskID) else { return nil }
      let now = clock.now()
      try update(
        .task, id: id,
        [("status", "active"), ("assignedTo", .text(claim.agentID)), ("updatedAt", times.value(now))])
      let task = try findTask(id)
      if try row(.agent, id: claim.agentID) == nil {
        try register(agent: claim.agentID, name: claim.agentName ?? claim.agentID, status: "busy", at: now)
      }
      try update(
        .agent, id: claim.agentID,
        [
          ("status", "busy"), ("currentTask", .text(task.title)), ("lastActiveAt", times.value(now)),
          ("updatedAt", times.value(now)),
        ])
      var activity = NewActivity(type: "task_started", title: "Task started")
      activity.description = "Agent \(claim.agentName ?? claim.agentID) started working on \"\(task.title)\""
      (activity.ventureID, activity.taskID, activity.agentID) = (task.ventureID, id, claim.agentID)
      try write(activity, at: now)
      return task
    }
  }

  /// The id of the task that may be claimed: of the one that is named, else of the next one of the queue, if there is one.
  private func claimable(_ wanted: String?) throws(TrackerError) -> String? {
    guard let wanted else {
      return try rows(
        "SELECT \"id\" FROM \"Task\" WHERE \(QueueOrder.claimable) ORDER BY \(QueueOrder.order) LIMIT 1"
      ).first?[0].text
    }
    let task = try findTask(wanted)
    switch (task.status, task.assignedTo) {
    case ("queue", nil): return wanted
    case ("active", let agent?): throw .conflict("\(agent) has claimed this task already")
    case ("queue", let agent?): throw .conflict("the task is kept for \(agent)")
    default: throw .conflict("the task is \(task.status), not in the queue")
    }
  }

  /// Takes the result of a claimed task.
  ///
  /// A task that is done is completed, its cost is added to its venture's `capitalSpent`, the agent is freed, and an
  /// activity tells of it. A task that failed goes back to the queue: nothing is charged, the agent is freed, and an
  /// activity tells of it. A task that the same agent had completed stays as it is.
  ///
  /// - Throws: `.invalid`, `.notFound`; `.conflict` when the task is not this agent's.
  package func complete(_ result: TaskResult) throws(TrackerError) -> TaskOutcome {
    var faults = result.faults
    if result.actualTokens != nil, !hasTokenColumns {
      faults.append(InputFault("actualTokens", "cannot be kept: this database has no such column"))
    }
    if !faults.isEmpty { throw .invalid(faults) }
    return try writing { () throws(TrackerError) in
      let task = try findTask(result.taskID)
      guard task.assignedTo == result.agentID else { throw .conflict(Self.whose(task)) }
      if task.status == "completed" {
        if result.isFailure { throw .conflict("the task is completed already and cannot fail any more") }
        return .alreadyCompleted(task)
      }
      guard task.status == "active" else { throw .conflict("the task is \(task.status), not active") }
      let now = clock.now()
      return result.isFailure ? try fail(task, result, at: now) : try finish(task, result, at: now)
    }
  }

  private static func whose(_ task: TrackedTask) -> String {
    switch (task.status, task.assignedTo) {
    case (_, let agent?): "the task is assigned to another agent, \(agent)"
    case ("queue", nil): "the task is in the queue: no agent has claimed it"
    case (_, nil): "the task is \(task.status), and no agent has claimed it"
    }
  }

  private func finish(_ task: TrackedTask, _ result: TaskResult, at now: Instant) throws(TrackerError) -> TaskOutcome {
    var columns: [(name: String, value: SQLiteValue)] = [
      ("status", "completed"), ("completedAt", times.value(now)), ("updatedAt", times.value(now)), ("error", .null),
    ]
    if let output = result.output { columns.append(("output", .text(output))) }
    if let cost = result.actualCost { columns.append(("actualCost", SQLiteValue(cost))) }
    if let tokens = result.actualTokens { columns.append(("actualTokens", .integer(tokens))) }
    try update(.task, id: task.id, columns)
    if let cost = result.actualCost, cost != .zero { try charge(cost, to: task, at: now) }
    var activity = NewActivity(type: "task_completed", title: "Task completed successfully")
    activity.description = "Task \"\(task.title)\" was completed by \(result.agentID)"
    activity.level = "success"
    activity.metadata = result.actualCost.map { Self.metadata("cost", $0) }
    try close(task, result.agentID, activity, at: now)
    return .completed(try findTask(task.id))
  }

  private func fail(_ task: TrackedTask, _ result: TaskResult, at now: Instant) throws(TrackerError) -> TaskOutcome {
    let reason = result.error ?? ""
    var columns: [(name: String, value: SQLiteValue)] = [
      ("status", "queue"), ("assignedTo", .null), ("completedAt", .null), ("updatedAt", times.value(now)),
      ("error", .text(reason)),
    ]
    if let output = result.output { columns.append(("output", .text(output))) }
    try update(.task, id: task.id, columns)
    var activity = NewActivity(type: "error", title: "Task failed: \(Self.shortened(reason))")
    activity.description = "Task \"\(task.title)\" failed: \(reason)"
    activity.level = "error"
    // Not under the name that stands for a charge.
    activity.metadata = result.actualCost.map { Self.metadata("costNotCharged", $0) }
    try close(task, result.agentID, activity, at: now)
    return .returned(try findTask(task.id))
  }

  private func close(
    _ task: TrackedTask, _ agent: String, _ activity: NewActivity, at now: Instant
  ) throws(TrackerError) {
    var activity = activity
    (activity.ventureID, activity.taskID) = (task.ventureID, task.id)
    activity.agentID = try row(.agent, id: agent) == nil ? nil : agent
    try write(activity, at: now)
    try free(agent: agent, at: now, isHeardOf: true)
  }

  /// Adds a cost to the venture's `capitalSpent`, within a transaction: exactly, from the shortest decimal of what stands
  /// there.
  private func charge(_ cost: USDTotal, to task: TrackedTask, at now: Instant) throws(TrackerError) {
    guard let spent = try findVenture(task.ventureID).capitalSpent else {
      throw .damaged("the capitalSpent of the venture \"\(task.ventureID)\" is no amount")
    }
    try update(
      .venture, id: task.ventureID,
      [("capitalSpent", SQLiteValue(spent + cost)), ("updatedAt", times.value(now))])
  }

  private static func metadata(_ name: String, _ cost: USDTotal) -> String {
    JSONWriter.text(of: .object([JSONMember(name, .decimal(JSONDecimal(mantissa: cost.picodollars, scale: 12)))]))
  }

  /// The first line of a text, at most 200 characters.
  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return line.count <= 200 ? String(line) : line.prefix(199) + "…"
  }
}
