package import HTML

/// One or more lines over days, weeks or names; a line stops where nothing is known.
package struct LineChart: Chart {
  /// Begins the ids of this chart; unique on its page.
  package let id: String
  /// What the chart shows.
  package let title: String
  /// The places of the points.
  package let axis: ChartAxis
  /// The lines; each has a figure for each place.
  package let series: [ChartSeries]

  /// Makes a chart. Series of another unit than the first one's are left out: a chart has one unit.
  package init(id: String, title: String, axis: ChartAxis, series: [ChartSeries]) {
    self.id = id
    self.title = title
    self.axis = axis
    self.series = series.filter { $0.unit == series.first?.unit }
  }

  /// The figures that are drawn.
  package var table: ChartTable { ChartTable(axis: axis, series: series) }

  /// The chart, or a line that says "no data".
  package var html: TrustedHTML {
    let known = (0..<axis.count).map { index in series.contains { $0.amount(at: index) != nil } }
    guard let unit = series.first?.unit, known.contains(true) else { return EmptyChart.html(title: title) }
    let amounts = series.flatMap { $0.amounts.prefix(axis.count).compactMap { $0 } }
    let ticks = AxisTicks(low: amounts.min() ?? 0, high: amounts.max() ?? 0, unit: unit)
    var frame = PlotFrame(id: id, title: title, summary: summary(unit), axis: axis, ticks: ticks)
    frame.areLines = true
    if series.count > 1 { frame.legend = LegendEntry.series(series) }
    frame.legend += LegendEntry.marks(hasGaps: known.contains(false), hasLowerBounds: false)
    return frame.html { out in
      frame.grid(&out)
      frame.gaps(&out, known)
      frame.baseline(&out)
      out.markup("<g class=\"ln\">")
      for (index, one) in series.enumerated() {
        out.path(one.tone(at: index).cssClass, line(one, frame.scale))
      }
      out.markup("</g>")
      frame.hovers(&out) { hover($0, unit) }
    }
  }

  private func line(_ series: ChartSeries, _ scale: ChartScale) -> PathData {
    var path = PathData()
    var last: (index: Int, y: Int)?
    for index in 0..<axis.count {
      guard let amount = series.amount(at: index) else {
        last = nil
        continue
      }
      let y = scale.y(amount)
      if let last {
        path.add("l", PlotFrame.slot * 10, (y - last.y) * 10)
      } else {
        // A point alone is seen as a short dash.
        let isAlone = series.amount(at: index + 1) == nil || index + 1 == axis.count
        path.add("M", index * PlotFrame.slot * 10 + PlotFrame.slot * 5 - (isAlone ? 15 : 0), y * 10)
        if isAlone { path.add("h", 30) }
      }
      last = (index, y)
    }
    return path
  }

  private func summary(_ unit: ChartUnit) -> String {
    if series.count == 1 {
      return ChartSummary(
        axis: axis, unit: unit, totals: (0..<axis.count).map { series[0].amount(at: $0) }, hasLowerBounds: false
      ).text
    }
    let tops = series.compactMap { one -> String? in
      guard let most = one.amounts.prefix(axis.count).compactMap({ $0 }).max() else { return nil }
      return "\(ShownName.text(one.name)) at most \(ChartQuantity(unit: unit, amount: most).fullText)"
    }
    return "\(axis.range): \(tops.prefix(8).joined(separator: "; "))."
  }

  private func hover(_ index: Int, _ unit: ChartUnit) -> String {
    let lines = series.compactMap { one in
      one.amount(at: index).map {
        let text = ChartQuantity(unit: unit, amount: $0).compactText
        return series.count == 1 ? text : "\(ShownName.text(one.name)) \(text)"
      }
    }
    let separator = series.count == 1 ? " " : "\n"
    return "\(axis.name(at: index)):\(separator)\(lines.isEmpty ? "no data" : lines.joined(separator: "\n"))"
  }
}
