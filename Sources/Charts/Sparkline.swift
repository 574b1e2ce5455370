package import HTML

/// A small line without axes, for a row of a table: at most 250 bytes.
package struct Sparkline: Chart {
  /// The figures from the oldest to the newest; nil where nothing is known.
  package let series: ChartSeries
  /// What one figure stands for: `day` or `week`.
  package let step: String

  private static let width = 60
  private static let height = 20
  private static let mostPoints = 30

  /// Makes a line; where there are more than 30 figures, neighbours are added up.
  package init(_ series: ChartSeries, step: String = "day") {
    self.series = series
    self.step = step
  }

  /// The figures that are drawn, numbered from the oldest.
  package var table: ChartTable {
    ChartTable(axis: .names(series.amounts.indices.map { "\(step) \($0 + 1)" }), series: [series])
  }

  /// The line, or nothing where no figure is known.
  package var html: TrustedHTML {
    let points = points
    guard let highest = points.compactMap({ $0 }).max(), let lowest = points.compactMap({ $0 }).min() else {
      return TrustedHTML()
    }
    let scale = ChartScale(low: lowest, high: highest, height: Self.height - 2)
    let dx = points.count > 1 ? min(8, (Self.width - 2) / (points.count - 1)) : 0
    var path = PathData()
    var last: Int?
    let start = Self.width - 1 - dx * (points.count - 1)
    for (index, point) in points.enumerated() {
      guard let point else {
        last = nil
        continue
      }
      let y = scale.y(point) + 1
      if let last {
        path.add("l", dx * 10, (y - last) * 10)
      } else {
        path.add("M", (start + index * dx) * 10, y * 10)
        // A point alone is seen as the round end of a line without length.
        if index + 1 == points.count || points[index + 1] == nil { path.add("h", 0) }
      }
      last = y
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
    let most = series.amounts.compactMap { $0 }.max() ?? 0
    let count = series.amounts.count
    let steps = count == 1 ? "1 \(step)" : "\(count) \(step)s"
    return "\(steps), at most \(ChartQuantity(unit: series.unit, amount: most).compactText)"
  }

  /// At most 30 figures: the series' own, or sums of equally many neighbours, counted from the newest.
  private var points: [Int128?] {
    let amounts = series.amounts
    guard amounts.count > Self.mostPoints else { return amounts }
    let size = (amounts.count + Self.mostPoints - 1) / Self.mostPoints
    let groups = amounts.count / size
    let first = amounts.count - groups * size
    return (0..<groups).map { group in
      ChartScale.sum(amounts[(first + group * size)..<(first + (group + 1) * size)])
    }
  }
}
