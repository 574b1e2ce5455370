import JSON

extension OpenAPI {
  private static let texts: JSONValue = ["type": "array", "items": text]
  private static let number: JSONValue = nullable(["type": "number"])
  private static let integer: JSONValue = nullable(["type": "integer"])

  /// A task of the live list, whichever source it is of. It also has the fields of the published list, where there is one.
  static let liveTask = row([
    ("id", text), ("title", text), ("description", nullable(text)), ("status", nullable(text)),
    ("statusText", nullable(text)), ("priority", nullable(text)), ("priorityText", nullable(text)),
    ("estimatedCost", number), ("actualCost", number), ("estimatedTokens", integer), ("actualTokens", integer),
    ("tags", texts), ("output", nullable(text)), ("error", nullable(text)), ("assignedTo", nullable(text)),
    ("assignees", texts), ("agentIds", texts), ("ventureId", nullable(text)), ("ventureName", nullable(text)),
    ("stuck", nullable(["type": "boolean"])), ("createdAt", time), ("updatedAt", time), ("completedAt", time),
    (
      "source",
      ["type": "string", "description": "Where the task comes from; what is not of the database is read-only."]
    ),
  ])

  /// A venture of the live list, whichever source it is of. It also has the fields of the published list, where there is
  /// one.
  static let liveVenture = row([
    ("id", text), ("name", text), ("icon", nullable(text)), ("status", nullable(text)), ("priority", nullable(text)),
    ("capitalSpent", number), ("capitalBudget", number), ("spentShare", number), ("description", nullable(text)),
    ("createdAt", time), ("updatedAt", time), ("taskCount", ["type": "integer"]),
    ("tasksCompleted", ["type": "integer"]),
    (
      "source",
      ["type": "string", "description": "Where the venture comes from; what is not of the database is read-only."]
    ),
    (
      "tasks",
      [
        "type": "array", "items": ["type": "object"],
        "description": "Its tasks: of the database as Task, of another source as they were published.",
      ]
    ), ("_count", ["type": "object", "properties": ["tasks": ["type": "integer"]], "required": ["tasks"]]),
  ])

  /// An agent of the live list, whichever source it is of. It also has the fields of the published roster, where there is
  /// one.
  static let liveAgent = row([
    ("id", text), ("name", text), ("status", nullable(text)), ("model", nullable(text)),
    ("currentTask", nullable(text)), ("tokensUsed", integer), ("maxTokens", integer), ("sessionsCount", integer),
    ("lastActiveAt", time),
  ])
}
