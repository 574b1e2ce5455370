import Effects
import Model
import SQLite

extension TaskDatabase {
  /// The tasks that are active and were not changed for so long, the longest waiting first.
  ///
  /// - Parameter seconds: how long, at least.
  package func stuckTasks(olderThan seconds: Int64 = stuckAfter) throws(TrackerError) -> [TrackedTask] {
    try reading { () throws(TrackerError) in try findStuck(seconds) }
  }

  /// Returns the stuck tasks to the queue; their agents are freed, and an activity tells of each.
  ///
  /// - Returns: the tasks as they are now.
  package func requeue(olderThan seconds: Int64 = stuckAfter) throws(TrackerError) -> [TrackedTask] {
    try writing { () throws(TrackerError) in
      let now = clock.now()
      var tasks: [TrackedTask] = []
      for task in try findStuck(seconds) {
        try giveBack(task, "nothing was heard of it for \(Self.duration(seconds))", at: now)
        tasks.append(try findTask(task.id))
      }
      return tasks
    }
  }

  /// Returns one active task to the queue.
  ///
  /// - Throws: `.notFound`; `.conflict` when it is not active.
  package func requeue(task id: String) throws(TrackerError) -> TrackedTask {
    try writing { () throws(TrackerError) in
      let task = try findTask(id)
      guard task.status == "active" else { throw .conflict("the task is \(task.status), not active") }
      try giveBack(task, "somebody asked for it", at: clock.now())
      return try findTask(id)
    }
  }

  /// Returns a task to the queue, within a transaction.
  func giveBack(_ task: TrackedTask, _ reason: String, at now: Instant) throws(TrackerError) {
    try update(
      .task, id: task.id,
      [("status", "queue"), ("assignedTo", .null), ("completedAt", .null), ("updatedAt", times.value(now))])
    var activity = NewActivity(type: "task_requeued", title: "Task returned to the queue")
    activity.description = "Task \"\(task.title)\" was returned to the queue: \(reason)"
    activity.level = "warning"
    (activity.ventureID, activity.taskID) = (task.ventureID, task.id)
    if let agent = task.assignedTo, try row(.agent, id: agent) != nil {
      activity.agentID = agent
      try free(agent: agent, at: now, isHeardOf: false)
    }
    try write(activity, at: now)
  }

  private func findStuck(_ seconds: Int64) throws(TrackerError) -> [TrackedTask] {
    let age = TimeForm.milliseconds(of: "updatedAt")
    let limit = clock.now().milliseconds - max(0, seconds) * 1000
    return try findTasks("WHERE \"status\" = 'active' AND \(age) <= ? ORDER BY \(age), \"id\"", [.integer(limit)])
  }

  private static func duration(_ seconds: Int64) -> String {
    seconds >= 120 && seconds % 60 == 0 ? "\(seconds / 60) minutes" : "\(seconds) seconds"
  }
}
