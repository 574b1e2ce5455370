/// Walks over the JSON value in one line of a JSON Lines file without building anything.
///
/// The caller enters objects, asks for key after key, and reads or leaves each value; a value that was not read is
/// skipped when the next key is asked for. As soon as it is plain that a line cannot count, the caller just stops.
///
///     var line = JSONLineScanner(bytes)
///     guard try line.enterObject() else { return }
///     while let key = try line.nextKey() {
///       switch key {
///       case "type": guard let type = try line.readText(), type == "message" else { return }
///       case "usage": if try line.enterObject() { while let key = try line.nextKey() { … } }
///       default: break
///       }
///     }
///     try line.finish()
///
/// What is read is checked to the letter. What is skipped is checked only for its brackets' number and its strings'
/// ends; control characters in strings are let pass. Members of one name are all visited: the last should win. No bytes
/// lead to a trap, no nesting to recursion, and the time grows with the length of the line.
package struct JSONLineScanner {
  /// What may come next.
  enum Expectation {
    case value
    case firstMember
    case afterValue
  }

  let bytes: UnsafeRawBufferPointer
  var at = 0
  var depth = 0
  var expectation = Expectation.value

  /// Makes a scanner over the bytes of a line, which must stay valid while it is used.
  ///
  /// A byte order mark, white space and NUL bytes (from a file that was not closed in a crash) before the value are
  /// skipped, as are the last two after it; the line's ending may be part of `line`.
  package init(_ line: UnsafeRawBufferPointer) {
    bytes = line
    if line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { at = 3 }
    skipMargin()
  }

  /// The offset of the next byte in the line, from 0.
  package var offset: Int { at }

  /// Whether the line holds nothing (at the start), or nothing more (after the value).
  package var isAtEnd: Bool { at >= bytes.count }

  /// The kind of the value that comes next.
  ///
  /// - Throws: if no value can begin here.
  package mutating func kind() throws(JSONLineError) -> JSONLineKind {
    guard expectation == .value else { throw error(.malformed) }
    switch try byteAfterSpace() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw error(.malformed)
    }
  }

  // MARK: Containers

  /// Enters the object that comes next; a value of another kind is skipped.
  ///
  /// - Returns: false if the value is no object.
  package mutating func enterObject() throws(JSONLineError) -> Bool { try enter(.object) }

  /// Enters the array that comes next; a value of another kind is skipped.
  ///
  /// - Returns: false if the value is no array.
  package mutating func enterArray() throws(JSONLineError) -> Bool { try enter(.array) }

  private mutating func enter(_ wanted: JSONLineKind) throws(JSONLineError) -> Bool {
    guard try kind() == wanted else {
      try skipValue()
      return false
    }
    at += 1
    depth += 1
    expectation = .firstMember
    return true
  }

  /// The next key of the object that was entered last; nil, and the object is left, at its end.
  package mutating func nextKey() throws(JSONLineError) -> JSONLineText? {
    guard try advance(closing: UInt8(ascii: "}")) else { return nil }
    guard try byteAfterSpace() == UInt8(ascii: "\"") else { throw error(.malformed) }
    let key = try scanString()
    guard try byteAfterSpace() == UInt8(ascii: ":") else { throw error(.malformed) }
    at += 1
    expectation = .value
    return key
  }

  /// Goes to the next element of the array that was entered last; false, and the array is left, at its end.
  package mutating func nextElement() throws(JSONLineError) -> Bool {
    guard try advance(closing: UInt8(ascii: "]")) else { return false }
    expectation = .value
    return true
  }

  /// Goes behind the comma, if one is due, or behind the closing bracket; false in the latter case.
  @inline(__always) private mutating func advance(closing: UInt8) throws(JSONLineError) -> Bool {
    if expectation == .value { try skipValue() }
    guard depth > 0 else { throw error(.malformed) }
    let byte = try byteAfterSpace()
    if byte == closing {
      at += 1
      depth -= 1
      expectation = .afterValue
      return false
    }
    if expectation == .afterValue {
      guard byte == UInt8(ascii: ",") else { throw error(.malformed) }
      at += 1
    }
    return true
  }

  /// Skips the rest of the object or array that was entered last.
  package mutating func leave() throws(JSONLineError) {
    guard depth > 0 else { throw error(.malformed) }
    try skipOut(of: 1)
    depth -= 1
    expectation = .afterValue
  }

  /// Skips the rest of everything that was entered and checks that the line ends there.
  package mutating func finish() throws(JSONLineError) {
    if depth > 0 {
      try skipOut(of: depth)
      depth = 0
    } else if expectation == .value {
      try skipValue()
    }
    expectation = .afterValue
    skipMargin()
    if at < bytes.count { throw error(.trailingBytes) }
  }

  // MARK: Bytes

  private mutating func skipMargin() {
    while at < bytes.count, bytes[at] == 0 || Self.isSpace(bytes[at]) { at += 1 }
  }

  /// The byte that comes next, after white space, of which most lines have none.
  @inline(__always) mutating func byteAfterSpace() throws(JSONLineError) -> UInt8 {
    if at < bytes.count, bytes[at] > 0x20 { return bytes[at] }
    return try byteAfterSomeSpace()
  }

  private mutating func byteAfterSomeSpace() throws(JSONLineError) -> UInt8 {
    while at < bytes.count {
      if !Self.isSpace(bytes[at]) { return bytes[at] }
      at += 1
    }
    throw error(.endOfLine)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 || byte == 0x0A }

  /// An error at the current byte.
  func error(_ reason: JSONLineError.Reason) -> JSONLineError { JSONLineError(offset: at, reason: reason) }
}

/// The kinds of value in a line.
package enum JSONLineKind: Sendable, Hashable {
  /// An object.
  case object
  /// An array.
  case array
  /// A string.
  case string
  /// A number.
  case number
  /// `true` or `false`.
  case bool
  /// `null`.
  case null
}
