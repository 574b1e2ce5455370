import JSON

extension JSONNode {
  /// The same value, to be written. A number of more digits than are kept becomes a text.
  var value: JSONValue {
    switch kind {
    case .object(let members):
      // Of members of one name the last counts.
      var last: [String: Int] = [:]
      for (index, member) in members.enumerated() { last[member.key] = index }
      return .object(
        members.enumerated().filter { last[$0.element.key] == $0.offset }
          .map { JSONMember($0.element.key, $0.element.value.value) })
    case .array(let elements): return .array(elements.map(\.value))
    case .string(let text): return .string(text)
    case .number(let number): return number.decimal.map(JSONValue.decimal) ?? .string(number.text)
    case .bool(let flag): return .bool(flag)
    case .null: return .null
    }
  }
}

extension JSONValue {
  /// The text; nil if this is none.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements; nil if this is no array.
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members; nil if this is no object.
  var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

  /// The same with each text changed.
  func mapTexts(_ change: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { $0.mapTexts(change) })
    case .object(let members): .object(members.map { JSONMember($0.key, $0.value.mapTexts(change)) })
    case .integer, .decimal, .bool, .null: self
    }
  }
}
