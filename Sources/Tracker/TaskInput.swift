package import JSON
package import Model

/// A task to be made.
package struct NewTask: Sendable, Hashable {
  /// What is to be done.
  package var title: String
  /// The id of the venture that it belongs to.
  package var ventureID: String
  /// More about it.
  package var description: String?
  /// A word of `TrackerWords.taskStatus`.
  package var status = "queue"
  /// A word of `TrackerWords.taskPriority`.
  package var priority = "medium"
  /// Dollars expected.
  package var estimatedCost: USDTotal?
  /// Tokens expected.
  package var estimatedTokens: Int64?
  /// Labels.
  package var tags: [String]?

  /// Makes one of what it cannot be without.
  package init(title: String, ventureID: String) {
    self.title = title
    self.ventureID = ventureID
  }

  /// The fields that an input may have.
  package static let fields = [
    "title", "description", "status", "priority", "estimatedCost", "estimatedTokens", "ventureId", "tags",
  ]

  /// Reads the body of a request; a field that is `null` gets its default.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    title = reader.filledText("title").value ?? ""
    ventureID = reader.filledText("ventureId").value ?? ""
    description = reader.text("description").value ?? nil
    status = (reader.text("status").value ?? nil) ?? status
    priority = (reader.text("priority").value ?? nil) ?? priority
    estimatedCost = reader.dollars("estimatedCost").value ?? nil
    estimatedTokens = reader.count("estimatedTokens").value ?? nil
    tags = reader.texts("tags").value ?? nil
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(title, "title")
    check.required(ventureID, "ventureId", limit: InputCheck.idLimit)
    check.text(description, "description")
    check.word(status, "status", of: TrackerWords.taskStatus)
    check.word(priority, "priority", of: TrackerWords.taskPriority)
    check.dollars(estimatedCost, "estimatedCost")
    check.count(estimatedTokens, "estimatedTokens")
    check.tags(tags, "tags")
    return check.faults
  }
}

/// A change of a task.
package struct TaskChange: Sendable, Hashable {
  /// The task's id.
  package var id: String
  /// What is to be done.
  package var title = FieldChange<String>.keep
  /// More about it.
  package var description = FieldChange<String?>.keep
  /// A word of `TrackerWords.taskStatus`.
  package var status = FieldChange<String>.keep
  /// A word of `TrackerWords.taskPriority`.
  package var priority = FieldChange<String>.keep
  /// Dollars expected.
  package var estimatedCost = FieldChange<USDTotal?>.keep
  /// Dollars it took: a correction by hand, nothing is charged.
  package var actualCost = FieldChange<USDTotal?>.keep
  /// Tokens expected.
  package var estimatedTokens = FieldChange<Int64?>.keep
  /// Tokens it took.
  package var actualTokens = FieldChange<Int64?>.keep
  /// Labels.
  package var tags = FieldChange<[String]?>.keep
  /// What came out.
  package var output = FieldChange<String?>.keep
  /// What went wrong.
  package var error = FieldChange<String?>.keep
  /// The id of the agent that has it.
  package var assignedTo = FieldChange<String?>.keep
  /// When it was completed.
  package var completedAt = FieldChange<Instant?>.keep
  /// The id of the venture that it belongs to.
  package var ventureID = FieldChange<String>.keep
  /// The state that the task must still have, or nil when it does not matter: whoever looks at a page decides by what it
  /// shows. The API's input has no such field.
  package var expectedStatus: String?

  /// Makes a change that changes nothing yet.
  package init(id: String) { self.id = id }

  /// The fields that an input may have.
  package static let fields = [
    "id", "title", "description", "status", "priority", "estimatedCost", "actualCost", "estimatedTokens",
    "actualTokens", "tags", "output", "error", "assignedTo", "completedAt", "ventureId",
  ]

  /// Reads the body of a request; a field that is absent stays as it is.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    id = reader.filledText("id").value ?? ""
    title = reader.filledText("title")
    description = reader.text("description")
    status = reader.filledText("status")
    priority = reader.filledText("priority")
    estimatedCost = reader.dollars("estimatedCost")
    actualCost = reader.dollars("actualCost")
    estimatedTokens = reader.count("estimatedTokens")
    actualTokens = reader.count("actualTokens")
    tags = reader.texts("tags")
    output = reader.text("output")
    error = reader.text("error")
    assignedTo = reader.text("assignedTo")
    completedAt = reader.time("completedAt")
    ventureID = reader.filledText("ventureId")
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(id, "id", limit: InputCheck.idLimit)
    check.required(title, "title")
    check.text(description.value ?? nil, "description")
    check.word(status.value, "status", of: TrackerWords.taskStatus)
    check.word(priority.value, "priority", of: TrackerWords.taskPriority)
    check.dollars(estimatedCost.value ?? nil, "estimatedCost")
    check.dollars(actualCost.value ?? nil, "actualCost")
    check.count(estimatedTokens.value ?? nil, "estimatedTokens")
    check.count(actualTokens.value ?? nil, "actualTokens")
    check.tags(tags.value ?? nil, "tags")
    check.text(output.value ?? nil, "output")
    check.text(error.value ?? nil, "error")
    if case .set(let agent?) = assignedTo { check.required(agent, "assignedTo", limit: InputCheck.idLimit) }
    check.required(ventureID, "ventureId", limit: InputCheck.idLimit)
    return check.faults
  }
}
