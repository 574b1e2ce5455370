package import JSON
package import Model

/// An agent's wish for work.
package struct TaskClaim: Sendable, Hashable {
  /// The agent's id; an agent that is not registered yet is registered by its claim.
  package var agentID: String
  /// Its name, for the activity and the registration; the id unless it is given.
  package var agentName: String?
  /// The id of the one task that is wanted, or nil for the next one of the queue. Only a person chooses; the API's input
  /// has no such field.
  package var taskID: String?

  /// Makes a claim.
  package init(agentID: String, agentName: String? = nil) {
    self.agentID = agentID
    self.agentName = agentName
  }

  /// The fields that an input may have.
  package static let fields = ["agentId", "agentName"]

  /// Reads the body of a request.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    agentID = reader.filledText("agentId").value ?? ""
    agentName = reader.text("agentName").value ?? nil
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(agentID, "agentId", limit: InputCheck.idLimit)
    if let agentName { check.required(agentName, "agentName") }
    if let taskID { check.required(taskID, "taskId", limit: InputCheck.idLimit) }
    return check.faults
  }
}

/// What became of a claimed task: done, or failed where `error` says why.
package struct TaskResult: Sendable, Hashable {
  /// The task's id.
  package var taskID: String
  /// The id of the agent that claimed it.
  package var agentID: String
  /// What came out.
  package var output: String?
  /// Dollars it took; charged to the venture unless the task failed.
  package var actualCost: USDTotal?
  /// Tokens it took.
  package var actualTokens: Int64?
  /// What went wrong; nil or empty when nothing did.
  package var error: String?

  /// Makes a result of a task that is done.
  package init(taskID: String, agentID: String) {
    self.taskID = taskID
    self.agentID = agentID
  }

  /// Whether the task failed.
  package var isFailure: Bool { error?.isEmpty == false }

  /// The fields that an input may have.
  package static let fields = ["taskId", "agentId", "output", "actualCost", "actualTokens", "error"]

  /// Reads the body of a request.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    taskID = reader.filledText("taskId").value ?? ""
    agentID = reader.filledText("agentId").value ?? ""
    output = reader.text("output").value ?? nil
    actualCost = reader.dollars("actualCost").value ?? nil
    actualTokens = reader.count("actualTokens").value ?? nil
    error = reader.text("error").value ?? nil
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(taskID, "taskId", limit: InputCheck.idLimit)
    check.required(agentID, "agentId", limit: InputCheck.idLimit)
    check.text(output, "output")
    check.dollars(actualCost, "actualCost")
    check.count(actualTokens, "actualTokens")
    check.text(error, "error")
    return check.faults
  }
}

/// What the database made of a result.
package enum TaskOutcome: Sendable, Hashable {
  /// The task is completed and its venture charged.
  case completed(TrackedTask)
  /// The same agent had completed it before; nothing was changed.
  case alreadyCompleted(TrackedTask)
  /// The task failed and is back in the queue.
  case returned(TrackedTask)

  /// The task as it is now.
  package var task: TrackedTask {
    switch self {
    case .completed(let task), .alreadyCompleted(let task), .returned(let task): task
    }
  }
}
