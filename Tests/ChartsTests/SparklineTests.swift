import Charts
import HTML
import Testing

struct SparklineTests {
  private static func path(_ counts: [Int64?]) -> String? {
    Markup(Sparkline(ChartSeries(name: "a", counts: counts)).html.string).elements.last?.attributes["d"]
  }

  @Test func barsStandAtTheRight() {
    #expect(Self.path([5]) == "M58 20v-20")
    #expect(Self.path([1, nil, 4]) == "M50 20v-5m8 5v-20")
  }

  @Test func nothingIsNotUnknown() {
    #expect(Self.path([0, nil, 4]) == "M50 20v-1m8 1v-20")
    #expect(Self.path([nil, nil]) == nil)
    #expect(Self.path([]) == nil)
    #expect(Self.path([0, 0]) == "M54 20v-1m4 1v-1")
  }

  @Test func whatIsLessThanNothingHangs() {
    #expect(Self.path([-4, 4]) == "M54 10v10m4-10v-10")
  }

  @Test func neighboursAreAddedUp() {
    // 31 figures: ten groups of three, the oldest figure is left out.
    #expect(Self.path([1000] + .init(repeating: 2, count: 30))?.hasSuffix("v-20m4 20v-20") == true)
    let line = Sparkline(ChartSeries(name: "a", counts: [nil, 7, 9])).html.string
    #expect(line.contains("<title>3 days, 2 with data, at most 9</title>"))
  }
}
