import Charts
import HTML
import Model
import Testing

/// What holds for every chart, whatever it is made of.
struct DrawingTests {
  static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"x", "'&amp;\u{0}\u{1B}[31m\u{FFFE}", "\u{202E}gnitirw\u{2069}", "...", "",
    "\u{200B}\u{FEFF}", String(repeating: "long ", count: 60), String(repeating: "e\u{301}", count: 4000),
    "👩‍👩‍👧‍👦🛰️\n\ttwo lines",
    "</title></svg>", "]]>", "&#60;b&#62;",
  ]

  static let many: [Int128?] = (0..<130).map { index in
    if index % 13 == 5 { return nil }
    return Int128(index * 7919 % 101) - 20
  }

  static let amounts: [[Int128?]] = [
    [], [nil], [0], [1], [-1], [nil, nil, 5], [0, 0, 0], [1_000_000, nil, 1_000_000_000_000_000_000],
    [.max, .min, nil, .max, 1], [-5, -7, -1], [3, -3, 3, -3, nil, 0, 0, 1],
    many,
  ]

  static func charts(_ name: String, _ amounts: [Int128?], _ unit: ChartUnit) -> [any Chart] {
    let one = ChartSeries(name: name, unit: unit, amounts: amounts)
    let other = ChartSeries(name: name + "2", unit: unit, amounts: amounts.reversed())
    let days = (0..<amounts.count).map { Samples.first.adding($0) }
    let quantities = amounts.map { $0.map { ChartQuantity(unit: unit, amount: $0) } }
    return [
      StackedBars(id: "a", title: name, axis: .days(days), series: [one, other], lowerBounds: [0, 2, 99_999]),
      StackedBars(id: "b", title: name, axis: .names(amounts.map { _ in name }), series: [one]),
      LineChart(id: "c", title: name, axis: .weeks(days), series: [one, other]),
      WeeklyBars(
        id: "d", title: name,
        weeks: zip(days, quantities).map { WeeklyBars.Week(start: $0, quantity: $1, isPartial: $0.isoWeekday == 1) }),
      ShareBar(
        id: "e", title: name, parts: quantities.compactMap { $0.map { ShareBar.Part(name: name, quantity: $0) } }),
      CalendarHeatMap(id: "f", title: name, days: days, series: one),
      BudgetBar(title: name, spent: quantities.first ?? nil, budget: quantities.last ?? nil),
      Sparkline(one),
    ]
  }

  @Test(arguments: amounts.indices) func everyPointLiesInItsDrawing(_ index: Int) throws {
    for unit in [ChartUnit.dollars, .tokens, .count] {
      for chart in Self.charts("a", Self.amounts[index], unit) {
        let markup = Markup(chart.html.string)
        #expect(markup.fault == nil)
        var box: [Int] = []
        for element in markup.elements {
          if let viewBox = element.attributes["viewBox"] { box = viewBox.split(separator: " ").compactMap { Int($0) } }
          guard element.name == "path" else { continue }
          let points = try #require(PathPoints.read(element.attributes["d"] ?? ""), "\(element.attributes)")
          #expect(
            points.allSatisfy { $0.x >= 0 && $0.x <= box[2] * 10 && $0.y >= 0 && $0.y <= box[3] * 10 }, "\(element)")
        }
        #expect(chart.table.rows.allSatisfy { $0.values.count == chart.table.columns.count })
      }
    }
  }

  @Test(arguments: hostile) func namesStayText(_ name: String) {
    for chart in Self.charts(name, [1, nil, 3, 4], .count) {
      let markup = Markup(chart.html.string)
      #expect(markup.fault == nil)
      let known = [
        "figure", "figcaption", "b", "time", "div", "span", "svg", "title", "path", "g", "text", "ul", "li", "bdi", "p",
      ]
      #expect(markup.elements.allSatisfy { known.contains($0.name) })
      #expect(markup.elements.allSatisfy { !$0.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" } })
      #expect(!chart.html.string.contains("\u{202E}"))
      #expect(chart.html.bytes.count < 16_000)
    }
    let badge = Markup(Badge(label: name, value: name).svg.string)
    #expect(badge.fault == nil)
    #expect(Set(badge.elements.map(\.name)) == ["svg", "title", "path", "g", "text"])
  }

  @Test func idsBelongToTheCaller() {
    for chart in Self.charts("a", [1, 2, 3], .count) {
      let ids = Markup(chart.html.string).elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      #expect(ids.allSatisfy { $0.hasSuffix("-t") || $0.hasSuffix("-d") })
    }
  }

  @Test func everyDrawingHasAName() {
    for sample in Samples.all where sample.name != "none.html" {
      let drawings = Markup(sample.html.string).elements.filter { $0.name == "svg" }
      #expect(drawings.allSatisfy { $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true" })
      #expect(sample.html.string.contains("<title"))
    }
  }

  @Test func aSmallLineIsSmall() {
    for seed in 0..<40 as Range<Int64> {
      for scale in [1, 1000, 1_000_000] as [Int64] {
        let series = ChartSeries(name: "a", dollars: Samples.dollars(Samples.figures(30, seed: seed, scale: scale)))
        let bytes = Sparkline(series).html.bytes.count
        #expect(bytes <= 250, "\(Sparkline(series).html.string)")
      }
    }
    #expect(Sparkline(ChartSeries(name: "a", counts: (0..<1000).map { $0 })).html.bytes.count <= 250)
  }
}
