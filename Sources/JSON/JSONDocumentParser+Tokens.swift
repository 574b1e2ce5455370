// The small parts of a document: white space and comments, keys, strings, numbers.

extension JSONDocumentParser {
  /// Skips white space and, in JSON5, comments.
  mutating func skipSpace() throws(JSONParseError) {
    while let byte = peek() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case 0x0B...0x0C where dialect == .json5: at += 1
      case 0xC2 where dialect == .json5 && peek(1) == 0xA0: at += 2
      case 0xEF where dialect == .json5 && peek(1) == 0xBB && peek(2) == 0xBF: at += 3
      case 0xE2 where dialect == .json5 && isLineSeparator: at += 3
      case UInt8(ascii: "/") where dialect == .json5: try skipComment()
      default: return
      }
    }
  }

  private var isLineSeparator: Bool { peek(1) == 0x80 && (peek(2) ?? 0) & 0xFE == 0xA8 }

  private mutating func skipComment() throws(JSONParseError) {
    let start = at
    switch peek(1) {
    case UInt8(ascii: "/"):
      while let byte = peek(), byte != 0x0A, byte != 0x0D { at += 1 }
    case UInt8(ascii: "*"):
      at += 2
      while peek() != UInt8(ascii: "*") || peek(1) != UInt8(ascii: "/") {
        if at >= bytes.count { throw error("the comment is not closed", at: start) }
        at += 1
      }
      at += 2
    default: throw error("a single / begins no comment")
    }
  }

  /// Reads a key: a string or, in JSON5, a name.
  mutating func key() throws(JSONParseError) -> String {
    if peek() == UInt8(ascii: "\"") { return try quoted() }
    guard dialect == .json5 else { throw error("a key in double quotes is missing") }
    if peek() == UInt8(ascii: "'") { return try quoted() }
    let start = at
    while let byte = peek(), Self.isNameByte(byte, isFirst: at == start) { at += 1 }
    if at == start { throw error("a key is missing") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }

  /// Reads the string at the current quote.
  mutating func quoted() throws(JSONParseError) -> String {
    let start = at
    let quote = bytes[at]
    at += 1
    var isEscaped = false
    while let byte = peek(), byte != quote {
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        at += 1
        if dialect == .json5, peek() == 0x0D, peek(1) == 0x0A { at += 1 }
      } else if byte < 0x20, dialect == .json || byte == 0x0A || byte == 0x0D {
        throw error("a control character stands in a string")
      }
      at += 1
    }
    guard at < bytes.count else { throw error("the string is not closed", at: start) }
    let inside = start + 1..<at
    at += 1
    if !isEscaped { return String(decoding: bytes[inside], as: UTF8.self) }
    do throws(JSONEscapes.Fault) {
      return String(decoding: try JSONEscapes.decode(bytes, inside, dialect: dialect), as: UTF8.self)
    } catch {
      throw self.error(error.message, at: error.offset)
    }
  }

  /// Reads a number; what is none is an unknown value.
  mutating func number() throws(JSONParseError) -> JSONNumber {
    let start = at
    let decimal: JSONDecimal?
    if dialect == .json5, let (value, end) = hexadecimal() {
      decimal = value
      at = end
    } else if let number = ScannedNumber(bytes, from: at, isRelaxed: dialect == .json5) {
      decimal = number.decimal
      at = number.end
    } else {
      throw error("this is no value")
    }
    if let byte = peek(), Self.isNameByte(byte, isFirst: false) || byte == UInt8(ascii: ".") {
      throw error("the number is malformed", at: start)
    }
    return JSONNumber(text: String(decoding: bytes[start..<at], as: UTF8.self), decimal: decimal)
  }

  private func hexadecimal() -> (JSONDecimal?, end: Int)? {
    var end = at
    let isNegative = peek() == UInt8(ascii: "-")
    if isNegative || peek() == UInt8(ascii: "+") { end += 1 }
    guard end + 2 < bytes.count, bytes[end] == UInt8(ascii: "0"), bytes[end + 1] | 0x20 == UInt8(ascii: "x") else {
      return nil
    }
    end += 2
    let digitsStart = end
    var value: Int128? = 0
    while end < bytes.count, let digit = JSONEscapes.hexDigit(bytes[end]) {
      value = value.flatMap { $0 >> 120 == 0 ? $0 << 4 | Int128(digit) : nil }
      end += 1
    }
    if end == digitsStart { return nil }
    return (value.map { JSONDecimal(mantissa: isNegative ? -$0 : $0) }, end)
  }
}
