/// Five shades for the figures above zero, each for about as many days as the others, so that one high day does not
/// make all others look alike.
struct HeatSteps {
  /// What a day looks like.
  enum Step: Int, CaseIterable {
    case unknown, nothing, first, second, third, fourth, fifth

    /// `hn` for no data, `h0` for nothing (or less), `h1` to `h5`.
    var cssClass: String { self == .unknown ? "hn" : "h\(rawValue - 1)" }
  }

  /// The highest figure of each shade but the last, rising; fewer than four where few figures differ.
  private let bounds: [Int128]
  private let highest: Int128
  private let hasNothing: Bool

  /// Chooses the bounds by the figures that are there.
  init(_ amounts: [Int128?]) {
    let rising = Set(amounts.compactMap { $0 }.filter { $0 > 0 }).sorted()
    highest = rising.last ?? 0
    hasNothing = amounts.contains { $0.map { $0 <= 0 } ?? false }
    bounds =
      rising.count <= 5
      ? Array(rising.dropLast()) : (1...4).map { rising[(rising.count * $0 + 4) / 5 - 1] }
  }

  /// The shade of a figure; few shades are the darker ones.
  func step(of amount: Int128?) -> Step {
    guard let amount else { return .unknown }
    if amount <= 0 { return .nothing }
    let below = bounds.count { $0 < amount }
    return Step(rawValue: 6 - bounds.count + below) ?? .fifth
  }

  /// What each shade means.
  func legend(unit: ChartUnit, hasGaps: Bool) -> [LegendEntry] {
    var entries = hasGaps ? [LegendEntry(cssClass: "hn", name: "no data")] : []
    if hasNothing { entries.append(LegendEntry(cssClass: "h0", name: unit.prefix + "0")) }
    for bound in bounds + (highest > 0 ? [highest] : []) {
      let text = ChartQuantity(unit: unit, amount: bound).compactText
      entries.append(LegendEntry(cssClass: step(of: bound).cssClass, name: "to \(text)"))
    }
    return entries
  }
}
