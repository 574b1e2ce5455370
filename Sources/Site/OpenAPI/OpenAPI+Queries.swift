import JSON
import Reports

extension OpenAPI {
  /// Addresses that take a query.
  static var queries: [Operation] {
    [
      query(
        "/api/logs/activity", "Activities, chosen: the newest first.",
        [
          agent, type,
          parameter(
            "since", dayOrTime, "The first day, in the site's zone, or the first moment.", example: "2026-02-17"),
          parameter(
            "until", dayOrTime, "The last day, which is included, or a moment, which is not.",
            example: "2026-02-17T21:54:00Z"),
          parameter("limit", ["type": "integer", "minimum": 1, "maximum": 1000], "The most that are answered."),
          parameter(
            "offset", ["type": "integer", "minimum": 0, "maximum": 1_000_000_000], "How many are passed over first."),
        ], activities),
      query(
        "/api/deals", "Deals, chosen.",
        [
          parameter("priority", text, "The priority, upper and lower case being one.", example: "P0"),
          parameter("region", text, "The region."), parameter("status", text, "The state."),
          parameter("limit", ["type": "integer", "minimum": 1, "maximum": 1000], "The most that are answered."),
        ], document("deals")),
      query(
        "/api/usage", "What was spent, of one agent, in some days, in one view. \(hosts)",
        [
          agent, parameter("days", text, "\(words("days", .usage)); any other is passed over.", example: "30"),
          parameter("view", text, "\(words("view", .usage)); for any other nothing is answered.", example: "daily"),
        ], ["anyOf": .array(["usage", "usage-agent", "usage-view", "usage-window", "agent"].map(document))],
        isLive: false),
      query(
        "/api/tokens", "What each agent spent, or one. \(hosts)", [agent],
        ["anyOf": .array(["tokens", "agent"].map(document))], isLive: false),
    ]
  }

  /// What differs without a server of ours.
  private static let hosts =
    "`filter` in the answer says what was chosen: a host that cannot see queries answers with more. Only the live server "
    + "refuses a parameter that is not known (422)."

  /// The agent, as all queries take it.
  static let agent = parameter(
    "agent", text, "\(words("agent", .activity)); for any other nothing is answered.", example: "main")

  /// The type of an activity.
  static let type = parameter("type", text, "\(words("type", .activity)); for any other nothing is answered.")

  private static func words(_ name: String, _ endpoint: QueryEndpoint) -> String {
    let summary = endpoint.parameters.first { $0.name == name }?.summary ?? name
    return summary.prefix(1).uppercased() + summary.dropFirst()
  }

  private static func query(
    _ path: String, _ summary: String, _ parameters: [JSONValue], _ schema: JSONValue, isLive: Bool = true
  ) -> Operation {
    operation(
      path, "get", summary, isLive: isLive, parameters: parameters,
      responses: [answer(200, schema, "The document.", headers: ["ETag": tag]), unchanged] + problems([422, 429]))
  }

  /// A document's schema.
  private static func document(_ name: String) -> JSONValue { ["$ref": .string("../schema/\(name).schema.json")] }

  /// The document of activities; its filter also says what only the live server can choose by.
  private static let activities: JSONValue = [
    "type": "object", "required": ["schema", "items", "filter", "total", "complete"],
    "properties": [
      "schema": text,
      "items": ["type": "array", "items": ["$ref": "../schema/logs-activity.schema.json#/$defs/activity"]],
      "total": ["type": ["integer", "null"], "description": "How many there are in all."],
      "complete": ["type": "boolean", "description": "Whether the items are all that there are."],
      "filter": [
        "type": ["object", "null"], "description": "What the items were chosen by.",
        "properties": [
          "agent": ["type": ["string", "null"]], "type": ["type": ["string", "null"]],
          "since": ["type": ["string", "null"]], "until": ["type": ["string", "null"]],
          "limit": ["type": ["integer", "null"]], "offset": ["type": "integer"], "matched": ["type": "boolean"],
        ],
      ],
    ],
  ]
}
