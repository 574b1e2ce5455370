/// A set of byte values.
struct ByteSet: Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  /// Whether all bytes outside ASCII are members.
  private var high = false

  /// The bytes of an ASCII text.
  init(_ members: String) {
    for byte in members.utf8 { insert(byte) }
  }

  /// The bytes for which `holds` is true.
  init(where holds: (UInt8) -> Bool) {
    for byte in 0..<UInt8(128) where holds(byte) { insert(byte) }
    high = holds(128)
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 {
      low.0 |= 1 << UInt64(byte)
    } else if byte < 128 {
      low.1 |= 1 << UInt64(byte - 64)
    } else {
      high = true
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low.0 & (1 << UInt64(byte)) != 0 }
    if byte < 128 { return low.1 & (1 << UInt64(byte & 63)) != 0 }
    return high
  }

  /// This set and the bytes of an ASCII text.
  func adding(_ members: String) -> ByteSet {
    var result = self
    for byte in members.utf8 { result.insert(byte) }
    return result
  }

  static let digits = ByteSet("0123456789")
  static let lowercase = ByteSet("abcdefghijklmnopqrstuvwxyz")
  static let uppercase = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  static let letters = ByteSet { lowercase.contains($0) || uppercase.contains($0) }
  static let alphanumerics = ByteSet { letters.contains($0) || digits.contains($0) }
  static let capitalsAndDigits = ByteSet { uppercase.contains($0) || digits.contains($0) }
  static let hexadecimals = ByteSet("0123456789abcdef")
  /// The base64url alphabet (RFC 4648, section 5), which is also that of identifiers with hyphens.
  static let tokens = alphanumerics.adding("_-")
  /// The base64 alphabet with its padding (RFC 4648, section 4).
  static let base64 = alphanumerics.adding("+/=")
  /// What bearer tokens consist of (RFC 6750, section 2.1).
  static let bearer = alphanumerics.adding("-._~+/=")
  static let whitespace = ByteSet(" \t\r\n")
  static let quotes = ByteSet("\"'`")
}
