import Model

/// A number as people write it into reports: `~247,500`, `$0.52 USD`, `9.2M`, `4,700+`, `17,679 tokens/hour`.
///
/// The value is the exact decimal `mantissa × 10^-scale`, never negative.
struct FigureText: Sendable, Hashable {
  /// The sign or code before or after an amount of money.
  enum Currency: Sendable, Hashable {
    /// `$`, `US$`, `USD`
    case dollar
    /// Any other, as written.
    case other(String)
  }

  /// The digits of the value.
  var mantissa: Int128
  /// The number of decimals, from 0.
  var scale: Int
  /// The power of ten of the last digit that was meant: -2 for `0.52`, 5 for `9.2M`, 2 for `~247,500`.
  var precision: Int
  /// `~`, `≈`, `<`, `>` or `+` stands with the number.
  var isApproximate = false
  /// `>` or a trailing `+`: the value is a lower bound.
  var isAtLeast = false
  /// The currency, or nil for a number without one.
  var currency: Currency?
  /// The words after the number (`tokens`, `%`), lower case, or nil.
  var unit: String?
  /// What the number is per (`hour`), or nil.
  var rate: String?

  /// Makes a plain number.
  init(mantissa: Int128, scale: Int = 0, precision: Int? = nil) {
    self.mantissa = mantissa
    self.scale = scale
    self.precision = precision ?? -scale
  }

  /// What a text says.
  enum Reading: Sendable, Hashable {
    /// One number.
    case figure(FigureText)
    /// Nothing: empty, a dash, `N/A`.
    case noValue
    /// A ratio or a range (`0/262k`, `40-50`): not one value.
    case several
    /// Not a number; the hint tells how to write it, where that can be told.
    case unreadable(hint: String?)
  }

  /// The number of tokens; nil for money, a rate, another unit, a fraction of a token and what 64 bits do not hold.
  var tokens: Tokens? {
    guard currency == nil, rate == nil, unit.map(Self.tokenUnits.contains) ?? true else { return nil }
    var value = mantissa
    for _ in 0..<scale {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      value = quotient
    }
    return Int64(exactly: value).map { Tokens($0) }
  }

  /// The dollars of a number without currency or with that of the US; nil for other currencies, rates and units.
  var dollars: USDTotal? {
    guard currency == nil || currency == .dollar, rate == nil, unit == nil else { return nil }
    return USDTotal(mantissa: mantissa, scale: scale)
  }

  /// How far the number of tokens meant may lie from the one written: half of its last digit's unit, 0 for an exact count.
  var tokenSlack: Int64 {
    guard precision > 0, precision <= 18 else { return 0 }
    return Int64(halfUnit(decimals: 0))
  }

  /// How far the dollars meant may lie from those written: half of the last digit's unit.
  var dollarSlack: USDTotal { USDTotal(picodollars: halfUnit(decimals: 12)) }

  /// Half of the last digit's unit, in units of 10^-decimals; 0 where that is below one.
  private func halfUnit(decimals: Int) -> Int128 {
    let exponent = precision + decimals
    guard exponent > 0, exponent <= 36 else { return 0 }
    var half: Int128 = 5
    for _ in 1..<exponent { half *= 10 }
    return half
  }

  private static let tokenUnits: Set<String> = ["token", "tokens", "tok", "toks", "词元", "令牌", "токенів", "токенов"]
}
