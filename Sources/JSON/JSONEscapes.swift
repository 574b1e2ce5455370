/// Undoes the escapes of a JSON string (RFC 8259, section 7; JSON5, section 5).
enum JSONEscapes {
  /// A fault in an escape.
  struct Fault: Error {
    /// The offset of the backslash.
    let offset: Int
    let message: String
  }

  /// The bytes that `range`, the inside of a string, stands for. A surrogate without its partner becomes U+FFFD.
  static func decode<Bytes>(_ bytes: Bytes, _ range: Range<Int>, dialect: JSONDialect = .json) throws(Fault) -> [UInt8]
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        at += 1
        continue
      }
      guard at + 1 < range.upperBound else { throw Fault(offset: at, message: "an escape is cut off") }
      let escaped = bytes[at + 1]
      if escaped == UInt8(ascii: "u") {
        guard let (scalar, end) = unicode(bytes, at, limit: range.upperBound) else {
          throw Fault(offset: at, message: "\\u needs four hexadecimal digits")
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
        at = end
      } else if let plain = simple(escaped) {
        text.append(plain)
        at += 2
      } else if dialect == .json5 {
        at = try decodeRelaxed(bytes, at, limit: range.upperBound, into: &text)
      } else {
        throw Fault(offset: at, message: "there is no such escape")
      }
    }
    return text
  }

  /// The offset of the first malformed escape, where one stands at `first`; nil if all are well-formed JSON.
  static func firstFault(_ bytes: UnsafeRawBufferPointer, from first: Int) -> Int? {
    var next: Int? = first
    while let at = next {
      if at + 1 >= bytes.count { return at }
      if bytes[at + 1] == UInt8(ascii: "u") {
        if hex(bytes, at + 2, count: 4, limit: bytes.count) == nil { return at }
      } else if simple(bytes[at + 1]) == nil {
        return at
      }
      next = ByteSearch.first(UInt8(ascii: "\\"), in: bytes, from: at + 2)
    }
    return nil
  }

  private static func simple(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// Reads the `\uXXXX` at `at`, and a second one where both are a surrogate pair.
  private static func unicode<Bytes>(_ bytes: Bytes, _ at: Int, limit: Int) -> (Unicode.Scalar, end: Int)?
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    guard let first = hex(bytes, at + 2, count: 4, limit: limit) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, at + 6) }
    if first < 0xDC00, at + 7 < limit, bytes[at + 6] == UInt8(ascii: "\\"), bytes[at + 7] == UInt8(ascii: "u"),
      let second = hex(bytes, at + 8, count: 4, limit: limit), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      return (scalar, at + 12)
    }
    return ("\u{FFFD}", at + 6)
  }

  private static func hex<Bytes>(_ bytes: Bytes, _ start: Int, count: Int, limit: Int) -> UInt32?
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    guard limit - start >= count else { return nil }
    var value: UInt32 = 0
    for at in start..<start + count {
      guard let digit = hexDigit(bytes[at]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The value of a hexadecimal digit; nil if the byte is none.
  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The escapes that only JSON5 has: a continued line, `\v`, `\0`, `\xHH`, and any other character for itself.
  private static func decodeRelaxed<Bytes>(
    _ bytes: Bytes, _ at: Int, limit: Int, into text: inout [UInt8]
  ) throws(Fault) -> Int
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    switch bytes[at + 1] {
    case 0x0A: return at + 2
    case 0x0D: return at + 2 < limit && bytes[at + 2] == 0x0A ? at + 3 : at + 2
    case 0xE2 where at + 3 < limit && bytes[at + 2] == 0x80 && bytes[at + 3] & 0xFE == 0xA8: return at + 4
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "0"): text.append(0x00)
    case UInt8(ascii: "x"):
      guard let value = hex(bytes, at + 2, count: 2, limit: limit), let scalar = Unicode.Scalar(value) else {
        throw Fault(offset: at, message: "\\x needs two hexadecimal digits")
      }
      text.append(contentsOf: String(Character(scalar)).utf8)
      return at + 4
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw Fault(offset: at, message: "there is no such escape")
    default: text.append(bytes[at + 1])
    }
    return at + 2
  }
}
