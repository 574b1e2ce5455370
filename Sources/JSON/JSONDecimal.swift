/// An exact decimal number: `mantissa` times ten to the power of minus `scale`.
///
/// Always in lowest form (no trailing zero in the mantissa while the scale is above zero), so that equal numbers are
/// equal values. Nothing here passes through a binary fraction.
package struct JSONDecimal: Sendable, Hashable {
  /// The largest number of decimal places that is kept; covers every value a binary double can print.
  package static let maximumScale = 400

  /// The digits as a signed integer.
  package let mantissa: Int128
  /// The number of decimal places, from 0 to `maximumScale`.
  package let scale: Int

  /// Makes the number `mantissa` x 10^-`scale`.
  ///
  /// - Precondition: `scale` is from 0 to `maximumScale`.
  package init(mantissa: Int128, scale: Int = 0) {
    precondition((0...Self.maximumScale).contains(scale), "a decimal's scale must be from 0 to 400")
    // Most numbers are small, and dividing small ones takes a tenth of the time.
    if let small = Int64(exactly: mantissa) {
      let (reduced, places) = Self.reduced(small, scale: scale)
      (self.mantissa, self.scale) = (Int128(reduced), places)
    } else {
      (self.mantissa, self.scale) = Self.reduced(mantissa, scale: scale)
    }
  }

  /// The lowest form.
  private static func reduced<Mantissa: FixedWidthInteger>(_ mantissa: Mantissa, scale: Int) -> (Mantissa, Int) {
    var mantissa = mantissa
    var scale = mantissa == 0 ? 0 : scale
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      mantissa = quotient
      scale -= 1
    }
    return (mantissa, scale)
  }

  /// Makes a number that is in lowest form already.
  init(lowest mantissa: Int64, scale: Int) {
    self.mantissa = Int128(mantissa)
    self.scale = scale
  }

  /// Reads a number in JSON's grammar (RFC 8259, section 6), the whole of `text`; nil if it is none or is too long to
  /// be kept exactly.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let number = ScannedNumber(bytes, from: 0), number.end == bytes.count, let decimal = number.decimal else {
      return nil
    }
    self = decimal
  }

  /// The value as an integer; nil if it has decimal places or does not fit.
  package var int64: Int64? { scale == 0 ? Int64(exactly: mantissa) : nil }

  /// The plain form: no exponent, no trailing zeros, as `0.52` or `-0.000001`.
  package var text: String {
    if scale == 0, let small = Int64(exactly: mantissa) { return String(small) }
    let magnitude = mantissa.magnitude
    var digits = Array((UInt64(exactly: magnitude).map { String($0) } ?? String(magnitude)).utf8)
    if scale > 0 {
      if digits.count <= scale {
        digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: scale - digits.count + 1), at: 0)
      }
      digits.insert(UInt8(ascii: "."), at: digits.count - scale)
    }
    if mantissa < 0 { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension JSONDecimal: CustomStringConvertible {
  /// The same as `text`.
  package var description: String { text }
}
