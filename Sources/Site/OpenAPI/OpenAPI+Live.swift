import JSON

extension OpenAPI {
  /// What only the live server answers.
  static var live: [Operation] {
    exactQueries + [
      list("/api/ventures", "The ventures, each with its tasks.", named("VentureWithTasks")),
      change("/api/ventures", "post", "Makes a venture.", "NewVenture", 201, named("Venture")),
      change("/api/ventures", "patch", "Changes a venture.", "VentureChange", 200, named("Venture"), [404]),
      delete("/api/ventures", "Deletes a venture with its tasks."),
      list(
        "/api/tasks", "All tasks: those of the database, then those of other sources.", ["type": "object"],
        [
          parameter("stuck", word(["true", "false"])), parameter("status", text), parameter("priority", text),
          parameter("agent", text), parameter("ventureId", text),
        ], faults: true),
      change("/api/tasks", "post", "Makes a task.", "NewTask", 201, named("Task"), [409]),
      change("/api/tasks", "patch", "Changes a task.", "TaskChange", 200, named("Task"), [404, 409]),
      delete("/api/tasks", "Deletes a task."),
      list("/api/agents", "All agents: those of the database, then those of other sources.", ["type": "object"]),
      change("/api/agents", "post", "Registers an agent or changes it.", "AgentChange", 200, named("Agent"), [409]),
      change("/api/agents", "patch", "Changes an agent.", "AgentPatch", 200, named("Agent"), [404, 409]),
      delete("/api/agents", "Deletes an agent."),
      list(
        "/api/activities", "The newest activities of the database.", named("Activity"),
        [parameter("limit", ["type": "integer", "minimum": 1, "maximum": 1000, "default": 50])], faults: true),
      change("/api/activities", "post", "Writes an activity.", "NewActivity", 201, named("Activity"), [409]),
      change(
        "/api/tasks/claim", "post", "Gives an agent the task that waits first; 404 when none waits.", "TaskClaim", 200,
        named("Task"), [404, 409]),
      change(
        "/api/tasks/complete", "post", "Tells what became of a task.", "TaskResult", 200, named("Task"), [404, 409]),
    ]
  }

  private static var exactQueries: [Operation] {
    [
      query(
        "/api/logs/activity", "logs-activity", "Activities, chosen.",
        [
          parameter("agent", text), parameter("type", text), parameter("since", dayOrTime),
          parameter("until", dayOrTime),
          parameter("limit", ["type": "integer", "minimum": 1, "maximum": 1000]),
          parameter("offset", ["type": "integer", "minimum": 0]),
        ]),
      query(
        "/api/deals", "deals", "Deals, chosen.",
        [
          parameter("priority", text), parameter("region", text), parameter("status", text),
          parameter("limit", ["type": "integer", "minimum": 1, "maximum": 1000]),
        ]),
    ]
  }

  private static func parameter(_ name: String, _ schema: JSONValue, isRequired: Bool = false) -> JSONValue {
    ["name": .string(name), "in": "query", "required": .bool(isRequired), "schema": schema]
  }

  private static func query(
    _ path: String, _ name: String, _ summary: String, _ parameters: [JSONValue]
  ) -> Operation {
    operation(
      path, "get", summary, parameters: parameters,
      responses: [answer(200, ["type": "object"]), unchanged] + problems([422, 429]))
  }

  private static func list(
    _ path: String, _ summary: String, _ row: JSONValue, _ parameters: [JSONValue] = [], faults: Bool = false
  ) -> Operation {
    operation(
      path, "get", summary, parameters: parameters,
      responses: [answer(200, ["type": "array", "items": row]), unchanged]
        + problems((faults ? [422] : []) + [429, 500, 503]))
  }

  private static func change(
    _ path: String, _ method: String, _ summary: String, _ input: String, _ status: Int, _ row: JSONValue,
    _ refusals: [Int] = []
  ) -> Operation {
    operation(
      path, method, summary,
      body: ["required": true, "content": ["application/json": ["schema": named(input)]]],
      responses: [answer(status, row)]
        + problems(([400, 401, 403] + refusals + [411, 413, 415, 422, 429, 500, 503]).sorted()))
  }

  private static func delete(_ path: String, _ summary: String) -> Operation {
    operation(
      path, "delete", summary, parameters: [parameter("id", ["type": "string", "minLength": 1], isRequired: true)],
      responses: [
        answer(200, ["type": "object", "required": ["success"], "properties": ["success": ["const": true]]])
      ] + problems([401, 403, 404, 409, 422, 429, 500, 503]))
  }

  private static func operation(
    _ path: String, _ method: String, _ summary: String, parameters: [JSONValue] = [], body: JSONValue? = nil,
    responses: [JSONMember]
  ) -> Operation {
    let name = path.split(separator: "/").dropFirst().joined(separator: "-")
    var members = [
      JSONMember("operationId", .string("\(method)-\(name)")), JSONMember("summary", .string(summary)),
      JSONMember("x-live", true), JSONMember("responses", .object(responses)),
    ]
    if !parameters.isEmpty { members.append(JSONMember("parameters", .array(parameters))) }
    if let body { members.append(JSONMember("requestBody", body)) }
    // Without a token only this machine is served, and nobody is asked for one.
    if method != "get" { members.append(JSONMember("security", [[:], ["token": []]])) }
    return (path, method, .object(members))
  }

  private static func answer(_ status: Int, _ schema: JSONValue) -> JSONMember {
    JSONMember(
      "\(status)", ["description": "Done.", "content": ["application/json": ["schema": schema]]])
  }

  private static var unchanged: JSONMember {
    JSONMember("304", ["description": "It is the one that If-None-Match names."])
  }

  private static func problems(_ statuses: [Int]) -> [JSONMember] {
    statuses.map { status in
      JSONMember(
        "\(status)",
        [
          "description": .string(meaning(status)),
          "content": ["application/problem+json": ["schema": named("Problem")]],
        ])
    }
  }

  private static func meaning(_ status: Int) -> String {
    switch status {
    case 400: "The body is no JSON."
    case 401: "The server's token is missing."
    case 403: "The page of another site asks."
    case 404: "There is no such row, or nothing to claim."
    case 409: "The state of the rows, or where they come from, does not allow it."
    case 411: "The length of the body is not told."
    case 413: "The body is too long."
    case 415: "The body is not application/json."
    case 422: "All that is wrong with the input is in errors."
    case 429: "This address asks too often; Retry-After says when to ask again."
    case 503: "The task database is busy; Retry-After says when to ask again."
    default: "The task database cannot be used."
    }
  }
}
