// Reading and skipping the values of a line.

extension JSONLineScanner {
  /// Reads a string; nil if the value is of another kind (it is skipped).
  package mutating func readText() throws(JSONLineError) -> JSONLineText? {
    guard try take(.string) else { return nil }
    let text = try scanString()
    expectation = .afterValue
    return text
  }

  /// Reads a whole number (`1`, `1.0` and `2e3` are whole); nil if the value is of another kind (it is skipped).
  ///
  /// - Throws: also if the number has decimal places or does not fit.
  package mutating func readInteger() throws(JSONLineError) -> Int64? {
    guard try take(.number) else { return nil }
    if let value = shortInteger() { return value }
    let start = at
    let decimal = try scanDecimal()
    if let value = decimal.int64 { return value }
    throw JSONLineError(offset: start, reason: decimal.scale > 0 ? .notWhole : .numberOutOfRange)
  }

  /// Reads a number exactly; nil if the value is of another kind (it is skipped).
  ///
  /// - Throws: also if the number needs more digits than are kept (as `1e400`).
  package mutating func readDecimal() throws(JSONLineError) -> JSONDecimal? {
    guard try take(.number) else { return nil }
    if let value = shortInteger() { return JSONDecimal(mantissa: Int128(value)) }
    return try scanDecimal()
  }

  /// Reads `true` or `false`; nil if the value is of another kind (it is skipped).
  package mutating func readBool() throws(JSONLineError) -> Bool? {
    guard try take(.bool) else { return nil }
    let value = bytes[at] == UInt8(ascii: "t")
    try skipValue()
    return value
  }

  /// Skips the value and gives its bytes as they stand, to be scanned or parsed later; valid as long as the line is.
  package mutating func readRaw() throws(JSONLineError) -> UnsafeRawBufferPointer {
    _ = try kind()
    let start = at
    try skipValue()
    return UnsafeRawBufferPointer(rebasing: bytes[start..<at])
  }

  /// Skips the value that comes next.
  package mutating func skipValue() throws(JSONLineError) {
    switch try kind() {
    case .object, .array:
      at += 1
      try skipOut(of: 1)
    case .string: at = try closingQuote(of: at) + 1
    case .number:
      guard let number = ScannedNumber(bytes, from: at) else { throw error(.malformedNumber) }
      at = number.end
    case .null: try skipWord("null")
    case .bool: try skipWord(bytes[at] == UInt8(ascii: "t") ? "true" : "false")
    }
    expectation = .afterValue
  }

  /// Goes to the value; skips it unless it is of the wanted kind.
  private mutating func take(_ wanted: JSONLineKind) throws(JSONLineError) -> Bool {
    if try kind() == wanted { return true }
    try skipValue()
    return false
  }

  // MARK: Strings

  /// Reads the string at the current quote and checks its escapes.
  mutating func scanString() throws(JSONLineError) -> JSONLineText {
    let start = at + 1
    let end = try closingQuote(of: at)
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    let firstEscape = ByteSearch.first(UInt8(ascii: "\\"), in: raw, from: 0)
    if let firstEscape, let fault = JSONEscapes.firstFault(raw, from: firstEscape) {
      throw JSONLineError(offset: start + fault, reason: .malformedEscape)
    }
    at = end + 1
    return JSONLineText(raw: raw, isEscaped: firstEscape != nil)
  }

  /// The offset of the quote that closes the string whose first quote is at `opening`: the next one with an even number
  /// of backslashes before it. Each backslash is looked at once, as a run of them ends at the quote it was counted for.
  private func closingQuote(of opening: Int) throws(JSONLineError) -> Int {
    var from = opening + 1
    while let quote = ByteSearch.first(UInt8(ascii: "\""), in: bytes, from: from) {
      var runStart = quote
      while bytes[runStart - 1] == UInt8(ascii: "\\") { runStart -= 1 }
      if (quote - runStart) & 1 == 0 { return quote }
      from = quote + 1
    }
    throw JSONLineError(offset: bytes.count, reason: .endOfLine)
  }

  // MARK: Skipping

  /// Goes behind the closing brackets of the innermost `levels` objects and arrays.
  mutating func skipOut(of levels: Int) throws(JSONLineError) {
    var open = levels
    var at = self.at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): at = try closingQuote(of: at)
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        if open == 0 {
          self.at = at + 1
          return
        }
      default: break
      }
      at += 1
    }
    self.at = bytes.count
    throw error(.endOfLine)
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONLineError) {
    let end = at + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw JSONLineError(offset: bytes.count, reason: .endOfLine) }
    guard ByteSearch.areEqual(UnsafeRawBufferPointer(rebasing: bytes[at..<end]), word) else { throw error(.malformed) }
    at = end
  }

  // MARK: Numbers

  /// Reads a number of at most 18 digits and nothing else, which most are; nil leaves it to the full grammar.
  private mutating func shortInteger() -> Int64? {
    let isNegative = bytes[at] == UInt8(ascii: "-")
    let start = isNegative ? at + 1 : at
    let limit = min(bytes.count, start + 19)
    var end = start
    var value: Int64 = 0
    while end < limit, bytes[end] &- UInt8(ascii: "0") < 10 {
      if end - start == 18 { return nil }
      value = value &* 10 &+ Int64(bytes[end] &- UInt8(ascii: "0"))
      end += 1
    }
    if end == start || (end - start > 1 && bytes[start] == UInt8(ascii: "0")) { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] | 0x20 == UInt8(ascii: "e") { return nil }
    at = end
    expectation = .afterValue
    return isNegative ? -value : value
  }

  private mutating func scanDecimal() throws(JSONLineError) -> JSONDecimal {
    guard let number = ScannedNumber(bytes, from: at) else { throw error(.malformedNumber) }
    guard let decimal = number.decimal else { throw error(.numberOutOfRange) }
    at = number.end
    expectation = .afterValue
    return decimal
  }
}
