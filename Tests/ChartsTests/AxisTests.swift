import Model
import Testing

@testable import Charts

struct AxisTests {
  private static let ends: [Int128] = (0...30).flatMap { exponent in
    [1, 2, 3, 5, 7, 9, 99, 101, 123].map { $0 * Int128(PowerOfTen.value(exponent)) }
  }

  @Test func marksHoldAllFiguresAndZero() {
    for unit in [ChartUnit.dollars, .tokens] {
      for high in Self.ends {
        for low in [0, -1, -high, -high / 3, -high * 7] {
          let ticks = AxisTicks(low: low, high: high, unit: unit)
          #expect(ticks.amounts.contains(0))
          #expect(ticks.amounts.count <= 7)
          if high - low > 2 { #expect(ticks.amounts.count >= 3, "\(low) to \(high): \(ticks.labels)") }
          #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels)")
          #expect(ticks.labels.allSatisfy { $0.count < 30 })
          let clamped = (ChartScale.clamped(low), ChartScale.clamped(high))
          #expect((ticks.amounts.last ?? 1) <= clamped.0 && (ticks.amounts.first ?? 0) >= clamped.1)
          let steps = Set(zip(ticks.amounts, ticks.amounts.dropFirst()).map { $0 - $1 })
          #expect(steps.count == 1)
        }
      }
    }
  }

  @Test func marksAreWrittenInOneUnit() {
    func dollars(_ text: String) -> [String] {
      AxisTicks(low: 0, high: USDTotal(decimal: text)?.picodollars ?? 0, unit: .dollars).labels
    }
    #expect(dollars("0.52") == ["$0.60", "$0.40", "$0.20", "$0"])
    #expect(dollars("4.2") == ["$5", "$4", "$3", "$2", "$1", "$0"])
    #expect(dollars("1000000") == ["$1.0M", "$0.8M", "$0.6M", "$0.4M", "$0.2M", "$0"])
    #expect(dollars("0.000001") == ["$0.0000010", "$0.0000008", "$0.0000006", "$0.0000004", "$0.0000002", "$0"])
    #expect(dollars("1.7") == ["$2.00", "$1.50", "$1.00", "$0.50", "$0"])
    #expect(AxisTicks(low: -8, high: 14, unit: .count).labels == ["15", "10", "5", "0", "−5", "−10"])
    #expect(AxisTicks(low: 0, high: 0, unit: .tokens).labels == ["0"])
    #expect(AxisTicks(low: 0, high: 1, unit: .count).labels == ["1", "0"])
    #expect(AxisTicks(low: 0, high: 240_000, unit: .tokens).labels.first == "250k")
  }

  @Test func textsBelowNeverOverlap() {
    let first = Day(daysSinceEpoch: 20_411)
    var axes: [ChartAxis] = []
    for count in [1, 2, 3, 5, 7, 8, 10, 12, 14, 26, 28, 30, 31, 52, 53, 60, 89, 90, 91, 120, 365, 366, 800, 2000, 4000]
    {
      for shift in [0, 3, 17] {
        axes.append(.days((0..<count).map { first.adding($0 + shift) }))
        axes.append(.weeks((0..<count).map { first.adding(($0 + shift) * 7) }))
      }
      axes.append(.names((0..<count).map { "some name \($0)" }))
      axes.append(.names((0..<count).map { _ in "漢字漢字漢字漢字漢字漢字漢字" }))
    }
    for axis in axes {
      for width in [AxisLabels.narrowWidth, AxisLabels.wideWidth] {
        let labels = AxisLabels.fitting(axis, width: width)
        #expect(!labels.isEmpty)
        if axis.count > 6, case .days = axis { #expect(labels.count >= 2, "\(axis.count) \(width) \(labels)") }
        let extents = labels.map { AxisLabels.extent($0, width: width) }
        #expect(zip(extents, extents.dropFirst()).allSatisfy { $0.to < $1.from })
        // What stands over the edge finds room beside the scale and in the card's padding.
        #expect(extents.allSatisfy { $0.from >= -90 && $0.to <= width + 12 }, "\(axis.count) \(width) \(labels)")
      }
    }
  }

  @Test func monthsNameLongRanges() {
    let year = ChartAxis.days(from: Day(daysSinceEpoch: 20_454), through: Day(daysSinceEpoch: 20_818))
    #expect(AxisLabels.fitting(year, width: AxisLabels.narrowWidth).map(\.text) == ["2026", "Apr", "Jul", "Oct"])
  }

  @Test func rangesAreBounded() {
    #expect(ChartAxis.days(from: Day(daysSinceEpoch: -700_000), through: Day(daysSinceEpoch: 700_000)).count == 4000)
    #expect(ChartAxis.days(from: Day(daysSinceEpoch: 2), through: Day(daysSinceEpoch: 1)).count == 0)
    #expect(ChartAxis.weeks(from: Day(daysSinceEpoch: 3), through: Day(daysSinceEpoch: 17)).count == 3)
  }
}
