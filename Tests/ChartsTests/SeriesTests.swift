import Testing

@testable import Charts

struct SeriesTests {
  @Test func theRestIsAddedUp() {
    let all = (0..<12).map { number in
      ChartSeries(name: "n\(number)", counts: [Int64(number), number % 2 == 0 ? nil : 5, nil])
    }
    let top = ChartSeries.top(all)
    #expect(top.map(\.name) == ["n11", "n9", "n7", "n10", "n5", "n3", "n8", "n1", "4 others"])
    #expect(top.last?.amounts == [12, nil, nil] as [Int128?])
    #expect(top.last?.tone == .rest)
    #expect(ChartScale.sum(top.map { $0.total?.amount }) == ChartScale.sum(all.map { $0.total?.amount }))
    #expect(ChartSeries.top(Array(all.prefix(8))).count == 8)
    #expect(ChartSeries.top(Array(all.prefix(9))).last?.name == "1 other")
  }

  @Test func equalSeriesAreOrderedByName() {
    let names = ["b", "a", "c"].map { ChartSeries(name: $0, counts: [1]) }
    #expect(ChartSeries.top(names).map(\.name) == ["a", "b", "c"])
  }

  @Test func partsFillTheirBar() {
    for seed in 0..<300 as Range<Int64> {
      let amounts = Samples.figures(9, seed: seed).enumerated().map { index, figure -> Int128? in
        index % 5 == 3 ? nil : figure.map { Int128($0) * (seed % 3 == 0 && index % 2 == 0 ? -1 : 1) }
      }
      let stack = BarStack(amounts)
      let scale = ChartScale(low: stack.low * 2, high: stack.high * 3, height: 200)
      for isNegative in [false, true] {
        let parts = stack.segments(on: scale).filter { $0.isNegative == isNegative }
        let whole = isNegative ? stack.low : stack.high
        let height = abs(scale.y(whole) - scale.y(0))
        #expect(parts.reduce(0) { $0 + $1.bottom - $1.top } == (whole == 0 ? 0 : max(height, 1)))
        #expect(zip(parts, parts.dropFirst()).allSatisfy { isNegative ? $0.bottom == $1.top : $0.top == $1.bottom })
        for part in parts {
          let exact = (amounts[part.series] ?? 0).magnitude * 200 / (scale.high - scale.low).magnitude
          #expect(abs(part.bottom - part.top - Int(exact)) <= 1)
        }
      }
    }
  }

  @Test func whatIsThereIsSeen() {
    let scale = ChartScale(low: 0, high: 1_000_000, height: 200)
    #expect(BarStack([1]).segments(on: scale).map { $0.bottom - $0.top } == [1])
    #expect(BarStack([0]).segments(on: scale).isEmpty)
    #expect(BarStack([nil]).segments(on: scale).isEmpty)
  }

  @Test func shadesHoldEquallyManyFigures() {
    let steps = HeatSteps([nil, 0, -3] + (1...100).map { Int128($0) })
    #expect(steps.step(of: nil) == .unknown)
    #expect(steps.step(of: 0) == .nothing)
    for step in [HeatSteps.Step.first, .second, .third, .fourth, .fifth] {
      #expect((1...100).count { steps.step(of: Int128($0)) == step } == 20)
    }
    #expect(HeatSteps([5]).step(of: 5) == .fifth)
    #expect(HeatSteps([5, 7]).step(of: 5) == .fourth)
  }
}
