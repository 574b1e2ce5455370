import Charts
import HTML
import Model
import Testing

struct StackedBarsTests {
  @Test func barsAreDrawn() {
    let chart = StackedBars(
      id: "c", title: "Cost", axis: .days(from: Day(daysSinceEpoch: 20000), through: Day(daysSinceEpoch: 20002)),
      series: [ChartSeries(name: "a", counts: [1, nil, 3]), ChartSeries(name: "b", counts: [2, nil, 0])])
    print(chart.html.string)
    #expect(chart.html.string.contains("<svg"))
    #expect(chart.table.rows[1].values == [nil, nil])
    print(Sparkline(ChartSeries(name: "a", counts: (0..<30).map { $0 * 37 % 17 })).html.string)
  }
}
