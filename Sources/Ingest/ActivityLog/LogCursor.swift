/// A cursor over the bytes of one log line.
struct LogCursor {
  let bytes: [UInt8]
  var position = 0

  /// Starts at the first byte.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// The bytes from the position on.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// The byte `distance` bytes ahead, or nil behind the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// Steps over a text if it is next.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    let isNext = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
    if isNext { position += count }
    return isNext
  }

  /// Steps over blanks.
  mutating func skipBlanks() { while take(" ") {} }

  /// Takes exactly `count` digits, or nothing.
  mutating func digits(_ count: Int) -> Int? {
    guard bytes.count - position >= count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += count
    return value
  }

  /// Takes one or two digits, or nothing.
  mutating func oneOrTwoDigits() -> Int? { digits(2) ?? digits(1) }

  /// Takes the bytes before the next `end`, and `end` itself, if it follows within `limit` bytes.
  mutating func take(upTo end: StaticString, limit: Int = 100) -> ArraySlice<UInt8>? {
    let count = end.utf8CodeUnitCount
    var index = position
    let last = min(bytes.count - count, position + limit)
    while index <= last {
      let isHere = end.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + count]) }
      if isHere {
        let taken = bytes[position..<index]
        position = index + count
        return taken
      }
      index += 1
    }
    return nil
  }

  /// Takes capital letters.
  mutating func capitals() -> ArraySlice<UInt8> {
    let begin = position
    while let byte = peek(), (65...90).contains(byte) { position += 1 }
    return bytes[begin..<position]
  }
}

extension UInt8 {
  /// Whether this is an ASCII digit.
  var isDigit: Bool { (48...57).contains(self) }
  /// Whether this is an ASCII letter.
  var isLetter: Bool { (97...122).contains(self | 0x20) }
}

extension ArraySlice<UInt8> {
  /// The bytes as text; what is no UTF-8 becomes U+FFFD.
  var text: String { String(decoding: self, as: UTF8.self) }
}
