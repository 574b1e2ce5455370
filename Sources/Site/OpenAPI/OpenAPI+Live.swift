import JSON

extension OpenAPI {
  /// What only the live server answers of the task database.
  static var live: [Operation] {
    [
      list(
        "/api/ventures", "All ventures, each with its tasks: those of the database, then those of other sources.",
        named("LiveVenture")),
      change("/api/ventures", "post", "Makes a venture.", "NewVenture", 201, named("Venture")),
      change("/api/ventures", "patch", "Changes a venture.", "VentureChange", 200, named("Venture"), [404, 409]),
      delete("/api/ventures", "Deletes a venture with its tasks."),
      list(
        "/api/tasks", "All tasks: those of the database, newest first, then those of other sources.",
        named("LiveTask"),
        [
          parameter(
            "stuck", word(["true", "false"]), "Whether the task has been active for too long without a change."),
          parameter("status", text, "The state that a task must have.", example: "queue"),
          parameter("priority", text, "The priority that a task must have.", example: "high"),
          parameter("agent", text, "The id of an agent that must have it.", example: "agent-main"),
          parameter("ventureId", text, "The id of the venture that it must be of."),
        ]),
      change("/api/tasks", "post", "Makes a task.", "NewTask", 201, named("Task"), [409]),
      change(
        "/api/tasks", "patch", "Changes a task. One that another source has is changed only there (409).", "TaskChange",
        200, named("Task"), [404, 409]),
      delete("/api/tasks", "Deletes a task."),
      list(
        "/api/agents", "All agents: those of the database as they are now, then those of other sources.",
        named("LiveAgent")),
      change("/api/agents", "post", "Registers an agent or changes it.", "AgentChange", 200, named("Agent"), [409]),
      change("/api/agents", "patch", "Changes an agent.", "AgentPatch", 200, named("Agent"), [404, 409]),
      delete("/api/agents", "Deletes an agent. What it was working on goes back to the queue."),
      list(
        "/api/activities", "The newest activities of the database.", named("Activity"),
        [
          parameter(
            "limit", ["type": "integer", "minimum": 1, "maximum": 1000, "default": 50], "The most that are answered.")
        ]),
      change("/api/activities", "post", "Writes an activity.", "NewActivity", 201, named("Activity"), [409]),
      change(
        "/api/tasks/claim", "post",
        "Gives an agent the task that waits first: the highest priority, then the oldest. 404 when none waits.",
        "TaskClaim", 200, named("Task"), [404]),
      change(
        "/api/tasks/complete", "post",
        "Tells what became of a task. With `error` it goes back to the queue and nothing is charged; else its cost is "
          + "charged to its venture, once, however often this is asked.",
        "TaskResult", 200, named("Task"), [404, 409]),
    ]
  }

  /// A parameter of a query.
  static func parameter(
    _ name: String, _ schema: JSONValue, _ description: String, isRequired: Bool = false, example: JSONValue? = nil
  ) -> JSONValue {
    .object(
      [
        JSONMember("name", .string(name)), JSONMember("in", "query"), JSONMember("required", .bool(isRequired)),
        JSONMember("description", .string(description)), JSONMember("schema", schema),
        // Without a value it is as if it were not given.
        JSONMember("allowEmptyValue", .bool(!isRequired)),
      ] + (example.map { [JSONMember("example", $0)] } ?? []))
  }

  private static func list(
    _ path: String, _ summary: String, _ row: JSONValue, _ parameters: [JSONValue] = []
  ) -> Operation {
    operation(
      path, "get", summary, parameters: parameters,
      responses: [
        answer(200, ["type": "array", "items": row], "The rows, as they are now.", headers: ["ETag": tag]), unchanged,
      ] + problems([422, 429, 500, 503]))
  }

  private static func change(
    _ path: String, _ method: String, _ summary: String, _ input: String, _ status: Int, _ row: JSONValue,
    _ refusals: [Int] = []
  ) -> Operation {
    let told = status == 201 ? "The new row." : "The row, as it is now."
    return operation(
      path, method, summary, body: ["required": true, "content": ["application/json": content(input)]],
      responses: [answer(status, row, told, links: links(of: identifier(path, method)))]
        + problems(([400, 401, 403] + refusals + [411, 413, 415, 422, 429, 500, 503]).sorted()))
  }

  private static func content(_ input: String) -> JSONValue {
    .object(
      [JSONMember("schema", named(input))] + (example(input).map { [JSONMember("example", $0)] } ?? []))
  }

  private static func delete(_ path: String, _ summary: String) -> Operation {
    operation(
      path, "delete", summary,
      parameters: [parameter("id", ["type": "string", "minLength": 1], "The id of the row.", isRequired: true)],
      responses: [
        answer(
          200,
          [
            "type": "object", "required": ["success"], "properties": ["success": ["const": true]],
            "additionalProperties": false,
          ], "It is deleted.")
      ] + problems([401, 403, 404, 409, 422, 429, 500, 503]))
  }

  /// An operation that the live server answers; `isLive` is false where hosts do too.
  static func operation(
    _ path: String, _ method: String, _ summary: String, isLive: Bool = true, parameters: [JSONValue] = [],
    body: JSONValue? = nil, responses: [JSONMember]
  ) -> Operation {
    var members = [
      JSONMember("operationId", .string(identifier(path, method))), JSONMember("summary", .string(summary)),
      JSONMember("responses", .object(responses)),
    ]
    if isLive { members.append(JSONMember("x-live", true)) }
    if !parameters.isEmpty { members.append(JSONMember("parameters", .array(parameters))) }
    if let body { members.append(JSONMember("requestBody", body)) }
    // Without a token only this machine is served, and nobody is asked for one.
    if method != "get" { members.append(JSONMember("security", [[:], ["token": []]])) }
    return (path, method, .object(members))
  }

  /// `post-tasks-claim`
  private static func identifier(_ path: String, _ method: String) -> String {
    ([method] + path.split(separator: "/").dropFirst().map(String.init)).joined(separator: "-")
  }
}
