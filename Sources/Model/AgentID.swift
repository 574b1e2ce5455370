/// Making one id of an agent's many spellings.
package enum AgentID {
  /// The id of a name: a trailing "(alias)" cut off, lower-cased, each run of characters outside `[a-z0-9_-]` as one `-`,
  /// no `-` at the ends, at most 64 characters. A name with letters or digits of other scripts has a short hash of the
  /// name at its end, so that two such names never share an id. Nil when the name has no letter or digit at all.
  package static func normalized(_ name: String) -> String? {
    var id: [UInt8] = []
    var hasOtherLetters = false
    let lowered = withoutAlias(name).lowercased()
    for scalar in lowered.unicodeScalars {
      let value = scalar.value
      let isPlain = (97...122).contains(value) || (48...57).contains(value) || value == 95 || value == 45
      if isPlain {
        if id.count < 64 { id.append(UInt8(value)) }
      } else {
        if id.last != UInt8(ascii: "-"), id.count < 64 { id.append(UInt8(ascii: "-")) }
        let properties = scalar.properties
        if value > 127, properties.isAlphabetic || properties.numericType != nil { hasOtherLetters = true }
      }
    }
    while id.last == UInt8(ascii: "-") { id.removeLast() }
    if hasOtherLetters { id = Array(id.prefix(55)) + Array("-\(hash(lowered))".utf8) }
    let text = String(decoding: id.drop { $0 == UInt8(ascii: "-") }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  /// Eight hexadecimal digits of the text's bytes (FNV-1a, 64 bits folded to 32).
  private static func hash(_ text: String) -> String {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
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
