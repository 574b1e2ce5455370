/// Making text of what programs print for terminals.
enum LogText {
  /// The most characters (Unicode scalars) of a message that are kept.
  static let messageLimit = 500

  /// The bytes without colours and other terminal sequences (ECMA-48), without control characters (C0, DEL, C1); a tab
  /// becomes a blank.
  static func cleaned(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return Array(bytes) }
    var kept: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x1B: skipSequence(&rest)
      case 0x09: kept.append(0x20)
      case 0..<0x20, 0x7F: break
      case 0xC2:
        // U+0080 to U+009F.
        if let next = rest.first, (0x80...0x9F).contains(next) { rest.removeFirst() } else { kept.append(byte) }
      default: kept.append(byte)
      }
    }
    return kept
  }

  /// Steps over a sequence whose ESC is already taken.
  private static func skipSequence(_ rest: inout ArraySlice<UInt8>) {
    switch rest.first {
    case UInt8(ascii: "["):
      rest.removeFirst()
      // Parameters and intermediates, then one final byte.
      while let byte = rest.first, (0x20...0x3F).contains(byte) { rest.removeFirst() }
      if let byte = rest.first, (0x40...0x7E).contains(byte) { rest.removeFirst() }
    case UInt8(ascii: "]"):
      // An operating system command (a title, a link) ends with BEL or ESC \.
      let end = rest.firstIndex { $0 == 0x07 || $0 == 0x1B } ?? rest.endIndex
      rest = rest[end...]
      if rest.popFirst() == 0x1B, rest.first == UInt8(ascii: "\\") { rest.removeFirst() }
    case let byte? where (0x30...0x7E).contains(byte): rest.removeFirst()
    default: break
    }
  }

  /// One line of at most `limit` characters, without blanks at its ends; what is longer ends with "…".
  static func clipped(_ text: String, limit: Int = messageLimit) -> String {
    var bytes = Array(text.utf8)[...]
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    guard bytes.count > limit else { return bytes.text }
    var count = 0
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      count += 1
      if count > limit { return bytes.prefix(offset).text + "…" }
    }
    return bytes.text
  }

  /// The lines of a text that are not blank, free of control characters.
  static func lines(of text: String) -> [String] {
    text.utf8.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      let cleaned = cleaned(line)
      return cleaned.allSatisfy { $0 == 0x20 } ? nil : String(decoding: cleaned, as: UTF8.self)
    }
  }
}
