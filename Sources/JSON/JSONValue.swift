/// A JSON value that is to be written.
///
/// Numbers are exact: there is no binary fraction among the cases.
package enum JSONValue: Sendable, Hashable {
  /// An object; the writer puts the members into the order of their keys.
  case object([JSONMember])
  /// An array.
  case array([JSONValue])
  /// A string.
  case string(String)
  /// A whole number.
  case integer(Int64)
  /// An exact decimal number.
  case decimal(JSONDecimal)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`: known to be absent.
  case null

  /// The value, or `null` where there is none.
  package init(_ value: JSONValue?) { self = value ?? .null }
  /// A string, or `null` where there is none.
  package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  /// A whole number, or `null` where there is none.
  package init(_ number: Int64?) { self = number.map(JSONValue.integer) ?? .null }
  /// A whole number, or `null` where there is none.
  package init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  /// An exact decimal, or `null` where there is none.
  package init(_ number: JSONDecimal?) { self = number.map(JSONValue.decimal) ?? .null }
  /// `true` or `false`, or `null` where that is not known.
  package init(_ flag: Bool?) { self = flag.map(JSONValue.bool) ?? .null }
  /// An array of strings.
  package init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// The value of the member named `key`; nil if this is no object or has none.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

/// One member of a JSON object.
package struct JSONMember: Sendable, Hashable {
  /// The name, unescaped.
  package var key: String
  /// The value.
  package var value: JSONValue

  /// Makes a member.
  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  package init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number.
  package init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes `true` or `false`.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes `null`.
  package init(nilLiteral: ()) { self = .null }
  /// Makes an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Makes an object with the members as written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }
}
