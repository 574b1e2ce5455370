import Effects
import JSON
import Tracker

extension TrackerCommand {
  static let task = TrackerCommand(
    name: "task", purpose: "Work with the tasks of a task database.",
    verbs: [
      TrackerVerb(
        name: "list", purpose: "Print the tasks, newest first.",
        flags: [.status, .priority, .agent, .venture, .stuck, .olderThan]
      ) {
        (options, _, session) throws(TrackerStop) in
        let tasks = try session.with { (database) throws(TrackerError) in try listed(options, database) }
        return session.print(.array(tasks.map(\.json)), table(tasks))
      },
      TrackerVerb(
        name: "add", operand: "TITLE", operandLimit: 1, operandMinimum: 1, purpose: "Put a task into the queue.",
        flags: [.venture, .priority, .description, .cost, .tokens, .tag]
      ) {
        (options, operands, session) throws(TrackerStop) in
        guard let venture = options.venture else { throw .usage(UsageError("task add needs --venture")) }
        let task = try session.with { (database) throws(TrackerError) in
          var task = NewTask(title: operands[0], ventureID: try database.ventureID(named: venture))
          task.description = options.description
          task.priority = options.priority ?? task.priority
          (task.estimatedCost, task.estimatedTokens, task.tags) = (options.cost, options.tokens, options.tags)
          return try database.create(task)
        }
        return session.print(task.json, "added \(task.id.printable)\n")
      },
      TrackerVerb(
        name: "claim", purpose: "Give an agent the next task: by priority, then by age.", flags: [.agent, .name]
      ) {
        (options, _, session) throws(TrackerStop) in
        let claim = TaskClaim(agentID: try session.agent("claim"), agentName: options.name)
        let task = try session.with { (database) throws(TrackerError) in try database.claim(claim) }
        guard let task else {
          if options.json { session.print(.null, "") }
          session.world.terminal.error.write("fleetledger: there is nothing to claim\n")
          throw .told(.problems)
        }
        return session.print(task.json, "claimed \(task.id.printable): \(task.title.printable)\n")
      },
      TrackerVerb(
        name: "complete", operand: "TASK", operandLimit: 1, operandMinimum: 1,
        purpose: "Complete a claimed task and charge its cost.", flags: [.agent, .output, .cost, .tokens]
      ) {
        (options, operands, session) throws(TrackerStop) in
        try finish(operands[0], options, try session.agent("complete"), session)
      },
      TrackerVerb(
        name: "fail", operand: "TASK", operandLimit: 1, operandMinimum: 1,
        purpose: "Return a claimed task to the queue, with what went wrong.", flags: [.agent, .error, .output, .cost]
      ) {
        (options, operands, session) throws(TrackerStop) in
        guard options.error?.isEmpty == false else { throw .usage(UsageError("task fail needs --error")) }
        return try finish(operands[0], options, try session.agent("fail"), session)
      },
      TrackerVerb(
        name: "requeue", operand: "[TASK]", operandLimit: 1,
        purpose: "Return one active task to the queue, or all that were left alone for too long.", flags: [.olderThan]
      ) {
        (options, operands, session) throws(TrackerStop) in
        let tasks = try session.with { (database) throws(TrackerError) in
          if let id = operands.first { return [try database.requeue(task: id)] }
          return try database.requeue(olderThan: options.olderThan ?? TaskDatabase.stuckAfter)
        }
        return session.print(
          .array(tasks.map(\.json)), tasks.isEmpty ? "no task is stuck\n" : "returned to the queue:\n\(table(tasks))")
      },
      TrackerVerb(
        name: "delete", operand: "TASK", operandLimit: 1, operandMinimum: 1, purpose: "Delete a task."
      ) {
        (_, operands, session) throws(TrackerStop) in
        try session.with { (database) throws(TrackerError) in try database.deleteTask(operands[0]) }
        return session.print(["success": true], "deleted \(operands[0].printable)\n")
      },
    ],
    examples: [
      "fleetledger task add \"Compare prices\" --venture Shop --priority high",
      "fleetledger task claim --agent agent-main --json",
      "fleetledger task complete TASK --agent agent-main --cost 4.50",
      "fleetledger task requeue --older-than 30m",
    ])

  private static func listed(_ options: TrackerOptions, _ database: TaskDatabase) throws(TrackerError) -> [TrackedTask]
  {
    var filter = TaskFilter()
    (filter.status, filter.priority, filter.agentID) = (options.status, options.priority, options.agent)
    if let venture = options.venture { filter.ventureID = try database.ventureID(named: venture) }
    guard options.isStuck || options.olderThan != nil else { return try database.tasks(filter) }
    return try database.stuckTasks(olderThan: options.olderThan ?? TaskDatabase.stuckAfter).filter(filter.admits)
  }

  private static func finish(
    _ id: String, _ options: TrackerOptions, _ agent: String, _ session: TrackerSession
  ) throws(TrackerStop) -> ExitCode {
    var result = TaskResult(taskID: id, agentID: agent)
    (result.output, result.actualCost) = (options.output, options.cost)
    (result.actualTokens, result.error) = (options.tokens, options.error)
    let outcome = try session.with { [result] (database) throws(TrackerError) in try database.complete(result) }
    let word =
      switch outcome {
      case .completed: "completed"
      case .alreadyCompleted: "was completed already; nothing was changed:"
      case .returned: "returned to the queue"
      }
    return session.print(outcome.task.json, "\(word) \(outcome.task.id.printable)\n")
  }

  private static func table(_ tasks: [TrackedTask]) -> String {
    if tasks.isEmpty { return "no tasks\n" }
    var table = TextTable("id", "status", "priority", "agent", "venture", "title")
    for task in tasks {
      table.add(
        task.id, task.status, task.priority, task.assignedTo ?? "", task.venture?.name ?? task.ventureID, task.title)
    }
    return table.text
  }
}

extension TrackerSession {
  /// The agent that a verb cannot do without.
  func agent(_ verb: String) throws(TrackerStop) -> String {
    guard let agent = options.agent else { throw .usage(UsageError("task \(verb) needs --agent")) }
    return agent
  }
}
