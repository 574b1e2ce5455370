import Effects
import Model
import SQLite

extension TaskDatabase {
  /// The newest activities with their ventures, tasks and agents, newest first.
  ///
  /// - Parameter limit: the most of them; 0 or less gives none.
  package func activities(limit: Int = 50) throws(TrackerError) -> [TrackedActivity] {
    try reading { () throws(TrackerError) in
      let order = "ORDER BY \(TimeForm.milliseconds(of: "createdAt")) DESC, \"id\" DESC LIMIT ?"
      var activities: [TrackedActivity] = []
      for row in try select(.activity, order, [.integer(Int64(max(0, limit)))]) {
        activities.append(try complete(TrackedActivity(row)))
      }
      return activities
    }
  }

  /// Writes an activity.
  ///
  /// - Throws: `.invalid`, also when there is no such venture, task or agent.
  package func create(_ activity: NewActivity) throws(TrackerError) -> TrackedActivity {
    if !activity.faults.isEmpty { throw .invalid(activity.faults) }
    return try writing { () throws(TrackerError) in
      var faults: [InputFault] = []
      for (id, field, table) in [
        (activity.ventureID, "ventureId", TrackerTable.venture), (activity.taskID, "taskId", .task),
        (activity.agentID, "agentId", .agent),
      ] {
        if let id, try row(table, id: id) == nil {
          faults.append(InputFault(field, "is no \(table.rawValue.lowercased())'s id", isAboutRows: true))
        }
      }
      if !faults.isEmpty { throw .invalid(faults) }
      let id = try write(activity, at: clock.now())
      guard let row = try row(.activity, id: id) else { throw .notFound(.activity, id: id) }
      return try complete(TrackedActivity(row))
    }
  }

  /// Writes an activity within a transaction, and gives its id.
  @discardableResult
  func write(_ activity: NewActivity, at now: Instant) throws(TrackerError) -> String {
    let id = newID(at: now)
    try insert(
      .activity,
      [
        ("id", .text(id)), ("type", .text(activity.type)), ("title", .text(activity.title)),
        ("description", SQLiteValue(activity.description)), ("level", .text(activity.level)),
        ("metadata", SQLiteValue(activity.metadata)), ("createdAt", times.value(now)),
        ("ventureId", SQLiteValue(activity.ventureID)), ("taskId", SQLiteValue(activity.taskID)),
        ("agentId", SQLiteValue(activity.agentID)),
      ])
    return id
  }

  /// The activity with what it is about.
  private func complete(_ activity: TrackedActivity) throws(TrackerError) -> TrackedActivity {
    var activity = activity
    if let id = activity.ventureID { activity.venture = try row(.venture, id: id).map { TrackedVenture($0) } }
    if let id = activity.taskID { activity.task = try row(.task, id: id).map { TrackedTask($0) } }
    if let id = activity.agentID { activity.agent = try row(.agent, id: id).map { TrackedAgent($0) } }
    return activity
  }
}
