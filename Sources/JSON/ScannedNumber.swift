/// One number found in bytes: where it ends and its exact value.
///
/// Shared by the document parser and the line scanner, so that both agree on the grammar and on every limit.
struct ScannedNumber {
  /// The offset after the last byte of the number.
  let end: Int
  /// The exact value; nil if it needs more digits than a `JSONDecimal` keeps.
  let decimal: JSONDecimal?

  /// Reads the number that starts at `start`; nil if there is none in JSON's grammar (RFC 8259, section 6).
  ///
  /// With `isRelaxed` also a plus sign and a missing digit before or after the point (JSON5, section 6; hexadecimal
  /// numbers are read elsewhere).
  init?<Bytes>(_ bytes: Bytes, from start: Int, isRelaxed: Bool = false)
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    let limit = bytes.endIndex
    var at = start
    var isNegative = false
    if at < limit, bytes[at] == UInt8(ascii: "-") || (isRelaxed && bytes[at] == UInt8(ascii: "+")) {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    var digits = Digits()
    let integerStart = at
    while at < limit, digits.take(bytes[at]) { at += 1 }
    let integerCount = at - integerStart
    if integerCount > 1, bytes[integerStart] == UInt8(ascii: "0") { return nil }
    var fractionCount = 0
    if at < limit, bytes[at] == UInt8(ascii: ".") {
      at += 1
      let fractionStart = at
      while at < limit, digits.take(bytes[at]) { at += 1 }
      fractionCount = at - fractionStart
      if fractionCount == 0, !isRelaxed { return nil }
    }
    if integerCount == 0, !isRelaxed || fractionCount == 0 { return nil }
    var exponent = 0
    if at < limit, bytes[at] | 0x20 == UInt8(ascii: "e") {
      guard let (value, end) = Self.exponent(bytes, from: at + 1) else { return nil }
      exponent = value
      at = end
    }
    end = at
    decimal = digits.decimal(isNegative: isNegative, exponent: exponent - fractionCount)
  }

  /// Reads sign and digits after the `e`; the value is held at one million, far outside of what is kept.
  private static func exponent<Bytes>(_ bytes: Bytes, from start: Int) -> (value: Int, end: Int)?
  where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
    let limit = bytes.endIndex
    var at = start
    var isNegative = false
    if at < limit, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let digitsStart = at
    var value = 0
    while at < limit, bytes[at] &- UInt8(ascii: "0") < 10 {
      value = min(value * 10 + Int(bytes[at] &- UInt8(ascii: "0")), 1_000_000)
      at += 1
    }
    return at > digitsStart ? (isNegative ? -value : value, at) : nil
  }
}

/// Decimal digits gathered into an integer; zeros at the end are only counted, so that `0.500…0` needs one digit.
private struct Digits {
  private var value: UInt128 = 0
  private var pendingZeros = 0
  private var hasOverflowed = false

  /// Takes one more digit; false if the byte is none.
  mutating func take(_ byte: UInt8) -> Bool {
    let digit = byte &- UInt8(ascii: "0")
    if digit > 9 { return false }
    if digit == 0 {
      pendingZeros += 1
      return true
    }
    shift(by: pendingZeros + 1)
    pendingZeros = 0
    let (sum, overflow) = value.addingReportingOverflow(UInt128(digit))
    value = sum
    hasOverflowed = hasOverflowed || overflow
    return true
  }

  private mutating func shift(by places: Int) {
    if value == 0 || hasOverflowed { return }
    for _ in 0..<min(places, 40) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow {
        hasOverflowed = true
        return
      }
      value = product
    }
  }

  /// The digits times ten to the power of `exponent`.
  func decimal(isNegative: Bool, exponent: Int) -> JSONDecimal? {
    if value == 0 { return JSONDecimal(mantissa: 0) }
    let power = pendingZeros + exponent
    var digits = self
    if power > 0 { digits.shift(by: power) }
    guard !digits.hasOverflowed, -power <= JSONDecimal.maximumScale, let magnitude = Int128(exactly: digits.value)
    else { return nil }
    return JSONDecimal(mantissa: isNegative ? -magnitude : magnitude, scale: max(0, -power))
  }
}
