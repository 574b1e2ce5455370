import Hosting
package import JSON
import Reports

/// The description of all addresses below `/api/` (OpenAPI 3.1): the documents from their own tables, and what only the
/// live server answers, marked with `x-live`.
package enum OpenAPI {
  /// The path of the published description.
  static let path = "api/openapi.json"

  /// The published description. It is the same on every site.
  static var resource: Resource {
    Resource(
      path: path, cachePolicy: .data(seconds: 300), bytes: JSONWriter.bytes(of: description, layout: .pretty))
  }

  /// The description.
  package static var description: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "FleetLedger", "version": "1",
        "summary": "What a fleet of AI agents spent and did, and the tasks it has to do.",
        "description": .string(
          "What is marked with x-live is answered by `fleetledger serve` alone, all else by every host of the site. "
            + "A host that knows the rules of the site answers every document without `.json` too. Lists are live: ask "
            + "again with If-None-Match. What is wrong is told as RFC 9457 says, with every fault by itself in `errors`. "
            + "An agent registers itself (POST /api/agents), claims a task, works, completes it, and claims the next."),
      ],
      "servers": [["url": "../", "description": "The site that this description was published with."]],
      "paths": .object(merged(documents + queries + [stream] + live)),
      "components": [
        "schemas": .object(
          inputs.map { JSONMember($0.name, $0.schema) } + (rows + [JSONMember("Problem", problem)]).map(withExample)),
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
      ],
    ]
  }

  /// One operation: its path, its method, and what is said of it.
  typealias Operation = (path: String, method: String, value: JSONValue)

  /// The operations of each path.
  private static func merged(_ operations: [Operation]) -> [JSONMember] {
    var paths: [(path: String, methods: [JSONMember])] = []
    for operation in operations {
      let member = JSONMember(operation.method, operation.value)
      if let index = paths.firstIndex(where: { $0.path == operation.path }) {
        paths[index].methods.append(member)
      } else {
        paths.append((operation.path, [member]))
      }
    }
    return paths.map { JSONMember($0.path, .object($0.methods)) }
  }

  // MARK: - Documents

  /// `GET` of each kind of document.
  private static var documents: [Operation] {
    DocumentSet.schemas.map { kind, node in
      // Lists of tasks lie in several folders; two paths with a variable in one place would be the same path.
      let pattern = kind == .taskList ? "tasks/agent/<id>" : kind.path
      let path = "/api/" + pattern.map { $0 == "<" ? "{" : $0 == ">" ? "}" : String($0) }.joined() + ".json"
      let names = pattern.split(separator: "<").dropFirst().compactMap { $0.split(separator: ">").first }
      var members = [
        JSONMember("operationId", .string("document-\(kind.rawValue)")),
        JSONMember("summary", .string(APIReference.summary(of: node))),
        JSONMember(
          "responses",
          [
            "200": [
              "description": "The document.",
              "content": ["application/json": ["schema": ["$ref": .string("../schema/\(kind.rawValue).schema.json")]]],
            ], "304": ["description": "It is the one that If-None-Match names."],
            "400": ["description": "The address holds what no address can."],
            "404": ["description": "There is no such document."],
          ]),
      ]
      if !names.isEmpty {
        members.append(
          JSONMember(
            "parameters",
            .array(names.map { ["name": .string(String($0)), "in": "path", "required": true, "schema": part] })))
      }
      return (path, "get", .object(members))
    }
  }

  // MARK: - Schemas

  static let text: JSONValue = ["type": "string"]
  /// What stands for a name in a path.
  private static let part: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"]
  /// A day, or a moment.
  static let dayOrTime: JSONValue = [
    "anyOf": [
      ["type": "string", "format": "date"], ["type": "string", "format": "date-time"],
      ["type": "string", "maxLength": 0],
    ]
  ]
  static let count: JSONValue = ["type": "integer", "minimum": 0, "maximum": 2_147_483_647]
  static let dollars: JSONValue = ["type": "number", "minimum": 0, "exclusiveMaximum": 1_000_000_000]
  static let time: JSONValue = ["type": ["string", "null"], "format": "date-time"]

  /// One of some words.
  static func word(_ words: [String]) -> JSONValue { ["type": "string", "enum": JSONValue(words)] }

  /// The same, or null.
  static func nullable(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }

  /// What Unicode calls white space; `\s` is another set in each language of patterns.
  private static let blanks =
    #"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"#

  /// A text of so many characters at most; one that must say something has more than blanks. None holds a NUL character.
  static func text(_ most: Int64, least: Int64 = 0) -> JSONValue {
    [
      "type": "string", "minLength": .integer(least), "maxLength": .integer(most),
      "pattern": .string(least > 0 ? #"^[^\u0000]*[^\u0000\#(blanks)][^\u0000]*$"# : #"^[^\u0000]*$"#),
    ]
  }

  /// A reference to a schema of this description.
  static func named(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

  /// RFC 9457.
  private static let problem: JSONValue = [
    "type": "object", "required": ["type", "title", "status", "detail"],
    "properties": [
      "type": text, "title": text, "status": ["type": "integer"],
      "detail": ["type": "string", "description": "What is wrong, in a sentence."],
      "errors": ["type": "array", "items": text, "description": "Every fault of the request by itself."],
      "error": ["type": "string", "description": "The faults in one text, from the task API."],
      "message": ["type": "string", "description": "The same as `error`."],
    ],
  ]

  private static func withExample(_ schema: JSONMember) -> JSONMember {
    guard let example = example(schema.key), case .object(let members) = schema.value else { return schema }
    return JSONMember(schema.key, .object(members + [JSONMember("examples", [example])]))
  }
}
