import JSON

extension OpenAPI {
  /// A good answer.
  static func answer(
    _ status: Int, _ schema: JSONValue, _ description: String, headers: JSONValue? = nil, links: [JSONMember] = []
  ) -> JSONMember {
    var members = [
      JSONMember("description", .string(description)), JSONMember("content", ["application/json": ["schema": schema]]),
    ]
    if let headers { members.append(JSONMember("headers", headers)) }
    if !links.isEmpty { members.append(JSONMember("links", .object(links))) }
    return JSONMember("\(status)", .object(members))
  }

  /// Changes with what is answered.
  static let tag: JSONValue = [
    "description": "Changes with the answer; send it as If-None-Match to be answered 304 while nothing did.",
    "required": true, "schema": text,
  ]

  /// Nothing changed.
  static var unchanged: JSONMember {
    JSONMember("304", ["description": "It is the one that If-None-Match names."])
  }

  /// What is answered in place of the good answer.
  static func problems(_ statuses: [Int]) -> [JSONMember] {
    statuses.map { status in
      var members = [
        JSONMember("description", .string(meaning(status))),
        JSONMember("content", ["application/problem+json": ["schema": named("Problem")]]),
      ]
      if status == 429 || status == 503 {
        members.append(
          JSONMember(
            "headers",
            [
              "Retry-After": [
                "description": "Seconds after which to ask again.", "schema": ["type": "integer", "minimum": 0],
              ]
            ]))
      }
      return JSONMember("\(status)", .object(members))
    }
  }

  private static func meaning(_ status: Int) -> String {
    switch status {
    case 400: "The body is no JSON."
    case 401: "The server's token is missing: Authorization: Bearer …"
    case 403: "The page of another site asks."
    case 404: "There is no such row, or nothing to claim."
    case 409: "The state of the rows, or where they come from, does not allow it."
    case 411: "The length of the body is not told."
    case 413: "The body is too long."
    case 415: "The body is not application/json."
    case 422: "All that is wrong with the input is in errors: fields and parameters that are not known too."
    case 429: "This address asks too often."
    case 503: "The task database is busy, or too many listen."
    default: "The task database cannot be used."
    }
  }
}
