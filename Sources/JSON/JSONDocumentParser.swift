/// Which grammar a document is written in.
package enum JSONDialect: Sendable, Hashable {
  /// RFC 8259, to the letter.
  case json
  /// JSON5 (spec.json5.org): comments, trailing commas, single quotes, unquoted keys, hexadecimal numbers, signs and
  /// points at the edge of a number, continued lines. `NaN` and `Infinity` are refused, as they are no amounts.
  case json5
}

/// Reads a whole JSON document into nodes that know their places.
///
/// Any bytes give a document or an error. Invalid UTF-8 is repaired and reported; members of one name are all kept.
package struct JSONDocumentParser {
  /// The deepest nesting of objects and arrays that is read.
  package static let maximumDepth = 512
  /// The most values that are read: each takes some hundred bytes of memory, however short it is written.
  package static let maximumCount = 1_000_000

  let bytes: [UInt8]
  let dialect: JSONDialect
  var at = 0
  private var depth = 0
  private var count = 0

  private init(bytes: [UInt8], dialect: JSONDialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// Reads the document in `bytes`; a byte order mark at its start is skipped.
  ///
  /// - Parameter limitBytes: the largest size that is read.
  /// - Throws: what is wrong first.
  package static func parse(
    _ bytes: [UInt8], dialect: JSONDialect = .json, limitBytes: Int = 256 << 20
  ) throws(JSONParseError) -> JSONDocument {
    if bytes.count > limitBytes {
      throw JSONParseError("the document has \(bytes.count) bytes, the limit is \(limitBytes)", at: 0, in: [])
    }
    var parser = JSONDocumentParser(bytes: bytes, dialect: dialect)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
    try parser.skipSpace()
    let root = try parser.value()
    try parser.skipSpace()
    if parser.at < bytes.count { throw parser.error("there is more after the end of the document") }
    return JSONDocument(root: root, lines: LineIndex(bytes), firstRepairedOffset: firstInvalidUTF8(bytes))
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  // MARK: Values

  private mutating func value() throws(JSONParseError) -> JSONNode {
    let start = at
    count += 1
    if count > Self.maximumCount { throw error("the document has more than \(Self.maximumCount) values") }
    guard let byte = peek() else { throw error("a value is missing at the end of the text") }
    switch byte {
    case UInt8(ascii: "{"): return JSONNode(kind: .object(try members()), offset: start)
    case UInt8(ascii: "["): return JSONNode(kind: .array(try elements()), offset: start)
    case UInt8(ascii: "\""): return JSONNode(kind: .string(try quoted()), offset: start)
    case UInt8(ascii: "'") where dialect == .json5: return JSONNode(kind: .string(try quoted()), offset: start)
    default: break
    }
    if takeWord("true") { return JSONNode(kind: .bool(true), offset: start) }
    if takeWord("false") { return JSONNode(kind: .bool(false), offset: start) }
    if takeWord("null") { return JSONNode(kind: .null, offset: start) }
    return JSONNode(kind: .number(try number()), offset: start)
  }

  private mutating func members() throws(JSONParseError) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    try enter()
    while true {
      try skipSpace()
      if take("}") { break }
      if !members.isEmpty {
        if !take(",") { throw error("a comma or } is missing") }
        try skipSpace()
        if dialect == .json5, take("}") { break }
      }
      let keyOffset = at
      let key = try key()
      try skipSpace()
      if !take(":") { throw error("a colon is missing after the key") }
      try skipSpace()
      members.append(.init(key: key, keyOffset: keyOffset, value: try value()))
    }
    depth -= 1
    return members
  }

  private mutating func elements() throws(JSONParseError) -> [JSONNode] {
    var elements: [JSONNode] = []
    try enter()
    while true {
      try skipSpace()
      if take("]") { break }
      if !elements.isEmpty {
        if !take(",") { throw error("a comma or ] is missing") }
        try skipSpace()
        if dialect == .json5, take("]") { break }
      }
      elements.append(try value())
    }
    depth -= 1
    return elements
  }

  private mutating func enter() throws(JSONParseError) {
    depth += 1
    if depth > Self.maximumDepth { throw error("the nesting is deeper than \(Self.maximumDepth)") }
    at += 1
  }

  // MARK: Bytes

  func peek(_ distance: Int = 0) -> UInt8? { at + distance < bytes.count ? bytes[at + distance] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    if peek() != UInt8(ascii: character) { return false }
    at += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - at >= length else { return false }
    let isEqual = word.withUTF8Buffer { $0.elementsEqual(bytes[at..<at + length]) }
    if isEqual { at += length }
    return isEqual
  }

  /// An error at the current byte, or at `offset`.
  func error(_ message: String, at offset: Int? = nil) -> JSONParseError {
    JSONParseError(message, at: offset ?? at, in: bytes)
  }
}
