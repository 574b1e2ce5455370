package import HTML

/// Small bars without axes, for a row of a table: at most 250 bytes. A day of which nothing is known leaves a gap; one
/// on which nothing was spent is a thin line.
package struct Sparkline: Chart {
  /// The figures from the oldest to the newest; nil where nothing is known.
  package let series: ChartSeries
  /// What one figure stands for: `day` or `week`.
  package let step: String

  private static let height = 20
  private static let pitch = 4
  /// The most bars.
  private static let limit = 15

  /// Makes small bars; where there are more than 15 figures, neighbours are added up.
  package init(_ series: ChartSeries, step: String = "day") {
    self.series = series
    self.step = step
  }

  /// The figures that are drawn, numbered from the oldest.
  package var table: ChartTable {
    ChartTable(axis: .names(series.amounts.indices.map { "\(step) \($0 + 1)" }), series: [series])
  }

  /// The bars, or nothing where no figure is known.
  package var html: TrustedHTML {
    let bars = bars
    guard let highest = bars.compactMap({ $0 }).max(), let lowest = bars.compactMap({ $0 }).min() else {
      return TrustedHTML()
    }
    let scale = ChartScale(low: lowest, high: highest, height: Self.height)
    var path = PathData()
    var pen: (x: Int, y: Int)?
    let line = min(max(scale.y(0), 1), Self.height)
    for (index, bar) in bars.enumerated() {
      guard let bar else { continue }
      // Right-aligned: the newest figure stands at the same place in every row.
      let x = (Self.limit - bars.count + index) * Self.pitch + Self.pitch / 2
      let end = bar == 0 ? line - 1 : bar < 0 ? max(scale.y(bar), line + 1) : min(scale.y(bar), line - 2)
      if let pen {
        path.add("m", (x - pen.x) * 10, (line - pen.y) * 10)
      } else {
        path.add("M", x * 10, line * 10)
      }
      let top = min(max(end, 0), Self.height)
      path.add("v", (top - line) * 10)
      pen = (x, top)
    }
    var out = HTMLBuffer()
    out.markup("<svg class=\"sp\" viewBox=\"0 0 60 20\" role=\"img\"><title>")
    out.text(text)
    out.markup("</title>")
    out.path(nil, path)
    out.markup("</svg>")
    return out.html
  }

  private var text: String {
    let known = series.amounts.compactMap { $0 }
    let count = series.amounts.count
    let steps = count == 1 ? "1 \(step)" : "\(count) \(step)s"
    let most = ChartQuantity(unit: series.unit, amount: known.max() ?? 0).compactText
    return known.count == count ? "\(steps), at most \(most)" : "\(steps), \(known.count) with data, at most \(most)"
  }

  /// At most 15 figures: the series' own, or sums of equally many neighbours, counted from the newest; the oldest that
  /// would not fill a sum are left out.
  private var bars: [Int128?] {
    let amounts = series.amounts
    guard amounts.count > Self.limit else { return amounts }
    let size = (amounts.count + Self.limit - 1) / Self.limit
    let groups = amounts.count / size
    let first = amounts.count - groups * size
    return (0..<groups).map { group in
      ChartScale.sum(amounts[(first + group * size)..<(first + (group + 1) * size)])
    }
  }
}
