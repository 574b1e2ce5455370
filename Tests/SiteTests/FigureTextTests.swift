import Model
import Testing

@testable import Site

@Suite struct FigureTextTests {
  @Test(arguments: [("3", "$3.00"), ("0.175", "$0.175"), ("0", "$0.00"), ("0.000001", "$0.000001"), ("15.5", "$15.50")])
  func writesPricesInFull(exact: String, shown: String) {
    #expect(USDTotal(decimal: exact).map(FigureText.price) == shown)
  }

  @Test(arguments: [
    ("0", "$0.00"), ("0.23", "$0.23"), ("0.01", "$0.01"), ("0.014999", "$0.01"), ("0.015", "$0.02"),
    ("1234.5", "$1,234.50"), ("999.995", "$1,000.00"), ("1234567.891", "$1,234,567.89"), ("0.0012345", "$0.001235"),
    ("0.009", "$0.009"), ("0.00999999", "$0.01"), ("0.000002", "$0.000002"), ("0.000000000001", "$0.000000000001"),
    ("-0.5", "−$0.50"), ("-1234.5", "−$1,234.50"), ("-0.00012", "−$0.00012"),
  ])
  func writesDollars(exact: String, shown: String) {
    #expect(USDTotal(decimal: exact).map(FigureText.dollars) == shown)
  }

  @Test func writesTheEndsOfTheRangeOfDollars() {
    #expect(FigureText.dollars(USDTotal(picodollars: .max)).hasPrefix("$170,141,183,460,469,231,731,687,303.7"))
    #expect(FigureText.dollars(USDTotal(picodollars: .min)).hasPrefix("−$170,141,183,460,469,231,731,687,303.7"))
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (115_300, "115,300"), (-1234, "−1,234"),
    (Int64.min, "−9,223,372,036,854,775,808"),
  ])
  func writesWholeNumbers(number: Int64, shown: String) { #expect(FigureText.integer(number) == shown) }

  @Test(arguments: [
    (0, "0.0%"), (1, "<0.1%"), (499, "<0.1%"), (500, "0.1%"), (123_456, "12.3%"), (123_500, "12.4%"),
    (1_000_000, "100.0%"), (1_131_250, "113.1%"), (-250_000, "−25.0%"), (12_345_678_900, "1,234,567.9%"),
  ])
  func writesShares(millionths: Int64, shown: String) { #expect(FigureText.percent(millionths: millionths) == shown) }

  @Test(arguments: [
    (Int128(12_345_678), 3, "12,345.678"), (-5, 0, "−5"), (1500, 2, "15"), (5, 3, "0.005"),
  ])
  func writesOtherNumbers(mantissa: Int128, scale: Int, shown: String) {
    #expect(FigureText.number(mantissa: mantissa, scale: scale) == shown)
  }

  @Test func writesTimesInTheSitesZone() throws {
    let moment = SmallFleet.instant("2026-02-17T23:05:59Z")
    #expect(FigureText.time(moment, in: .utc) == "2026-02-17 23:05")
    let east = try #require(ZoneRules(fixed: "+08:00"))
    #expect(FigureText.time(moment, in: east) == "2026-02-18 07:05")
    #expect(FigureText.time(Instant(milliseconds: .max), in: east).hasSuffix("07:12"))
  }
}
