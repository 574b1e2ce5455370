package import HTML
package import Model

/// A bar for each week, with the change to the week before below it.
package struct WeeklyBars: Chart {
  /// A week.
  package struct Week: Sendable, Hashable {
    /// Its first day.
    package let start: Day
    /// What it adds up to; nil where nothing is known.
    package let quantity: ChartQuantity?
    /// Whether a part of its days is left out, or is still to come.
    package let isPartial: Bool
    /// Whether a part of its figures is missing.
    package let isLowerBound: Bool

    /// Makes a week.
    package init(start: Day, quantity: ChartQuantity?, isPartial: Bool = false, isLowerBound: Bool = false) {
      self.start = start
      self.quantity = quantity
      self.isPartial = isPartial
      self.isLowerBound = isLowerBound
    }
  }

  /// Begins the ids of this chart; unique on its page.
  package let id: String
  /// What the chart shows: `Cost by week`.
  package let title: String
  /// The weeks in calendar order, each after the one before without a gap.
  package let weeks: [Week]

  /// Makes a chart.
  package init(id: String, title: String, weeks: [Week]) {
    self.id = id
    self.title = title
    self.weeks = weeks
  }

  /// The figures that are drawn.
  package var table: ChartTable { ChartTable(axis: axis, series: series.map { [$0] } ?? []) }

  /// The chart, or a line that says "no data".
  package var html: TrustedHTML {
    guard let series, series.total != nil else { return EmptyChart.html(title: title) }
    let stacks = series.amounts.map { BarStack([$0]) }
    let ticks = AxisTicks(
      low: stacks.map(\.low).min() ?? 0, high: stacks.map(\.high).max() ?? 0, unit: series.unit)
    var frame = PlotFrame(id: id, title: title, summary: summary(series), axis: axis, ticks: ticks)
    for index in weeks.indices { frame.notes[index] = change(at: index) }
    frame.legend = LegendEntry.marks(
      hasGaps: series.amounts.contains { $0 == nil }, hasLowerBounds: weeks.contains(where: \.isLowerBound),
      hasPartial: weeks.contains { $0.isPartial && $0.quantity != nil })
    return frame.html { out in
      frame.grid(&out)
      frame.gaps(&out, series.amounts.map { $0 != nil })
      out.path("s1", bars(stacks, frame.scale, isPartial: false))
      out.path("s1 so", bars(stacks, frame.scale, isPartial: true))
      out.path("cl", frame.lowerBounds(stacks, at: weeks.indices.filter { weeks[$0].isLowerBound }))
      frame.baseline(&out)
      frame.hovers(&out, hover)
    }
  }

  /// How a week compares to the one before in percent (`+12%`); nil where that cannot be said: one of the two is not
  /// known or not complete, or there was nothing before.
  package func change(at index: Int) -> String? {
    guard weeks.indices.contains(index), weeks.indices.contains(index - 1) else { return nil }
    let (week, before) = (weeks[index], weeks[index - 1])
    guard !week.isPartial, !before.isPartial, !week.isLowerBound, !before.isLowerBound,
      let new = week.quantity, let old = before.quantity, new.unit == old.unit
    else { return nil }
    return PercentText.change(from: old.amount, to: new.amount)
  }

  private var axis: ChartAxis { .weeks(weeks.map(\.start)) }

  private var series: ChartSeries? {
    guard let unit = weeks.lazy.compactMap(\.quantity?.unit).first else { return nil }
    return ChartSeries(
      name: title, unit: unit, amounts: weeks.map { $0.quantity?.unit == unit ? $0.quantity?.amount : nil })
  }

  private func summary(_ series: ChartSeries) -> String {
    let whole = ChartSummary(
      axis: axis, unit: series.unit, totals: series.amounts, hasLowerBounds: weeks.contains(where: \.isLowerBound))
    guard let last = weeks.indices.last(where: { !weeks[$0].isPartial }), let change = change(at: last) else {
      return whole.text
    }
    return "\(whole.text) Week of \(weeks[last].start.description): \(change) on the week before."
  }

  private func bars(_ stacks: [BarStack], _ scale: ChartScale, isPartial: Bool) -> PathData {
    var path = PathData()
    for index in weeks.indices where weeks[index].isPartial == isPartial {
      for segment in stacks[index].segments(on: scale) { segment.draw(&path, at: index, of: weeks.count) }
    }
    return path
  }

  private func hover(_ index: Int) -> String {
    let week = weeks[index]
    guard let quantity = week.quantity else { return "\(axis.name(at: index)): no data" }
    let text = "\(axis.name(at: index)): \(week.isLowerBound ? "at least " : "")\(quantity.compactText)"
    if week.isPartial { return text + " (part of a week)" }
    return change(at: index).map { "\(text), \($0) on the week before" } ?? text
  }
}
