/// Decimal numbers as text: reading without `Double`, printing without exponents.
package enum DecimalText {
  /// Reads `[-+]digits[.digits][e[-+]digits]` as `mantissa × 10^-scale`; nil for any other text, for more than 38
  /// significant digits, and for exponents outside ±400.
  package static func parse(_ text: some StringProtocol) -> (mantissa: Int128, scale: Int)? {
    var bytes = text.utf8.makeIterator()
    var byte = bytes.next()
    var negative = false
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      negative = byte == UInt8(ascii: "-")
      byte = bytes.next()
    }
    var mantissa: Int128 = 0
    var scale = 0
    var digits = 0
    var afterPoint = false
    while let current = byte {
      if current == UInt8(ascii: "."), !afterPoint {
        afterPoint = true
      } else if current >= 48, current <= 57 {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int128(current - 48))
        if overflow || carry { return nil }
        mantissa = sum
        digits += 1
        if afterPoint { scale += 1 }
      } else {
        break
      }
      byte = bytes.next()
    }
    guard digits > 0 else { return nil }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      byte = bytes.next()
      var negativeExponent = false
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
        negativeExponent = byte == UInt8(ascii: "-")
        byte = bytes.next()
      }
      var exponent = 0
      var exponentDigits = 0
      while let current = byte, current >= 48, current <= 57, exponent <= 400 {
        exponent = exponent * 10 + Int(current - 48)
        exponentDigits += 1
        byte = bytes.next()
      }
      guard exponentDigits > 0, exponent <= 400 else { return nil }
      scale += negativeExponent ? exponent : -exponent
    }
    guard byte == nil else { return nil }
    return (negative ? -mantissa : mantissa, scale)
  }

  /// `mantissa × 10^-scale` in plain notation, without trailing zeros; `scale` is at least 0.
  package static func plain(mantissa: Int128, scale: Int) -> String {
    let text = fixed(mantissa: mantissa, places: scale)
    guard scale > 0 else { return text }
    var end = text.utf8.endIndex
    while end > text.utf8.startIndex {
      let before = text.utf8.index(before: end)
      if text.utf8[before] == UInt8(ascii: "0") {
        end = before
      } else {
        if text.utf8[before] == UInt8(ascii: ".") { end = before }
        break
      }
    }
    return String(text[..<end])
  }

  /// `mantissa × 10^-places` with exactly `places` decimals.
  package static func fixed(mantissa: Int128, places: Int) -> String {
    var digits = String(mantissa.magnitude)
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    let sign = mantissa < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    return "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))"
  }
}
