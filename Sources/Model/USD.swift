/// An amount of US dollars in a record: picodollars (10⁻¹² USD) in 64 bits, ±9,223,372 dollars.
///
/// Amounts are read from decimal text and never pass through `Double`, so that sums are exact. Sums are `USDTotal`.
@usableFromInline package struct USD: Sendable, Hashable, Comparable {
  /// Millionths of a millionth of a dollar.
  @usableFromInline package var picodollars: Int64

  /// Makes an amount from picodollars.
  @inlinable package init(picodollars: Int64) { self.picodollars = picodollars }

  /// No dollars; a known amount, not an unknown one.
  @inlinable package static var zero: USD { USD(picodollars: 0) }

  /// Orders by amount.
  @inlinable package static func < (a: USD, b: USD) -> Bool { a.picodollars < b.picodollars }

  /// Adds; saturates at the ends of 64 bits.
  @inlinable package static func + (a: USD, b: USD) -> USD {
    let (sum, overflow) = a.picodollars.addingReportingOverflow(b.picodollars)
    return USD(picodollars: overflow ? (b.picodollars < 0 ? .min : .max) : sum)
  }

  /// Makes the amount `mantissa × 10^-scale` dollars, rounded to the nearest picodollar (ties away from zero); nil
  /// when it does not fit.
  package init?(mantissa: Int128, scale: Int) {
    guard let total = USDTotal(mantissa: mantissa, scale: scale), let picodollars = Int64(exactly: total.picodollars)
    else { return nil }
    self.init(picodollars: picodollars)
  }

  /// Reads a decimal number of dollars such as `0.52`, `-3`, `5e-7`; nil for any other text or one that does not fit.
  package init?(decimal text: some StringProtocol) {
    guard let total = USDTotal(decimal: text), let picodollars = Int64(exactly: total.picodollars) else { return nil }
    self.init(picodollars: picodollars)
  }
}

/// A sum of dollars: picodollars in 128 bits, far beyond any sum of `USD` values.
@usableFromInline package struct USDTotal: Sendable, Hashable, Comparable {
  /// Millionths of a millionth of a dollar.
  @usableFromInline package var picodollars: Int128

  /// Makes a sum from picodollars.
  @inlinable package init(picodollars: Int128) { self.picodollars = picodollars }

  /// Widens one record's amount.
  @inlinable package init(_ amount: USD) { picodollars = Int128(amount.picodollars) }

  /// No dollars.
  @inlinable package static var zero: USDTotal { USDTotal(picodollars: 0) }

  /// Orders by amount.
  @inlinable package static func < (a: USDTotal, b: USDTotal) -> Bool { a.picodollars < b.picodollars }

  /// Adds; cannot overflow for sums of fewer than 10¹⁹ records.
  @inlinable package static func + (a: USDTotal, b: USDTotal) -> USDTotal {
    USDTotal(picodollars: a.picodollars.addingSaturating(b.picodollars))
  }

  /// Subtracts; saturates as adding does.
  package static func - (a: USDTotal, b: USDTotal) -> USDTotal {
    let (difference, overflow) = a.picodollars.subtractingReportingOverflow(b.picodollars)
    return USDTotal(picodollars: overflow ? (b.picodollars > 0 ? .min : .max) : difference)
  }

  /// Adds to this sum.
  @inlinable package static func += (a: inout USDTotal, b: USDTotal) { a = a + b }

  /// The amount divided by a number of things, rounded to the nearest picodollar (halves away from zero).
  ///
  /// - Precondition: `count` is above 0.
  package func divided(by count: Int) -> USDTotal {
    let (quotient, remainder) = picodollars.quotientAndRemainder(dividingBy: Int128(count))
    guard remainder.magnitude * 2 >= count.magnitude else { return USDTotal(picodollars: quotient) }
    return USDTotal(picodollars: quotient + (picodollars < 0 ? -1 : 1))
  }

  /// Makes the sum `mantissa × 10^-scale` dollars, rounded to the nearest picodollar; nil when it does not fit.
  package init?(mantissa: Int128, scale: Int) {
    if let short = Self.short(mantissa, scale) {
      self.init(picodollars: Int128(short))
      return
    }
    var value = mantissa
    var exponent = 12 - scale
    if value == 0 { exponent = 0 }
    guard exponent <= 38, exponent >= -60 else {
      if exponent < -60 { self.init(picodollars: 0); return }
      return nil
    }
    while exponent > 0 {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = next
      exponent -= 1
    }
    // Rounding half away from zero looks at the first digit that goes; those behind it may be cut before.
    while exponent < -1 {
      value /= 10
      exponent += 1
    }
    if exponent == -1 {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
      value = quotient
      if remainder >= 5 { value += 1 }
      if remainder <= -5 { value -= 1 }
    }
    self.init(picodollars: value)
  }

  /// The picodollars of `mantissa × 10^-scale` dollars where 64 bits are enough to work them out, as for nearly every
  /// price of a call; nil leaves it to the long way.
  private static func short(_ mantissa: Int128, _ scale: Int) -> Int64? {
    guard (0...30).contains(scale), let value = Int64(exactly: mantissa) else { return nil }
    let power = powersOfTen[abs(12 - scale)]
    if scale <= 12 {
      let (product, overflow) = value.multipliedReportingOverflow(by: power)
      return overflow ? nil : product
    }
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: power)
    // Half of a power of ten is whole, and no remainder is as large as to overflow here.
    return remainder.magnitude >= (power / 2).magnitude ? quotient + remainder.signum() : quotient
  }

  private static let powersOfTen: [Int64] = (1...18).reduce(into: [1]) { $0.append($0[$1 - 1] * 10) }

  /// Reads a decimal number of dollars such as `0.52`, `-3`, `5e-7`; nil for any other text or one that does not fit.
  package init?(decimal text: some StringProtocol) {
    guard let (mantissa, scale) = DecimalText.parse(text) else { return nil }
    self.init(mantissa: mantissa, scale: scale)
  }

  /// The exact amount in plain decimal notation without trailing zeros: `0.52`, `-0.000001`, `12`.
  package var decimalText: String { DecimalText.plain(mantissa: picodollars, scale: 12) }

  /// The amount rounded once to `places` decimals (half away from zero): `0.52` for 2, `1234.50` for 2.
  ///
  /// - Precondition: `places` is from 0 to 12.
  package func rounded(places: Int) -> String {
    var unit: Int128 = 1
    for _ in 0..<(12 - places) { unit *= 10 }
    var (value, remainder) = picodollars.quotientAndRemainder(dividingBy: unit)
    if unit > 1, remainder.magnitude >= (unit / 2).magnitude { value += picodollars < 0 ? -1 : 1 }
    return DecimalText.fixed(mantissa: value, places: places)
  }
}

extension Int128 {
  /// The sum, or the nearest end of the range where it does not fit.
  @inlinable func addingSaturating(_ other: Int128) -> Int128 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
