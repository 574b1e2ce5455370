import Effects

/// Takes SQL text apart into words, names, texts and signs, reading block by block; comments and the commands of psql
/// (`\restrict`) are passed over.
///
/// The grammar is that of Postgres (https://www.postgresql.org/docs/15/sql-syntax-lexical.html), with the quotes of
/// SQLite. Any bytes are taken apart somehow.
struct SQLScanner {
  /// A piece of the text.
  enum Token: Hashable {
    /// A keyword or a name without quotes, as written.
    case word(String)
    /// A name in quotes.
    case name(String)
    /// A text.
    case text([UInt8])
    /// A number's digits.
    case number(String)
    /// Any other sign.
    case sign(UInt8)
    /// A text of more than the limit, or bytes (`X'00'`): known to be there, but not held.
    case unheld
    /// The end of the file.
    case end
  }

  /// The line of the next byte, from 1.
  private(set) var line = 1
  /// The line on which the last token began.
  private(set) var tokenLine = 1

  private let reader: ByteReader
  private let limit: Int
  private var buffer: [UInt8] = []
  private var at = 0

  /// Makes a scanner that holds texts of at most `limit` bytes.
  init(_ reader: ByteReader, limit: Int = 4 << 20) {
    self.reader = reader
    self.limit = limit
  }

  // MARK: Tokens

  /// The next token.
  mutating func next() throws(FileError) -> Token {
    try skipSpace()
    tokenLine = line
    guard let byte = try peek() else { return .end }
    switch byte {
    case UInt8(ascii: "'"):
      advance()
      return try text(closing: byte, hasEscapes: false).map { .text($0) } ?? .unheld
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      advance()
      return .name(String(decoding: try text(closing: byte, hasEscapes: false) ?? [], as: UTF8.self))
    case UInt8(ascii: "$"): return try dollarQuoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "."):
      if let next = try peek(1), (48...57).contains(next) { return try number() }
    default: break
    }
    if Self.isWord(byte) { return try word() }
    advance()
    return .sign(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  private mutating func word() throws(FileError) -> Token {
    var bytes: [UInt8] = []
    while let byte = try peek(), Self.isWord(byte) || byte == UInt8(ascii: "$") {
      // No keyword and no name has more than some sixty bytes.
      if bytes.count < 256 { bytes.append(byte) }
      advance()
    }
    if bytes.count == 1, try peek() == UInt8(ascii: "'") {
      switch bytes[0] | 0x20 {
      case UInt8(ascii: "e"):
        advance()
        return try text(closing: UInt8(ascii: "'"), hasEscapes: true).map { .text($0) } ?? .unheld
      case UInt8(ascii: "x"), UInt8(ascii: "b"):
        advance()
        _ = try text(closing: UInt8(ascii: "'"), hasEscapes: false)
        return .unheld
      default: break
      }
    }
    return .word(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func number() throws(FileError) -> Token {
    var bytes: [UInt8] = []
    while let byte = try peek() {
      let isExponentSign =
        (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && bytes.last.map { $0 | 0x20 } == UInt8(ascii: "e")
      guard Self.isWord(byte) || byte == UInt8(ascii: ".") || isExponentSign else { break }
      if bytes.count < 256 { bytes.append(byte) }
      advance()
    }
    return .number(String(decoding: bytes, as: UTF8.self))
  }

  /// The bytes up to a closing quote, which doubled stands for itself; nil when there are too many.
  private mutating func text(closing quote: UInt8, hasEscapes: Bool) throws(FileError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var isTooLong = false
    var decoder = CopyText.Decoder()
    func take(_ byte: UInt8) {
      if bytes.count < limit { bytes.append(byte) } else { isTooLong = true }
    }
    while let byte = try peek() {
      advance()
      if hasEscapes, decoder.isWithinEscape || byte == UInt8(ascii: "\\") {
        // A quote can end a numeric escape and the text at once.
        guard byte == quote, decoder.canEnd else {
          decoder.feed(byte, take)
          continue
        }
        decoder.finish(take)
      }
      if byte == quote {
        guard try peek() == quote else { break }
        advance()
      }
      take(byte)
    }
    decoder.finish(take)
    return isTooLong ? nil : bytes
  }

  /// `$tag$ … $tag$`, the text of functions, which is passed over; or a lone `$`.
  private mutating func dollarQuoted() throws(FileError) -> Token {
    var tag: [UInt8] = [UInt8(ascii: "$")]
    advance()
    while let byte = try peek(), Self.isWord(byte), tag.count < 64, tag.count > 1 || !(48...57).contains(byte) {
      tag.append(byte)
      advance()
    }
    guard try peek() == UInt8(ascii: "$") else { return .sign(UInt8(ascii: "$")) }
    tag.append(UInt8(ascii: "$"))
    advance()
    // `$` stands only at both ends of the tag, so that a mismatch can begin nothing but a new match.
    var matched = 0
    while let byte = try peek() {
      advance()
      matched = byte == tag[matched] ? matched + 1 : (byte == UInt8(ascii: "$") ? 1 : 0)
      if matched == tag.count { break }
    }
    return .unheld
  }

  private mutating func skipSpace() throws(FileError) {
    while let byte = try peek() {
      switch byte {
      case 0...0x20: advance()
      case 0xEF where line == 1 && at == 0: advance()
      case 0xBB where line == 1 && at == 1, 0xBF where line == 1 && at == 2: advance()
      case UInt8(ascii: "\\"): try skipLine()
      case UInt8(ascii: "-"):
        guard try peek(1) == UInt8(ascii: "-") else { return }
        try skipLine()
      case UInt8(ascii: "/"):
        guard try peek(1) == UInt8(ascii: "*") else { return }
        try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(FileError) {
    var depth = 0
    while let byte = try peek() {
      let pair = (byte, try peek(1))
      advance()
      if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        depth += 1
        advance()
      } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
        depth -= 1
        advance()
        if depth == 0 { return }
      }
    }
  }

  // MARK: Lines

  /// Passes over the rest of the line, and its end.
  mutating func skipLine() throws(FileError) { _ = try takeLine { _ in } }

  /// The bytes up to the end of the line, which is passed over; nil at the end of the file.
  ///
  /// - Returns: at most one byte more than the limit, by which a line that is too long is known.
  mutating func lineBytes() throws(FileError) -> [UInt8]? {
    var bytes: [UInt8] = []
    let limit = limit
    let found = try takeLine { piece in
      if bytes.count <= limit { bytes += piece.prefix(limit + 1 - bytes.count) }
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return found ? bytes : nil
  }

  /// Whether a line that `lineBytes` gave is too long to be held.
  func isTooLong(_ line: [UInt8]) -> Bool { line.count > limit }

  private mutating func takeLine(_ body: (ArraySlice<UInt8>) -> Void) throws(FileError) -> Bool {
    guard try peek() != nil else { return false }
    while try peek() != nil {
      if let newline = buffer[at...].firstIndex(of: UInt8(ascii: "\n")) {
        body(buffer[at..<newline])
        at = newline + 1
        line += 1
        return true
      }
      body(buffer[at...])
      at = buffer.count
    }
    return true
  }

  // MARK: Bytes

  private mutating func peek(_ distance: Int = 0) throws(FileError) -> UInt8? {
    while at + distance >= buffer.count {
      let block = try reader.read(upTo: 1 << 18)
      if block.isEmpty { return nil }
      buffer.removeFirst(at)
      at = 0
      buffer += block
    }
    return buffer[at + distance]
  }

  /// Goes on by a byte that was peeked at.
  private mutating func advance() {
    if buffer[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }
}
