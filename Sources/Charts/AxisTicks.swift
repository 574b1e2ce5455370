import Model

/// The marks on the axis of figures: zero and multiples of 1, 2 or 5 × a power of ten, in one unit.
struct AxisTicks {
  /// The amounts, from the highest to the lowest, evenly spaced; 0 is one of them.
  let amounts: [Int128]
  /// The texts beside them, all with the same letter and number of decimals.
  let labels: [String]

  /// The most spaces between marks.
  private static let most: Int128 = 5

  /// Chooses marks that hold all amounts from `low` to `high` and 0; three to seven of them where amounts can be divided
  /// so far, a single 0 where there is nothing to show.
  init(low: Int128, high: Int128, unit: ChartUnit) {
    let low = ChartScale.clamped(min(low, 0))
    let high = ChartScale.clamped(max(high, 0))
    guard low < high else {
      amounts = [0]
      labels = [unit.prefix + "0"]
      return
    }
    let step = Self.step(low, high)
    let top = Self.intervals(high, step)
    let bottom = -Self.intervals(-low, step)
    amounts = stride(from: Int(top), through: Int(bottom), by: -1).map { Int128($0) * step }
    let largest = max(top, -bottom) * step
    labels = amounts.map { Self.label($0, step: step, largest: largest, unit: unit) }
  }

  /// The smallest step that needs no more than five spaces.
  private static func step(_ low: Int128, _ high: Int128) -> Int128 {
    var power: Int128 = 1
    while true {
      for factor: Int128 in [1, 2, 5] where intervals(high, factor * power) + intervals(-low, factor * power) <= most {
        return factor * power
      }
      power *= 10
    }
  }

  private static func intervals(_ amount: Int128, _ step: Int128) -> Int128 { (amount + step - 1) / step }

  private static func label(_ amount: Int128, step: Int128, largest: Int128, unit: ChartUnit) -> String {
    if amount == 0 { return unit.prefix + "0" }
    var places = unit.decimals
    var suffix = ""
    for next in CompactText.suffixes.dropFirst() {
      guard largest.magnitude >= PowerOfTen.value(places + 3) else { break }
      places += 3
      suffix = next
    }
    // The decimals that a step has in this unit are all that any multiple of it has.
    var shown = places
    var (whole, rest) = step.magnitude.quotientAndRemainder(dividingBy: 10)
    while shown > 0, rest == 0 {
      shown -= 1
      (whole, rest) = whole.quotientAndRemainder(dividingBy: 10)
    }
    var mantissa = Int128(amount.magnitude / PowerOfTen.value(places - shown))
    if unit == .dollars, suffix.isEmpty, shown == 1 {
      mantissa *= 10
      shown = 2
    }
    let text = GroupedDigits.text(DecimalText.fixed(mantissa: mantissa, places: shown))
    return (amount < 0 ? "−" : "") + unit.prefix + text + suffix
  }
}
