package import HTML
package import Model

/// A calendar: a column for each week, a row for each day of the week, a shade of one colour for each figure.
package struct CalendarHeatMap: Chart {
  /// Begins the ids of this chart; unique on its page.
  package let id: String
  /// What the chart shows: `Cost by day`.
  package let title: String
  /// The days in calendar order.
  package let days: [Day]
  /// A figure for each day.
  package let series: ChartSeries
  /// The day on which weeks begin, 1 Monday to 7 Sunday.
  package let weekStart: Int
  /// Whether some figures are known to be too low.
  package let hasLowerBounds: Bool

  private static let cell = 12

  /// Makes a calendar of a figure for each day; the last 371 days (53 weeks) are drawn.
  package init(
    id: String, title: String, days: [Day], series: ChartSeries, weekStart: Int = 1, hasLowerBounds: Bool = false
  ) {
    self.id = id
    self.title = title
    let first = max(days.count - 371, 0)
    self.days = Array(days.dropFirst(first))
    self.series = ChartSeries(
      name: series.name, unit: series.unit, amounts: days.indices.dropFirst(first).map { series.amount(at: $0) })
    self.weekStart = min(max(weekStart, 1), 7)
    self.hasLowerBounds = hasLowerBounds
  }

  /// The figures that are drawn.
  package var table: ChartTable { ChartTable(axis: .days(days), series: [series]) }

  /// The calendar, or a line that says "no data".
  package var html: TrustedHTML {
    guard let first = days.first, let last = days.last, series.total != nil else {
      return EmptyChart.html(title: title)
    }
    let start = first.startOfWeek(beginningOn: weekStart)
    let weeks = (last.daysSinceEpoch - start.daysSinceEpoch) / 7 + 1
    let steps = HeatSteps(series.amounts)
    let summary = ChartSummary(
      axis: .days(days), unit: series.unit, totals: series.amounts, hasLowerBounds: hasLowerBounds)
    var out = HTMLBuffer()
    out.markup("<figure class=\"ch\">")
    out.caption(id: id, title: title, summary.text)
    out.markup("<div class=\"hm\"><div class=\"cy\" aria-hidden=\"true\">")
    for row in 0..<7 {
      out.markup("<span>")
      out.text(row % 2 == 0 ? WeekdayNames.short((weekStart - 1 + row) % 7 + 1) : "")
      out.markup("</span>")
    }
    out.markup("</div><svg class=\"hc\"")
    out.attribute("width", String(weeks * (weeks < 27 ? 20 : 15)))
    out.attribute("viewBox", "0 0 \(weeks * Self.cell) \(7 * Self.cell)")
    out.markup(" role=\"img\"")
    out.attribute("aria-labelledby", id + "-t")
    out.attribute("aria-describedby", id + "-d")
    out.markup("><title")
    out.attribute("id", id + "-t")
    out.markup(">")
    out.text(ShownName.line(title, limit: 120))
    out.markup("</title>")
    cells(&out, steps, start)
    out.markup("</svg>")
    months(&out, start, weeks)
    out.markup("</div>")
    out.legend(steps.legend(unit: series.unit, hasGaps: series.amounts.contains { $0 == nil }))
    out.markup("</figure>")
    return out.html
  }

  private func cells(_ out: inout HTMLBuffer, _ steps: HeatSteps, _ start: Day) {
    for step in HeatSteps.Step.allCases {
      let own = days.indices.filter { steps.step(of: series.amounts[$0]) == step }
      guard !own.isEmpty else { continue }
      out.markup("<g")
      out.attribute("class", step.cssClass)
      out.markup(">")
      for index in own {
        let place = days[index].daysSinceEpoch - start.daysSinceEpoch
        var path = PathData()
        path.add("M", (place / 7 * Self.cell + 1) * 10, (place % 7 * Self.cell + 1) * 10)
        path.add("h", 100)
        path.add("v", 100)
        path.add("h", -100)
        path.add("z")
        out.markup("<path")
        out.attribute("d", path.string)
        out.markup("><title>")
        out.text(hover(index))
        out.markup("</title></path>")
      }
      out.markup("</g>")
    }
  }

  private func hover(_ index: Int) -> String {
    let figure = series.amounts[index].map { ChartQuantity(unit: series.unit, amount: $0).compactText }
    return "\(days[index].description): \(figure ?? "no data")"
  }

  /// The names of months above the weeks in which they begin.
  private func months(_ out: inout HTMLBuffer, _ start: Day, _ weeks: Int) {
    var firsts: [(index: Int, month: Int, year: Int)] = days.compactMap { day in
      let (year, month, number) = day.date
      return number == 1 ? ((day.daysSinceEpoch - start.daysSinceEpoch) / 7, month, year) : nil
    }
    if let first = days.first, firsts.first.map({ $0.index > 2 }) ?? true {
      firsts.insert((0, first.date.month, first.date.year), at: 0)
    }
    let choices = [1, 2, 3, 6, 12].map { step in
      firsts.filter { ($0.month - 1) % step == 0 }.map { ($0.index, MonthNames.short($0.month)) }
    }
    let size = weeks * Self.cell
    out.axisLabels(
      narrow: AxisLabels.fitting(choices, count: weeks, width: min(size, AxisLabels.narrowWidth)),
      wide: AxisLabels.fitting(choices, count: weeks, width: min(size, AxisLabels.wideWidth)))
  }
}

/// The names of the days of a week.
enum WeekdayNames {
  /// `Mon` to `Sun` for 1 to 7.
  static func short(_ weekday: Int) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names.indices.contains(weekday - 1) ? names[weekday - 1] : ""
  }
}
