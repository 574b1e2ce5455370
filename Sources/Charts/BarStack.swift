/// The parts of one bar: what is above zero stands on the line, what is below hangs from it.
struct BarStack {
  /// A part of a bar between two heights of the drawing.
  struct Segment: Hashable {
    /// The number of the series.
    let series: Int
    /// The upper edge, from the top of the drawing.
    let top: Int
    /// The lower edge.
    let bottom: Int
    /// Whether nothing stands beyond it, so that its outer corners are round.
    let isOuter: Bool
    /// Whether it hangs below the line.
    let isNegative: Bool
  }

  private let amounts: [Int128?]
  /// Whether any part is known.
  var isKnown: Bool { amounts.contains { $0 != nil } }
  /// The lowest amount that the bar reaches, at most 0.
  let low: Int128
  /// The highest amount that the bar reaches, at least 0.
  let high: Int128

  /// Makes a bar of an amount for each series.
  init(_ amounts: [Int128?]) {
    self.amounts = amounts
    low = ChartScale.sum(amounts.filter { ($0 ?? 0) < 0 }) ?? 0
    high = ChartScale.sum(amounts.filter { ($0 ?? 0) > 0 }) ?? 0
  }

  /// The parts that are at least one unit high; they touch each other and fill the bar. A bar of which nothing would be
  /// seen, though there is something, is one unit high.
  func segments(on scale: ChartScale) -> [Segment] {
    side(on: scale, isNegative: false) + side(on: scale, isNegative: true)
  }

  private func side(on scale: ChartScale, isNegative: Bool) -> [Segment] {
    let own = amounts.enumerated().compactMap { index, amount in
      amount.flatMap { ($0 < 0) == isNegative && $0 != 0 ? (index, $0) : nil }
    }
    guard let largest = own.max(by: { $0.1.magnitude < $1.1.magnitude }) else { return [] }
    var found: [Segment] = []
    var sum: Int128 = 0
    let line = scale.y(0)
    for (series, amount) in own {
      let start = scale.y(sum)
      sum = ChartScale.clamped(sum + amount)
      let end = scale.y(sum)
      guard start != end else { continue }
      found.append(
        Segment(
          series: series, top: min(start, end), bottom: max(start, end), isOuter: false, isNegative: isNegative))
    }
    if let last = found.popLast() {
      found.append(
        Segment(
          series: last.series, top: last.top, bottom: last.bottom, isOuter: true, isNegative: isNegative))
    } else {
      let top = isNegative ? min(line, scale.height - 1) : max(line - 1, 0)
      found.append(
        Segment(series: largest.0, top: top, bottom: top + 1, isOuter: true, isNegative: isNegative))
    }
    return found
  }
}

extension BarStack.Segment {
  /// Draws the part into the column of a place, with a thin gap to the part beyond it.
  func draw(_ path: inout PathData, at place: Int, of count: Int) {
    let margin = Self.margin(count)
    let left = place * 100 + margin
    let width = 100 - 2 * margin
    let height = bottom - top
    let gap = isOuter || height < 3 ? 0 : 10
    let y = (isNegative ? top : bottom) * 10
    let up = (isNegative ? 1 : -1) * (height * 10 - gap)
    path.add("M", left, y)
    guard isOuter, height >= 4, count <= 100 else {
      path.add("v", up)
      path.add("h", width)
      path.add("v", -up)
      path.add("z")
      return
    }
    // Round corners; the drawing is wider on screen than its units say, so that the corner is flat here.
    let corner = min(6, width / 4)
    let rise = isNegative ? 20 : -20
    path.add("v", up - rise)
    path.add("q", 0, rise, corner, rise)
    path.add("h", width - 2 * corner)
    path.add("q", corner, 0, corner, -rise)
    path.add("v", rise - up)
    path.add("z")
  }

  /// The space at each side of a bar in tenths of a unit of 100 tenths: few bars do not grow as wide as the chart.
  static func margin(_ count: Int) -> Int {
    switch count {
    case ..<3: 42
    case ..<6: 36
    case ..<10: 26
    case ..<61: 12
    default: 5
    }
  }
}
