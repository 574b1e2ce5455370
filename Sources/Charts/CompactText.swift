import Model

/// Short text of a figure: at most four digits and a letter for thousands (`k`), millions (`M`), … .
enum CompactText {
  /// The letters, each a thousand times the one before.
  static let suffixes = ["", "k", "M", "B", "T"]

  /// The text: dollars below 1,000 with two decimals, below a cent with two significant digits; from 1,000 on one
  /// decimal, left out where it is 0. Rounded once, half away from zero.
  static func text(of quantity: ChartQuantity) -> String {
    let sign = quantity.amount < 0 ? "−" : ""
    return sign + quantity.unit.prefix + digits(of: quantity.amount.magnitude, decimals: quantity.unit.decimals)
  }

  private static func digits(of magnitude: UInt128, decimals: Int) -> String {
    if magnitude == 0 { return "0" }
    let one = PowerOfTen.value(decimals)
    if decimals > 0 {
      let cent = one / 100
      if magnitude < cent { return belowCent(magnitude, decimals: decimals) }
      let cents = rounded(magnitude, to: cent)
      if cents < 100_000 { return DecimalText.fixed(mantissa: Int128(clamping: cents), places: 2) }
    } else if magnitude < 1000 {
      return String(magnitude)
    }
    var unit = one
    for (index, suffix) in suffixes.enumerated().dropFirst() {
      unit *= 1000
      let tenths = rounded(magnitude, to: unit / 10)
      if tenths < 10_000 || index == suffixes.count - 1 {
        let whole = GroupedDigits.text(String(tenths / 10))
        return (tenths % 10 == 0 ? whole : "\(whole).\(tenths % 10)") + suffix
      }
    }
    return String(magnitude)
  }

  /// Two significant digits of less than a cent: `0.0052`, `0.000001`.
  private static func belowCent(_ magnitude: UInt128, decimals: Int) -> String {
    let digits = String(magnitude).utf8.count
    let places = min(decimals, decimals - digits + 2)
    let shown = rounded(magnitude, to: PowerOfTen.value(decimals - places))
    return DecimalText.plain(mantissa: Int128(clamping: shown), scale: places)
  }

  private static func rounded(_ magnitude: UInt128, to unit: UInt128) -> UInt128 {
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: unit)
    return remainder >= unit - remainder ? quotient + 1 : quotient
  }
}

/// Powers of ten.
enum PowerOfTen {
  /// 10 to the power of `exponent`, 0 to 38.
  static func value(_ exponent: Int) -> UInt128 {
    var value: UInt128 = 1
    for _ in 0..<min(max(exponent, 0), 38) { value *= 10 }
    return value
  }
}
