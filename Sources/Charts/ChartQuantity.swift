package import Model

/// A figure of a chart with its unit, exact.
package struct ChartQuantity: Sendable, Hashable {
  /// What is counted.
  package let unit: ChartUnit
  /// Picodollars, tokens or things.
  package let amount: Int128

  /// Makes a figure of an amount in picodollars, tokens or things.
  package init(unit: ChartUnit, amount: Int128) {
    self.unit = unit
    self.amount = amount
  }

  /// Dollars.
  package static func dollars(_ amount: USDTotal) -> ChartQuantity {
    ChartQuantity(unit: .dollars, amount: amount.picodollars)
  }

  /// Tokens.
  package static func tokens(_ count: Int64) -> ChartQuantity { ChartQuantity(unit: .tokens, amount: Int128(count)) }

  /// Things.
  package static func count(_ count: Int64) -> ChartQuantity { ChartQuantity(unit: .count, amount: Int128(count)) }

  /// The exact number in plain decimal notation, as JSON has it: `0.5234`, `-12`, `1500000`.
  package var exactText: String { DecimalText.plain(mantissa: amount, scale: unit.decimals) }

  /// For people, short: `$0.52`, `$1.2k`, `247.5k`, `1.2M`. What is not nothing never reads as nothing.
  package var compactText: String { CompactText.text(of: self) }

  /// For people, in full: `$1,234.50`, `247,500`; dollars with two decimals, below a cent with four significant digits.
  package var fullText: String { FullText.text(of: self) }
}
