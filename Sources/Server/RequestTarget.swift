/// The target of a request (RFC 9112, 3.2), decoded once.
package struct RequestTarget: Sendable, Hashable {
  /// A name and a value of the query.
  package struct Item: Sendable, Hashable {
    /// The name.
    package let name: String
    /// The value; empty without `=`.
    package let value: String
  }

  /// The path, percent-decoded; an encoded slash stays `%2F`, so that it never parts a path.
  package let path: String
  /// The query's parameters in the order in which they came. What cannot be decoded stays as it was sent: a page never
  /// fails for a parameter that nobody reads.
  package let query: [Item]
  /// The host that an absolute target names (`http://host/path`), in place of the `Host` header; else nil.
  package let authority: String?

  /// Reads a target; nil for what is none: not a path, an escape that is none, bytes that are no UTF-8, control
  /// characters.
  package init?(_ raw: String) {
    var rest = Substring(raw)
    var authority: String?
    for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
      if !rest.hasPrefix("/") { rest = "/" + rest }
    }
    guard rest.utf8.first == UInt8(ascii: "/") else { return nil }
    let question = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    guard let path = PercentEncoding.decodedPath(rest[..<(question ?? rest.endIndex)]) else { return nil }
    self.path = path
    self.authority = authority
    query = question.map { Self.items(rest[rest.index(after: $0)...]) } ?? []
  }

  /// The first value of a parameter, nil where it is not given.
  package func value(_ name: String) -> String? {
    query.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The parameters of a query or of a form's body (`application/x-www-form-urlencoded`).
  package static func items(_ text: Substring) -> [Item] {
    text.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value = equals == pair.endIndex ? Substring() : Substring(pair[pair.index(after: equals)...])
      return Item(name: decoded(Substring(pair[..<equals])), value: decoded(value))
    }
  }

  private static func decoded(_ text: Substring) -> String { PercentEncoding.decodedWord(text) ?? String(text) }
}
