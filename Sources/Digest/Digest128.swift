/// A 128-bit fingerprint of bytes (XXH3-128).
///
/// It tells whether content changed and names files by their content. It is no signature: who wants two inputs with
/// one digest can make them.
package struct Digest128: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The upper 64 bits.
  package let high: UInt64
  /// The lower 64 bits.
  package let low: UInt64

  /// Makes a digest of its halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads 32 lower-case hex digits, exactly that, or gives nil.
  package init?(hex: some StringProtocol) {
    var halves: (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in hex.utf8 {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      count += 1
      if count > 32 { return nil }
      if count <= 16 { halves.0 = halves.0 << 4 | UInt64(digit) } else { halves.1 = halves.1 << 4 | UInt64(digit) }
    }
    guard count == 32 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }

  /// 32 lower-case hex digits, most significant first: the canonical form of XXH3-128, as `xxh128sum` prints it.
  package var description: String { Self.hex(high) + Self.hex(low) }

  /// Orders as the hex digits do.
  package static func < (a: Digest128, b: Digest128) -> Bool { (a.high, a.low) < (b.high, b.low) }

  private static func hex(_ half: UInt64) -> String {
    let digits = String(half, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
