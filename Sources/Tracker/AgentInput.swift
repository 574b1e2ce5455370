package import JSON

/// What an agent says of itself, or somebody else of it: a registration or a change.
package struct AgentChange: Sendable, Hashable {
  /// The agent's id; nil gives a new agent a new one.
  package var id: String?
  /// Its name; a new agent needs one.
  package var name = FieldChange<String>.keep
  /// The model it uses; a new agent needs one.
  package var model = FieldChange<String>.keep
  /// A word of `TrackerWords.agentStatus`; of a new agent `offline` unless it is given.
  package var status = FieldChange<String>.keep
  /// The title of the task it works on.
  package var currentTask = FieldChange<String?>.keep
  /// Tokens it used so far; this replaces what stood there.
  package var tokensUsed = FieldChange<Int64>.keep
  /// Tokens it may use; of a new agent 200,000 unless it is given.
  package var maxTokens = FieldChange<Int64>.keep
  /// Sessions it had so far.
  package var sessionsCount = FieldChange<Int64>.keep

  /// Makes a change that changes nothing yet.
  package init(id: String?) { self.id = id }

  /// The fields that an input may have.
  package static let fields = [
    "id", "name", "model", "status", "currentTask", "tokensUsed", "maxTokens", "sessionsCount",
  ]

  /// Reads the body of a request; a field that is absent stays as it is.
  package init(_ node: JSONNode) throws(TrackerError) {
    var reader = InputReader(node, fields: Self.fields)
    id = reader.filledText("id").value
    name = reader.filledText("name")
    model = reader.filledText("model")
    status = reader.filledText("status")
    currentTask = reader.text("currentTask")
    let tokens = reader.count("tokensUsed")
    tokensUsed = reader.filled("tokensUsed", tokens)
    let most = reader.count("maxTokens")
    maxTokens = reader.filled("maxTokens", most)
    let sessions = reader.count("sessionsCount")
    sessionsCount = reader.filled("sessionsCount", sessions)
    try reader.finish(faults)
  }

  /// What the rules forbid.
  var faults: [InputFault] {
    var check = InputCheck()
    if let id { check.required(id, "id", limit: InputCheck.idLimit) }
    check.required(name, "name")
    check.text(model.value, "model", limit: InputCheck.titleLimit)
    check.word(status.value, "status", of: TrackerWords.agentStatus)
    check.text(currentTask.value ?? nil, "currentTask", limit: InputCheck.titleLimit)
    check.count(tokensUsed.value, "tokensUsed")
    check.count(maxTokens.value, "maxTokens")
    check.count(sessionsCount.value, "sessionsCount")
    return check.faults
  }
}
