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
    if let value = shortDecimal() { return value }
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
    case .string: at = try stringEnd(at).end + 1
    case .number:
      guard let number = ScannedNumber(bytes, from: at) else { throw error(.malformedNumber) }
      at = number.end
    case .null: try skipWord("null")
    case .bool: try skipWord(bytes[at] == UInt8(ascii: "t") ? "true" : "false")
    }
    expectation = .afterValue
  }

  /// Goes to the value; skips it unless it is of the wanted kind.
  @inline(__always) private mutating func take(_ wanted: JSONLineKind) throws(JSONLineError) -> Bool {
    if try kind() == wanted { return true }
    try skipValue()
    return false
  }

  // MARK: Strings

  /// Reads the string at the current quote and checks its escapes.
  mutating func scanString() throws(JSONLineError) -> JSONLineText {
    let start = at + 1
    let (end, isEscaped) = try stringEnd(at)
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if isEscaped, let first = ByteSearch.first(UInt8(ascii: "\\"), in: raw, from: 0),
      let fault = JSONEscapes.firstFault(raw, from: first)
    {
      throw JSONLineError(offset: start + fault, reason: .malformedEscape)
    }
    at = end + 1
    return JSONLineText(raw: raw, isEscaped: isEscaped)
  }

  /// The offset of the quote that closes the string whose first quote is at `opening`, and whether an escape stands
  /// between them.
  @inline(__always) private func stringEnd(_ opening: Int) throws(JSONLineError) -> (end: Int, isEscaped: Bool) {
    guard let found = ByteSearch.stringEnd(in: bytes, from: opening + 1) else {
      throw JSONLineError(offset: bytes.count, reason: .endOfLine)
    }
    return found
  }

  // MARK: Skipping

  /// Goes behind the closing brackets of the innermost `levels` objects and arrays.
  mutating func skipOut(of levels: Int) throws(JSONLineError) {
    var open = levels
    var at = self.at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""): at = try stringEnd(at).end
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

  /// Reads a number without an exponent whose digits fit into 18 places, which nearly all are; nil leaves it to the full
  /// grammar.
  private mutating func shortDecimal() -> JSONDecimal? {
    let isNegative = bytes[at] == UInt8(ascii: "-")
    let start = isNegative ? at + 1 : at
    var end = start
    var value: Int64 = 0
    guard takeDigits(&end, &value), end > start, end == start + 1 || bytes[start] != UInt8(ascii: "0") else {
      return nil
    }
    var scale = 0
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let point = end
      end += 1
      guard takeDigits(&end, &value), end > point + 1, end - point <= 40 else { return nil }
      scale = end - point - 1
      while scale > 0, value % 10 == 0 {
        value /= 10
        scale -= 1
      }
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") { return nil }
    at = end
    expectation = .afterValue
    return JSONDecimal(lowest: isNegative ? -value : value, scale: value == 0 ? 0 : scale)
  }

  /// Adds the digits at `end` to `value`; false when they need more than 18 places.
  @inline(__always) private func takeDigits(_ end: inout Int, _ value: inout Int64) -> Bool {
    while end < bytes.count, bytes[end] &- UInt8(ascii: "0") < 10 {
      if value >= 100_000_000_000_000_000 { return false }
      value = value &* 10 &+ Int64(bytes[end] &- UInt8(ascii: "0"))
      end += 1
    }
    return true
  }

  private mutating func scanDecimal() throws(JSONLineError) -> JSONDecimal {
    guard let number = ScannedNumber(bytes, from: at) else { throw error(.malformedNumber) }
    guard let decimal = number.decimal else { throw error(.numberOutOfRange) }
    at = number.end
    expectation = .afterValue
    return decimal
  }
}
