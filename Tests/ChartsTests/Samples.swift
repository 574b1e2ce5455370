import Charts
import HTML
import Model

/// The charts whose markup is kept in `Tests/Golden/charts`, by file name.
enum Samples {
  static let first = Day(daysSinceEpoch: 20_606)  // 2026-06-02

  static func days(_ count: Int) -> ChartAxis { .days((0..<count).map { first.adding($0) }) }

  /// Figures that look like spending: no two runs differ.
  static func figures(_ count: Int, seed: Int64, scale: Int64 = 1) -> [Int64?] {
    var state = UInt64(bitPattern: seed &* 7_919 &+ 17)
    return (0..<count).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 40) % 900 * scale / Int64(1 + seed) + (index % 7 == 4 ? 0 : 40 * scale)
    }
  }

  static func dollars(_ figures: [Int64?]) -> [USDTotal?] {
    figures.map { $0.map { USDTotal(picodollars: Int128($0) * 10_000_000_000) } }
  }

  static let names = [
    "nexus", "quill", "atlas", "Überblick 🛰️", "كاتب", "<b>bold</b> \"quoted\" & 'more'", "zed", "...", "nine",
  ]

  static func fleet(_ count: Int, gaps: Set<Int> = []) -> [ChartSeries] {
    names.enumerated().map { index, name in
      let own = figures(count, seed: Int64(index)).enumerated().map { gaps.contains($0) ? nil : $1 }
      return ChartSeries(name: name, dollars: dollars(own))
    }
  }

  static var all: [(name: String, html: TrustedHTML)] {
    let month = StackedBars(
      id: "a", title: "Cost by day and agent", axis: days(30),
      series: ChartSeries.top(fleet(30, gaps: [3, 11, 12, 13]), limit: 7), lowerBounds: [20, 21])
    let week = StackedBars(
      id: "b", title: "Tokens by day", axis: days(7),
      series: [
        ChartSeries(name: "input", tokens: figures(7, seed: 1, scale: 900)),
        ChartSeries(name: "output", tokens: figures(7, seed: 2, scale: 700)),
        ChartSeries(name: "cache read", tokens: figures(7, seed: 3, scale: 5000)),
      ])
    let quarter = StackedBars(
      id: "c", title: "Cost by day", axis: days(90),
      series: [ChartSeries(name: "all", dollars: dollars(figures(90, seed: 5)))])
    let negative = StackedBars(
      id: "d", title: "Difference by day", axis: days(14),
      series: [
        ChartSeries(name: "gone", counts: [-3, 2, 5, -8, 0, nil, 1, 2, 3, 4, -5, 6, 7, -8]),
        ChartSeries(name: "come", counts: [2, 2, -5, 8, 0, nil, 1, 2, 3, 4, -5, 6, 7, -1]),
      ])
    let weekly = WeeklyBars(
      id: "e", title: "Cost by week",
      weeks: zip([120, 180, 150, nil, 90, 240, 236, 310, 280, 300, 290, 40] as [Int64?], 0...).map { cents, index in
        WeeklyBars.Week(
          start: first.startOfWeek().adding(index * 7),
          quantity: cents.map { .dollars(USDTotal(picodollars: Int128($0) * 10_000_000_000)) }, isPartial: index == 11)
      })
    let lines = LineChart(
      id: "f", title: "Cost of a call by model", axis: days(30),
      series: [
        ChartSeries(
          name: "large", dollars: dollars(figures(30, seed: 1).enumerated().map { $0 == 8 || $0 == 10 ? nil : $1 })),
        ChartSeries(name: "small", dollars: dollars(figures(30, seed: 3))),
        ChartSeries(name: "tiny", dollars: dollars(figures(30, seed: 9))),
      ])
    let share = ShareBar(
      id: "g", title: "Cost by model",
      parts: names.enumerated().map {
        ShareBar.Part(name: $1, quantity: .dollars(USDTotal(picodollars: Int128(90 - $0 * 10) * 123_000_000_000)))
      })
    let year = (0..<371).map { first.adding($0 - 340) }
    let heat = CalendarHeatMap(
      id: "h", title: "Cost by day", days: year,
      series: ChartSeries(
        name: "cost",
        dollars: dollars(
          figures(371, seed: 4).enumerated().map { $0 < 40 || $0 % 31 == 3 ? nil : $0 % 17 == 2 ? 0 : $1 })))
    let season = CalendarHeatMap(
      id: "i", title: "Calls by day", days: Array(year.suffix(60)),
      series: ChartSeries(name: "calls", counts: figures(60, seed: 4)),
      weekStart: 7)
    let extremes = StackedBars(
      id: "j", title: "A day of almost nothing and a day of a million", axis: days(3),
      series: [
        ChartSeries(
          name: "cost",
          dollars: [USDTotal(picodollars: 1_000_000), nil, USDTotal(picodollars: 1_000_000 * 1_000_000_000_000)])
      ])
    let one = StackedBars(
      id: "k", title: "One day", axis: days(1), series: [ChartSeries(name: "cost", counts: [7])])
    let nothing = StackedBars(
      id: "l", title: "Nothing spent", axis: days(7),
      series: [ChartSeries(name: "cost", counts: .init(repeating: 0, count: 7))])
    let none = StackedBars(id: "m", title: "Cost by day", axis: days(7), series: [])
    let tiny = StackedBars(
      id: "n", title: "Parts of a cent", axis: days(10),
      series: [ChartSeries(name: "cost", dollars: (0..<10).map { USDTotal(picodollars: Int128($0 * $0) * 12_345) })])
    func budget(_ spent: Int64, _ budget: Int64) -> TrustedHTML {
      BudgetBar(title: "Budget of Lighthouse", spent: .count(spent), budget: .count(budget)).html
    }
    return [
      ("stacked-month.html", month.html), ("stacked-week.html", week.html), ("stacked-quarter.html", quarter.html),
      ("stacked-negative.html", negative.html), ("weekly.html", weekly.html), ("lines.html", lines.html),
      ("share.html", share.html), ("heat-year.html", heat.html), ("heat-season.html", season.html),
      ("extremes.html", extremes.html), ("one.html", one.html), ("nothing.html", nothing.html),
      ("none.html", none.html),
      ("tiny.html", tiny.html), ("budget.html", budget(45, 80)), ("budget-over.html", budget(95, 80)),
      ("budget-none.html", budget(0, 80)),
      ("spark.html", Sparkline(ChartSeries(name: "a", dollars: dollars(figures(30, seed: 6)))).html),
      ("spark-gaps.html", Sparkline(ChartSeries(name: "a", counts: [1, nil, 3, 4, nil, 2, 1])).html),
      ("badge.svg", Badge(label: "fleet cost this week", value: "$0.23").svg),
      ("badge-none.svg", Badge(label: names[5], value: "no data", isKnown: false).svg),
    ]
  }
}
