package import JSON

/// An activity to be written.
package struct NewActivity: Sendable, Hashable {
  /// What kind of thing happened.
  package var type: String
  /// What happened, in a few words.
  package var title: String
  /// What happened, in a sentence.
  package var description: String?
  /// A word of `TrackerWords.activityLevel`.
  package var level = "info"
  /// JSON in one text.
  package var metadata: String?
  /// The id of the venture it is about.
  package var ventureID: String?
  /// The id of the task it is about.
  package var taskID: String?
  /// The id of the agent it is about.
  package var agentID: String?

  /// Makes one of what it cannot be without.
  package init(type: String, title: String) {
    self.type = type
    self.title = title
  }

  /// The fields that an input may have.
  package static let fields = [
    "type", "title", "description", "level", "metadata", "ventureId", "taskId", "agentId",
  ]

  /// Reads the body of a request; a field that is `null` gets its default.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    type = reader.filledText("type").value ?? ""
    title = reader.filledText("title").value ?? ""
    description = reader.text("description").value ?? nil
    level = (reader.text("level").value ?? nil) ?? level
    metadata = reader.json("metadata").value ?? nil
    ventureID = reader.text("ventureId").value ?? nil
    taskID = reader.text("taskId").value ?? nil
    agentID = reader.text("agentId").value ?? nil
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    check.required(type, "type", limit: 100)
    check.required(title, "title")
    check.text(description, "description")
    check.word(level, "level", of: TrackerWords.activityLevel)
    check.text(metadata, "metadata")
    for (id, field) in [(ventureID, "ventureId"), (taskID, "taskId"), (agentID, "agentId")] {
      if let id { check.required(id, field, limit: InputCheck.idLimit) }
    }
    return check.faults
  }
}
