/// Making one id of an agent's many spellings.
package enum AgentID {
  /// The id of a name: a trailing "(alias)" cut off, lower-cased, each run of characters outside `[a-z0-9_-]` as one `-`, no `-` at the ends, at
  /// most 64 characters. Nil when nothing is left.
  package static func normalized(_ name: String) -> String? {
    var id: [UInt8] = []
    for scalar in withoutAlias(name).lowercased().unicodeScalars {
      let value = scalar.value
      let isPlain = (97...122).contains(value) || (48...57).contains(value) || value == 95 || value == 45
      if isPlain {
        id.append(UInt8(value))
      } else if id.last != UInt8(ascii: "-") {
        id.append(UInt8(ascii: "-"))
      }
      if id.count >= 64 { break }
    }
    while id.last == UInt8(ascii: "-") { id.removeLast() }
    let text = String(decoding: id.drop { $0 == UInt8(ascii: "-") }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  /// The name without a trailing parenthesis: "Nexus" of "Nexus (Air1ck3ff)".
  package static func withoutAlias(_ name: String) -> String {
    guard name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return name
    }
    let head = name[..<open]
    let trimmed = String(head.reversed().drop { $0.isWhitespace }.reversed())
    return trimmed.isEmpty ? name : trimmed
  }

  /// The text of a trailing parenthesis: "Air1ck3ff" of "Nexus (Air1ck3ff)", or nil.
  package static func alias(in name: String) -> String? {
    guard name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")),
      open > name.startIndex
    else { return nil }
    let inner = name[name.utf8.index(after: open)...].dropLast()
    return inner.isEmpty ? nil : String(inner)
  }
}
