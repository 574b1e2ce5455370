/// Follows the brackets and strings of JSON text, byte for byte. Whether brackets match, and all the rest of JSON, is not looked
/// at.
struct JSONNesting {
  /// Brackets that are open; below 0 where more were closed than opened.
  private(set) var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Whether no bracket and no string is open.
  var isOutside: Bool { depth == 0 && !isInString }

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}
