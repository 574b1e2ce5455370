/// The sentence that says what a chart shows, for those who do not see it and for all others.
struct ChartSummary {
  /// The places.
  let axis: ChartAxis
  /// What is counted.
  let unit: ChartUnit
  /// The figure of each place.
  let totals: [Int128?]
  /// Whether some figures are known to be too low.
  let hasLowerBounds: Bool

  /// Range, sum, highest place, and how many places have no data.
  var text: String {
    let known = totals.indices.filter { totals[$0] != nil }
    // Of equal places the first one.
    let highest = known.max { a, b in (totals[a] ?? 0, b) < (totals[b] ?? 0, a) }
    guard let highest, let sum = ChartScale.sum(totals) else { return "no data" }
    let least = hasLowerBounds ? "at least " : ""
    let what = unit == .tokens ? " tokens" : ""
    let all = "\(least)\(ChartQuantity(unit: unit, amount: sum).fullText)\(what)"
    if axis.count == 1 { return "\(axis.name(at: 0)): \(all)." }
    var text = "\(axis.range): \(all) in all"
    let top = ChartQuantity(unit: unit, amount: totals[highest] ?? 0).fullText
    if known.count > 1, totals[highest] != 0 { text += ", most \(place(highest)) (\(top))" }
    let missing = axis.count - known.count
    if missing > 0 { text += "; no data for \(axis.counted(missing))" }
    return text + "."
  }

  private func place(_ index: Int) -> String {
    switch axis {
    case .days: "on \(axis.name(at: index))"
    case .weeks: "in the \(axis.name(at: index))"
    case .names: axis.name(at: index)
    }
  }
}
