import JSON

extension OpenAPI {
  /// An example of an input or of an answer, by the name of its schema; nil where the schema says it all.
  static func example(_ name: String) -> JSONValue? {
    switch name {
    case "NewVenture": ["name": "Shop", "icon": "🛍️", "priority": "high", "capitalBudget": 80]
    case "VentureChange":
      ["id": "cmltxyz0000000001", "status": "paused", "capitalBudget": .decimal(JSONDecimal(mantissa: 1205, scale: 1))]
    case "NewTask":
      [
        "title": "Analyze competitor pricing", "description": "Scrape ten competitors and compare prices",
        "ventureId": "cmltxyz0000000001", "priority": "high", "estimatedCost": 6, "tags": ["research", "prices"],
      ]
    case "TaskChange": ["id": "cmltxyz0000000002", "status": "queue", "priority": "low", "assignedTo": nil]
    case "AgentChange":
      ["id": "agent-worker-1", "name": "Worker 1", "model": "gpt-4", "status": "online", "maxTokens": 150_000]
    case "AgentPatch": ["id": "agent-worker-1", "status": "offline"]
    case "NewActivity":
      [
        "type": "note", "title": "Prices checked", "level": "info", "metadata": ["shops": 10],
        "agentId": "agent-worker-1",
      ]
    case "TaskClaim": ["agentId": "agent-worker-1", "agentName": "Worker 1"]
    case "TaskResult":
      [
        "taskId": "cmltxyz0000000002", "agentId": "agent-worker-1", "output": "Ten prices compared",
        "actualCost": .decimal(JSONDecimal(mantissa: 45, scale: 1)), "actualTokens": 18_250,
      ]
    case "Venture": venture
    case "Task": task
    case "Problem":
      [
        "type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "the request has 2 faults",
        "errors": ["title is missing", "priorty is no known field; did you mean priority?"],
        "error": "title is missing; priorty is no known field; did you mean priority?",
        "message": "title is missing; priorty is no known field; did you mean priority?",
      ]
    default: nil
    }
  }

  private static let venture: JSONValue = [
    "id": "cmltxyz0000000001", "name": "Shop", "icon": "🛍️", "status": "active", "priority": "high",
    "capitalSpent": .decimal(JSONDecimal(mantissa: 45, scale: 1)), "capitalBudget": 80, "description": nil,
    "createdAt": "2026-02-17T12:00:00.000Z",
    "updatedAt": "2026-02-17T12:30:00.000Z",
  ]

  private static let task: JSONValue = [
    "id": "cmltxyz0000000002", "title": "Analyze competitor pricing", "description": nil, "status": "active",
    "priority": "high", "estimatedCost": 6, "actualCost": nil, "estimatedTokens": nil, "actualTokens": nil,
    "tags": "[\"research\",\"prices\"]", "output": nil, "error": nil, "assignedTo": "agent-worker-1",
    "createdAt": "2026-02-17T12:00:00.000Z", "updatedAt": "2026-02-17T12:10:00.000Z", "completedAt": nil,
    "ventureId": "cmltxyz0000000001", "venture": venture,
  ]
}
