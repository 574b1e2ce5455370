import Charts
import HTML
import Model
import Reports

/// The drawings on the pages of spending.
enum SpendingCharts {
  /// The most weeks in a drawing.
  static let weekLimit = 53
  /// The days in the drawing of one agent, model or user.
  static let detailDays = 60

  /// `days`: the costs of the last days by agent.
  static func overview(_ document: DocumentValue) -> [(String, TrustedHTML?)] { [("days", byAgent(document))] }

  /// `days`: costs by day and agent; `weeks`: by week, where there are several; `parts`: by kind of token.
  static func window(_ document: DocumentValue) -> [(String, TrustedHTML?)] {
    let weeks = document["weekly"]?.elements ?? []
    return [
      ("days", byAgent(document)),
      ("weeks", weeks.count < 4 ? nil : windowWeeks(weeks)),
      ("parts", parts(document["total"])),
    ]
  }

  /// `days`: the costs of the last days by kind of token; `calendar`: of the last year's days; `parts`: all costs by
  /// kind of token.
  static func days(_ document: DocumentValue) -> [(String, TrustedHTML?)] {
    [
      ("days", dailyParts(document, count: 90)), ("calendar", calendar(document)), ("parts", parts(document["total"])),
    ]
  }

  /// `weeks`: the costs of the last weeks; `parts`: the same by kind of token.
  static func weeks(_ document: DocumentValue) -> [(String, TrustedHTML?)] {
    let starts = weekStarts(document)
    let weeks = ChartSource.byDay(document["weekly"], "weekStart")
    let places = starts.map { weeks[$0] }
    let series = ChartSource.costParts(places)
    let stacked = StackedBars(
      id: "week-parts", title: "Cost by week and kind of token", axis: .weeks(starts), series: series,
      lowerBounds: ChartSource.lowerBounds(places))
    return [("weeks", weeklyBars(document)), ("parts", series.count < 2 ? nil : stacked.html)]
  }

  /// Of an agent, model or user. `days`: the costs of the last days by kind of token; `weeks`: of the last weeks.
  static func detail(_ document: DocumentValue) -> [(String, TrustedHTML?)] {
    [("days", dailyParts(document, count: detailDays)), ("weeks", weeklyBars(document))]
  }

  /// The costs of the last days by agent; nil where none is known.
  private static func byAgent(_ document: DocumentValue) -> TrustedHTML? {
    guard let agentDays = document["agentDays"], let from = ChartSource.day(agentDays["from"]),
      let to = ChartSource.day(agentDays["to"]), let rows = agentDays["rows"]?.elements, !rows.isEmpty
    else { return nil }
    let axis = ChartAxis.days(from: from, through: to)
    let series = rows.map { row in
      ChartSeries(
        name: name(ofRow: row), dollars: (row["costs"]?.elements ?? []).map(ChartSource.usd),
        tone: ChartSource.text(row["name"]) != nil ? nil : ChartSource.count(row["agents"]) == 0 ? .nobody : .rest)
    }
    let least = (agentDays["atLeast"]?.elements ?? []).compactMap(ChartSource.day).map {
      $0.daysSinceEpoch - from.daysSinceEpoch
    }
    return StackedBars(
      id: "agent-days", title: "Cost by day and agent", axis: axis, series: series, lowerBounds: Set(least)
    ).html
  }

  private static func name(ofRow row: DocumentValue) -> String {
    if let name = ChartSource.text(row["name"]) { return name }
    let count = ChartSource.count(row["agents"])
    return count == 0 ? "No agent is named" : count == 1 ? "1 other" : "\(count) others"
  }

  /// All costs by kind of token; nil where there is no more than one kind.
  private static func parts(_ figures: DocumentValue?) -> TrustedHTML? {
    let parts = ChartSource.parts.compactMap { part in
      ChartSource.usd(figures?["cost"]?[part.member]).flatMap { amount in
        amount == .zero ? nil : ShareBar.Part(name: part.name, quantity: .dollars(amount), tone: part.tone)
      }
    }
    return parts.count < 2 ? nil : ShareBar(id: "parts", title: "Cost by kind of token", parts: parts).html
  }

  private static func windowWeeks(_ weeks: DocumentList) -> TrustedHTML? {
    let bars = weeks.compactMap { week in
      ChartSource.day(week["weekStart"]).map { start in
        WeeklyBars.Week(
          start: start, quantity: ChartSource.usd(week["cost"]?["total"]).map(ChartQuantity.dollars),
          isPartial: week["whole"] != .flag(true), isLowerBound: ChartSource.isLowerBound(week))
      }
    }
    return html(of: WeeklyBars(id: "weeks-chart", title: "Cost by week", weeks: bars))
  }

  private static func weeklyBars(_ document: DocumentValue) -> TrustedHTML? {
    let weeks = ChartSource.byDay(document["weekly"], "weekStart")
    let today = ChartSource.day(document["siteDay"])
    let bars = weekStarts(document).map { start in
      let week = weeks[start]
      return WeeklyBars.Week(
        start: start, quantity: ChartSource.usd(week?["cost"]?["total"]).map(ChartQuantity.dollars),
        isPartial: today.map { start.adding(6) >= $0 } ?? false, isLowerBound: ChartSource.isLowerBound(week))
    }
    return html(of: WeeklyBars(id: "weeks-chart", title: "Cost by week", weeks: bars))
  }

  private static func html(of chart: WeeklyBars) -> TrustedHTML? {
    chart.weeks.contains { $0.quantity != nil } ? chart.html : nil
  }

  /// The weeks up to the one that holds the site's today, or the last one with records.
  private static func weekStarts(_ document: DocumentValue) -> [Day] {
    let known = (document["weekly"]?.elements ?? []).compactMap { ChartSource.day($0["weekStart"]) }
    guard let first = known.first, var last = known.last else { return [] }
    if let today = ChartSource.day(document["siteDay"]), today > last {
      last = last.adding((today.daysSinceEpoch - last.daysSinceEpoch) / 7 * 7)
    }
    let count = min((last.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1, weekLimit)
    return (0..<max(count, 1)).map { last.adding(7 * ($0 + 1 - count)) }
  }

  private static func calendar(_ document: DocumentValue) -> TrustedHTML? {
    let days = ChartSource.byDay(document["daily"], "date")
    guard let first = days.keys.min(), let newest = days.keys.max() else { return nil }
    let last = max(newest, ChartSource.day(document["siteDay"]) ?? newest)
    let span = min(last.daysSinceEpoch - first.daysSinceEpoch, 52 * 7 + last.isoWeekday - 1)
    let shown = (0...span).map { last.adding($0 - span) }
    let costs = shown.map { ChartSource.usd(days[$0]?["cost"]?["total"]) }
    guard costs.contains(where: { $0 != nil }) else { return nil }
    return CalendarHeatMap(
      id: "calendar", title: "Cost by day", days: shown, series: ChartSeries(name: "Cost", dollars: costs),
      weekStart: ChartSource.weekStart(document),
      hasLowerBounds: shown.contains { ChartSource.isLowerBound(days[$0]) }
    ).html
  }

  private static func dailyParts(_ document: DocumentValue, count: Int) -> TrustedHTML? {
    let days = ChartSource.byDay(document["daily"], "date")
    guard let oldest = days.keys.min(), let newest = days.keys.max() else { return nil }
    let last = max(newest, ChartSource.day(document["siteDay"]) ?? newest)
    // No fewer than a month, no more than there is.
    let count = min(count, max(last.daysSinceEpoch - oldest.daysSinceEpoch + 1, 30))
    let shown = (0..<count).map { last.adding($0 + 1 - count) }
    let places = shown.map { days[$0] }
    let series = ChartSource.costParts(places)
    guard !series.isEmpty else { return nil }
    return StackedBars(
      id: "days-chart", title: "Cost by day and kind of token", axis: .days(shown), series: series,
      lowerBounds: ChartSource.lowerBounds(places)
    ).html
  }
}
