/// Undoes percent-encoding (RFC 3986, 2.1).
enum PercentEncoding {
  /// The text of a path; nil for an escape that is none, bytes that are no UTF-8, or control characters. `%2F` stays.
  static func decodedPath(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else {
      return text.utf8.allSatisfy { $0 > 0x1F && $0 != 0x7F } ? String(text) : nil
    }
    guard let bytes = decoded(text.utf8, keepsSlashes: true), bytes.allSatisfy({ $0 > 0x1F && $0 != 0x7F }) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text of a name or a value of a query, in which `+` is a blank.
  static func decodedWord(_ text: Substring) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(text) }
    let blanks = text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return decoded(blanks, keepsSlashes: false).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The text of a name or a value in a form's body; nil for an escape that is none and for bytes that are no UTF-8.
  static func decodedField(_ bytes: some Collection<UInt8>) -> String? {
    let blanks = bytes.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return decoded(blanks, keepsSlashes: false).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The text as a value of a query or a fragment: everything but letters, digits, `-`, `.` and `_` is escaped.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      if isLetter || byte.isDigit || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ bytes: some Collection<UInt8>, keepsSlashes: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      guard let first = iterator.next(), let second = iterator.next(), let high = digit(first), let low = digit(second)
      else { return nil }
      let value = high << 4 | low
      if keepsSlashes, value == UInt8(ascii: "/") {
        result += [byte, first, second]
      } else {
        result.append(value)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
