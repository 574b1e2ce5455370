package import JSON
import Model

extension OpenAPI {
  /// What the task API takes: the fields that may be given, and those that must.
  package struct Input: Sendable {
    /// The name among the schemas.
    package let name: String
    /// The fields with their schemas.
    package let fields: [(name: String, schema: JSONValue)]
    /// Those that must be given.
    package let required: [String]

    /// The schema.
    var schema: JSONValue {
      [
        "type": "object", "additionalProperties": false, "required": JSONValue(required),
        "properties": .object(fields.map { JSONMember($0.name, $0.schema) }),
      ]
    }
  }

  private static let id = text(200, least: 1)
  private static let title = text(1000, least: 1)
  private static let long = nullable(text(1_000_000))
  private static let taskStatus = word(TaskStatus.allCases.map(\.rawValue))
  private static let taskPriority = word(["high", "medium", "low", "P0", "P1", "P2", "P3"])
  private static let ventureStatus = word(["active", "paused", "completed"])
  private static let venturePriority = word(["high", "medium", "low"])
  private static let agentStatus = word(["online", "offline", "busy", "error"])
  private static let tags: JSONValue = nullable(["type": "array", "maxItems": 100, "items": text(100, least: 1)])

  private static let agentFields: [(name: String, schema: JSONValue)] = [
    ("id", id), ("name", title), ("model", text(1000)), ("status", agentStatus), ("currentTask", nullable(text(1000))),
    ("tokensUsed", count), ("maxTokens", count), ("sessionsCount", count),
  ]

  /// All inputs.
  package static let inputs: [Input] = [
    Input(
      name: "NewVenture",
      fields: [
        ("name", title), ("icon", nullable(text(100, least: 1))), ("status", nullable(ventureStatus)),
        ("priority", nullable(venturePriority)), ("capitalBudget", dollars), ("description", long),
      ], required: ["name", "capitalBudget"]),
    Input(
      name: "VentureChange",
      fields: [
        ("id", id), ("name", title), ("icon", text(100, least: 1)), ("status", ventureStatus),
        ("priority", venturePriority),
        ("capitalSpent", dollars), ("capitalBudget", dollars), ("description", long),
      ], required: ["id"]),
    Input(
      name: "NewTask",
      fields: [
        ("title", title), ("description", long), ("status", nullable(taskStatus)), ("priority", nullable(taskPriority)),
        ("estimatedCost", nullable(dollars)), ("estimatedTokens", nullable(count)), ("ventureId", id), ("tags", tags),
      ], required: ["title", "ventureId"]),
    Input(
      name: "TaskChange",
      fields: [
        ("id", id), ("title", title), ("description", long), ("status", taskStatus), ("priority", taskPriority),
        ("estimatedCost", nullable(dollars)), ("actualCost", nullable(dollars)), ("estimatedTokens", nullable(count)),
        ("actualTokens", nullable(count)), ("tags", tags), ("output", long), ("error", long),
        ("assignedTo", nullable(id)), ("completedAt", time), ("ventureId", id),
      ], required: ["id"]),
    Input(name: "AgentChange", fields: agentFields, required: []),
    Input(name: "AgentPatch", fields: agentFields, required: ["id"]),
    Input(
      name: "NewActivity",
      fields: [
        ("type", text(100, least: 1)), ("title", title), ("description", long),
        ("level", nullable(word(["info", "success", "warning", "error"]))),
        ("metadata", ["anyOf": [["type": "object"], text(1_000_000), ["type": "null"]]]),
        ("ventureId", nullable(id)), ("taskId", nullable(id)), ("agentId", nullable(id)),
      ], required: ["type", "title"]),
    Input(
      name: "TaskClaim", fields: [("agentId", id), ("agentName", nullable(title))], required: ["agentId"]),
    Input(
      name: "TaskResult",
      fields: [
        ("taskId", id), ("agentId", id), ("output", long), ("actualCost", nullable(dollars)),
        ("actualTokens", nullable(count)), ("error", long),
      ], required: ["taskId", "agentId"]),
  ]

  /// Rows of the task database as they are answered.
  static let rows: [JSONMember] = [
    JSONMember("Venture", row(ventureFields)),
    JSONMember("LiveVenture", liveVenture),
    JSONMember("Task", row(taskFields, more: [("venture", named("Venture"))])),
    JSONMember("LiveTask", liveTask),
    JSONMember("LiveAgent", liveAgent),
    JSONMember(
      "Agent",
      row([
        ("id", text), ("name", text), ("status", text), ("model", text), ("currentTask", nullable(text)),
        ("tokensUsed", nullable(["type": "integer"])), ("maxTokens", nullable(["type": "integer"])),
        ("sessionsCount", nullable(["type": "integer"])), ("lastActiveAt", time), ("createdAt", time),
        ("updatedAt", time),
      ])),
    JSONMember(
      "Activity",
      row([
        ("id", text), ("type", text), ("title", text), ("description", nullable(text)), ("level", text),
        ("metadata", nullable(text)), ("createdAt", time), ("ventureId", nullable(text)), ("taskId", nullable(text)),
        ("agentId", nullable(text)), ("venture", nullable(named("Venture"))), ("task", nullable(named("Task"))),
        ("agent", nullable(named("Agent"))),
      ])),
  ]

  private static let ventureFields: [(name: String, schema: JSONValue)] = [
    ("id", text), ("name", text), ("icon", text), ("status", text), ("priority", text),
    ("capitalSpent", nullable(["type": "number"])), ("capitalBudget", nullable(["type": "number"])),
    ("description", nullable(text)), ("createdAt", time), ("updatedAt", time),
  ]

  private static let taskFields: [(name: String, schema: JSONValue)] = [
    ("id", text), ("title", text), ("description", nullable(text)), ("status", text), ("priority", text),
    ("estimatedCost", nullable(["type": "number"])), ("actualCost", nullable(["type": "number"])),
    ("estimatedTokens", nullable(["type": "integer"])), ("actualTokens", nullable(["type": "integer"])),
    ("tags", nullable(text)), ("output", nullable(text)), ("error", nullable(text)), ("assignedTo", nullable(text)),
    ("createdAt", time), ("updatedAt", time), ("completedAt", time), ("ventureId", text),
  ]

  /// A row of which every field is there; `more` may be.
  static func row(
    _ fields: [(name: String, schema: JSONValue)], more: [(name: String, schema: JSONValue)] = []
  ) -> JSONValue {
    [
      "type": "object", "required": JSONValue(fields.map(\.name)),
      "properties": .object((fields + more).map { JSONMember($0.name, $0.schema) }),
    ]
  }
}
