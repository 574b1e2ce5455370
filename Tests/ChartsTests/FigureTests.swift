import Model
import Testing

@testable import Charts

struct FigureTests {
  @Test(
    arguments: [
      ("0", "$0", "$0.00"), ("0.52", "$0.52", "$0.52"), ("0.005", "$0.005", "$0.005"), ("12.3", "$12.30", "$12.30"),
      ("999.994", "$999.99", "$999.99"), ("999.995", "$1k", "$1,000.00"), ("1234.5", "$1.2k", "$1,234.50"),
      ("999949", "$999.9k", "$999,949.00"), ("999950", "$1M", "$999,950.00"), ("1000000", "$1M", "$1,000,000.00"),
      ("0.000001", "$0.000001", "$0.000001"), ("0.00012345", "$0.00012", "$0.0001235"),
      ("0.009999", "$0.01", "$0.009999"), ("-3.456", "−$3.46", "−$3.46"), ("-1500", "−$1.5k", "−$1,500.00"),
      ("0.000000000001", "$0.000000000001", "$0.000000000001"),
      ("2500000000000000000", "$2,500,000T", "$2,500,000,000,000,000,000.00"),
    ]) func dollars(_ text: String, _ short: String, _ full: String) throws
  {
    let quantity = ChartQuantity.dollars(try #require(USDTotal(decimal: text)))
    #expect(quantity.compactText == short)
    #expect(quantity.fullText == full)
    #expect(quantity.exactText == text)
  }

  @Test func tokens() {
    let texts = [0, 7, 999, 1000, 1049, 247_500, 999_949, 999_950, 1_200_000, 5_000_000_000, .max, -1500] as [Int64]
    #expect(
      texts.map { ChartQuantity.tokens($0).compactText } == [
        "0", "7", "999", "1k", "1k", "247.5k", "999.9k", "1M", "1.2M", "5B", "9,223,372T", "−1.5k",
      ])
    #expect(ChartQuantity.tokens(247_500).fullText == "247,500")
  }

  @Test func endsOfTheRangeDoNotTrap() {
    for unit in [ChartUnit.dollars, .tokens, .count] {
      for amount in [Int128.min, .max, .min + 1] {
        let quantity = ChartQuantity(unit: unit, amount: amount)
        #expect(!quantity.compactText.isEmpty && !quantity.fullText.isEmpty)
      }
    }
  }

  @Test func changes() {
    #expect(PercentText.change(from: 100, to: 112) == "+12%")
    #expect(PercentText.change(from: 100, to: 92) == "−8%")
    #expect(PercentText.change(from: 1000, to: 1001) == "+<1%")
    #expect(PercentText.change(from: 5, to: 5) == "±0%")
    #expect(PercentText.change(from: 5, to: 0) == "−100%")
    #expect(PercentText.change(from: 1, to: 1_000_000) == ">+9,999%")
    #expect(PercentText.change(from: 0, to: 5) == nil)
    #expect(PercentText.change(from: .max, to: .min) == "−200%")
    #expect(PercentText.share(1, of: 3) == "33.3%")
    #expect(PercentText.share(1, of: 100_000) == "<0.1%")
    #expect(PercentText.share(3, of: 0) == nil)
  }

  @Test func aPartialWeekIsNotCompared() {
    let day = Day(daysSinceEpoch: 20_000)
    let chart = WeeklyBars(
      id: "a", title: "t",
      weeks: [
        .init(start: day, quantity: .count(10)), .init(start: day.adding(7), quantity: .count(15)),
        .init(start: day.adding(14), quantity: .count(3), isPartial: true),
        .init(start: day.adding(21), quantity: nil), .init(start: day.adding(28), quantity: .count(1)),
      ])
    #expect((0...5).map(chart.change) == [nil, "+50%", nil, nil, nil, nil])
  }

  @Test func budgetsAreSaidInWords() {
    func text(_ spent: Int64?, _ budget: Int64?) -> String {
      BudgetBar(title: "b", spent: spent.map(ChartQuantity.count), budget: budget.map(ChartQuantity.count)).text
    }
    #expect(text(45, 80) == "45 of 80, 56.3%")
    #expect(text(95, 80) == "95 of 80, 118.8%: over budget by 15")
    #expect(text(3, 0) == "3 of 0: over budget by 3")
    #expect(text(nil, 80) == "no data")
    #expect(text(4, nil) == "4, no budget")
  }
}
