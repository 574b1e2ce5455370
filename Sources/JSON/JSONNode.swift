/// A value of a JSON document that was read, with its place.
package struct JSONNode: Sendable {
  /// What kinds of value there are.
  package enum Kind: Sendable {
    /// An object: its members in the order of the source, members of one name included.
    case object([Member])
    /// An array.
    case array([JSONNode])
    /// A string, unescaped; what was no UTF-8 stands as U+FFFD.
    case string(String)
    /// A number.
    case number(JSONNumber)
    /// `true` or `false`.
    case bool(Bool)
    /// `null`.
    case null
  }

  /// One member of an object.
  package struct Member: Sendable {
    /// The name, unescaped.
    package let key: String
    /// The offset of the name's first byte (of its quote, where it has one), from 0.
    package let keyOffset: Int
    /// The value.
    package let value: JSONNode
  }

  /// The value itself.
  package let kind: Kind
  /// The offset of its first byte, from 0.
  package let offset: Int

  /// The value of the member named `key`: of the last one, where there are several; nil if there is none.
  package subscript(key: String) -> JSONNode? {
    guard case .object(let members) = kind else { return nil }
    return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The string; nil if this is none.
  package var string: String? { if case .string(let text) = kind { text } else { nil } }
  /// The number; nil if this is none.
  package var number: JSONNumber? { if case .number(let number) = kind { number } else { nil } }
  /// The number, if it is a whole one that fits (`1`, `1.0` and `2e3` are whole); otherwise nil.
  package var int64: Int64? { number?.int64 }
  /// The exact number, if it fits; otherwise nil.
  package var decimal: JSONDecimal? { number?.decimal }
  /// The truth value; nil if this is none.
  package var bool: Bool? { if case .bool(let flag) = kind { flag } else { nil } }
  /// Whether this is `null`.
  package var isNull: Bool { if case .null = kind { true } else { false } }
  /// The elements; nil if this is no array.
  package var array: [JSONNode]? { if case .array(let elements) = kind { elements } else { nil } }
  /// The members in the order of the source; nil if this is no object.
  package var members: [Member]? { if case .object(let members) = kind { members } else { nil } }

  /// The kind in words, for messages: "a string", "null".
  package var kindName: String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool(let flag): flag ? "true" : "false"
    case .null: "null"
    }
  }
}

/// A number as it stands in a document.
package struct JSONNumber: Sendable, Hashable {
  /// The text of the source.
  package let text: String
  /// The exact value; nil if it needs more digits than are kept (as `1e400`).
  package let decimal: JSONDecimal?
  /// The value, if it is a whole number that fits; otherwise nil.
  package var int64: Int64? { decimal?.int64 }
}

/// A JSON document that was read.
package struct JSONDocument: Sendable {
  /// The value of the document.
  package let root: JSONNode
  /// The places of the document's lines.
  package let lines: LineIndex
  /// The offset of the first byte that is no UTF-8 and was replaced by U+FFFD; nil if there is none.
  package let firstRepairedOffset: Int?

  /// The line and the column of a value.
  package func position(of node: JSONNode) -> JSONPosition { lines.position(of: node.offset) }
  /// The line and the column of a member's name.
  package func position(of member: JSONNode.Member) -> JSONPosition { lines.position(of: member.keyOffset) }
}
