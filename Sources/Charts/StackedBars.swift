package import HTML

/// Bars side by side, each built up of one part for each series. Parts below zero hang below the line.
package struct StackedBars: Chart {
  /// Begins the ids of this chart; unique on its page.
  package let id: String
  /// What the chart shows: `Cost by day and agent`.
  package let title: String
  /// The places of the bars.
  package let axis: ChartAxis
  /// The series from the bottom up; each has a figure for each place.
  package let series: [ChartSeries]
  /// The places whose figures are known to be too low, because a part of them is missing.
  package let lowerBounds: Set<Int>
  /// Whether the text shown over a bar lists its parts, and not its sum alone.
  package let listsParts: Bool

  /// Makes a chart. Series of another unit than the first one's are left out: a chart has one unit.
  package init(
    id: String, title: String, axis: ChartAxis, series: [ChartSeries], lowerBounds: Set<Int> = [],
    listsParts: Bool = true
  ) {
    self.id = id
    self.title = title
    self.axis = axis
    self.series = series.filter { $0.unit == series.first?.unit }
    self.lowerBounds = lowerBounds.filter { (0..<axis.count).contains($0) }
    self.listsParts = listsParts
  }

  /// The figures that are drawn.
  package var table: ChartTable { ChartTable(axis: axis, series: series) }

  /// The chart, or a line that says "no data".
  package var html: TrustedHTML {
    guard let unit = series.first?.unit, totals.contains(where: { $0 != nil }) else {
      return EmptyChart.html(title: title)
    }
    let stacks = (0..<axis.count).map { index in BarStack(series.map { $0.amount(at: index) }) }
    let ticks = AxisTicks(
      low: stacks.map(\.low).min() ?? 0, high: stacks.map(\.high).max() ?? 0, unit: unit)
    let summary = ChartSummary(axis: axis, unit: unit, totals: totals, hasLowerBounds: !lowerBounds.isEmpty)
    var frame = PlotFrame(id: id, title: title, summary: summary.text, axis: axis, ticks: ticks)
    if series.count > 1 {
      frame.legend = LegendEntry.series(series)
    }
    frame.legend += LegendEntry.marks(hasGaps: totals.contains { $0 == nil }, hasLowerBounds: !lowerBounds.isEmpty)
    return frame.html { out in
      frame.grid(&out)
      frame.gaps(&out, totals.map { $0 != nil })
      bars(&out, stacks, frame.scale)
      out.path("cl", frame.lowerBounds(stacks, at: lowerBounds.sorted().filter { stacks[$0].isKnown }))
      frame.baseline(&out)
      frame.hovers(&out) { hover($0, unit) }
    }
  }

  /// The sum at each place, nil where nothing is known.
  private var totals: [Int128?] {
    (0..<axis.count).map { index in ChartScale.sum(series.map { $0.amount(at: index) }) }
  }

  private func bars(_ out: inout HTMLBuffer, _ stacks: [BarStack], _ scale: ChartScale) {
    let segments = stacks.map { $0.segments(on: scale) }
    for (index, one) in series.enumerated() {
      var path = PathData()
      for (place, parts) in segments.enumerated() {
        for part in parts where part.series == index { part.draw(&path, at: place, of: axis.count) }
      }
      out.path(one.tone(at: index).cssClass, path)
    }
  }

  private func hover(_ index: Int, _ unit: ChartUnit) -> String {
    guard let total = totals[index] else { return "\(axis.name(at: index)): no data" }
    let least = lowerBounds.contains(index) ? "at least " : ""
    var text = "\(axis.name(at: index)): \(least)\(ChartQuantity(unit: unit, amount: total).compactText)"
    if listsParts, series.count > 1 {
      for one in series.reversed() {
        guard let amount = one.amount(at: index), amount != 0 else { continue }
        text += "\n\(ShownName.text(one.name)) \(ChartQuantity(unit: unit, amount: amount).compactText)"
      }
    }
    return text
  }
}
