package import Model

/// A published value: what a document consists of, each leaf with its kind, so that a page can print dollars as dollars while
/// the JSON keeps the exact number.
package enum DocumentValue: Sendable, Hashable {
  /// Members in the order in which people read them; JSON sorts them.
  case object([DocumentMember])
  case list(DocumentList)
  case text(String)
  /// The id of an agent of this site, which has a page of its own; in JSON a string.
  case agent(String)
  /// The name of another document of this site, which has a page at the path of the same name; in JSON a string.
  case document(String)
  /// A count of things.
  case integer(Int64)
  /// A count of tokens.
  case tokens(Int64)
  /// US dollars.
  case usd(USDTotal)
  /// A price in US dollars, which is never shown rounded.
  case price(USDTotal)
  /// A share of a whole, from 0 to 1, in millionths.
  case share(millionths: Int64)
  /// Any other number, exact: mantissa × 10^-scale.
  case number(mantissa: Int128, scale: Int)
  case instant(Instant)
  case day(Day)
  case flag(Bool)
  /// A value that is not known.
  case null

  /// The member of an object, or nil.
  package subscript(name: String) -> DocumentValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// Puts another value in the place of a member's, where the object has that member.
  mutating func replace(_ name: String, with value: DocumentValue) {
    guard case .object(var members) = self, let index = members.firstIndex(where: { $0.name == name }) else { return }
    members[index].value = value
    self = .object(members)
  }

  /// An array of elements that are there.
  package static func array(_ elements: [DocumentValue]) -> DocumentValue { .list(DocumentList(elements)) }

  /// The elements of an array, or nil.
  package var elements: DocumentList? {
    guard case .list(let elements) = self else { return nil }
    return elements
  }

  /// The value with all that is deferred in it made, to be read more than once.
  package var whole: DocumentValue {
    switch self {
    case .object(let members): .object(members.map { DocumentMember($0.name, $0.value.whole) })
    case .list(let elements): .list(elements.whole)
    default: self
    }
  }

  /// The value with every text replaced; the names of members are ours and stay.
  package func mapTexts(_ transform: @escaping @Sendable (String) -> String) -> DocumentValue {
    switch self {
    case .object(let members):
      .object(members.map { DocumentMember($0.name, $0.value.mapTexts(transform)) })
    case .list(let elements): .list(elements.mapTexts(transform))
    case .text(let text): .text(transform(text))
    default: self
    }
  }
}

/// A member of a published object.
package struct DocumentMember: Sendable, Hashable {
  /// The name in JSON and in templates.
  package var name: String
  /// The value.
  package var value: DocumentValue

  /// Makes a member.
  package init(_ name: String, _ value: DocumentValue) {
    self.name = name
    self.value = value
  }
}

extension DocumentValue {
  /// A text, or null.
  init(_ text: String?) { self = text.map(DocumentValue.text) ?? .null }
  /// A count, or null.
  init(_ count: Int?) { self = count.map { .integer(Int64($0)) } ?? .null }
  /// A count, or null.
  init(_ count: Int64?) { self = count.map(DocumentValue.integer) ?? .null }
  /// A time, or null.
  init(_ instant: Instant?) { self = instant.map(DocumentValue.instant) ?? .null }
  /// A day, or null.
  init(_ day: Day?) { self = day.map(DocumentValue.day) ?? .null }
  /// Dollars, or null.
  init(_ amount: USDTotal?) { self = amount.map(DocumentValue.usd) ?? .null }
  /// Tokens, or null.
  init(_ tokens: Tokens?) { self = tokens.map { .tokens($0.count) } ?? .null }
  /// Texts.
  init(_ texts: [String]) { self = .array(texts.map(DocumentValue.text)) }
}
