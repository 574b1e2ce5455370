import JSON
import Reports

extension APIReference {
  /// The JSON Schema (draft 2020-12) of a kind of document.
  static func schema(of kind: DocumentKind, _ node: SchemaNode) -> JSONValue {
    let root = reference(node)
    let definitions = objects(in: node).map { object in
      JSONMember(
        object.name,
        .object([
          JSONMember("type", "object"), JSONMember("description", .string(object.summary)),
          JSONMember(
            "properties", .object(object.fields.map { JSONMember($0.name, described(reference($0.node), $0.summary)) })),
          JSONMember("required", JSONValue(object.fields.map(\.name))), JSONMember("additionalProperties", false),
        ]))
    }
    return .object(
      [
        JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSONMember("title", .string(kind.schemaID)), JSONMember("$defs", .object(definitions)),
      ] + members(of: root))
  }

  private static func described(_ schema: JSONValue, _ summary: String) -> JSONValue {
    .object(members(of: schema) + [JSONMember("description", .string(summary))])
  }

  private static func members(of value: JSONValue) -> [JSONMember] {
    guard case .object(let members) = value else { return [] }
    return members
  }

  /// The schema of a value; objects are references to `$defs`.
  private static func reference(_ node: SchemaNode) -> JSONValue {
    switch node {
    case .object(let name, _, _): ["$ref": .string("#/$defs/\(name)")]
    case .array(let element): ["type": "array", "items": reference(element)]
    case .nullable(let inner): ["anyOf": [reference(inner), ["type": "null"]]]
    case .oneOf(let nodes): ["anyOf": .array(nodes.map(reference))]
    case .text: ["type": "string"]
    case .agent: ["type": "string", "pattern": "^[a-z0-9_-]+$"]
    case .document: ["type": "string", "pattern": "^[a-z0-9_-]+(/[a-z0-9_-]+)*$"]
    case .word(let words): words.count == 1 ? ["const": .string(words[0])] : ["enum": JSONValue(words)]
    case .integer, .tokens: ["type": "integer"]
    case .usd, .share, .number: ["type": "number"]
    case .instant: ["type": "string", "format": "date-time"]
    case .day: ["type": "string", "format": "date"]
    case .flag: ["type": "boolean"]
    }
  }
}
