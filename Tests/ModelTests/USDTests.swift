import Testing

@testable import Model

struct USDTests {
  @Test(
    arguments: [
      ("0.52", 520_000_000_000), ("-3", -3_000_000_000_000), ("5e-7", 500_000), ("0.000000000001", 1),
      // Ties go away from zero; what lies beyond the tie cannot be lost by rounding twice.
      ("0.0000000000005", 1), ("0.0000000000004999999999", 0), ("0.00000000000049999999995", 0),
      ("-0.0000000000005", -1), ("0.0000000000015", 2), ("1e-100", 0), ("-1e-400", 0), ("0e400", 0),
      ("2.0212964000000007", 2_021_296_400_000), ("170141183460469231731687303715884105727e-38", 1_701_411_834_605),
    ] as [(String, Int128)])
  func readsPicodollars(text: String, picodollars: Int128) {
    #expect(USDTotal(decimal: text)?.picodollars == picodollars)
  }

  @Test(arguments: ["", "$1", "1,5", "1e27", "1e400", "NaN"]) func refusesWhatIsNoAmount(text: String) {
    #expect(USDTotal(decimal: text) == nil)
  }

  @Test func refusesARecordBeyondNineMillionDollars() {
    #expect(USD(decimal: "9223372.036854775807")?.picodollars == .max)
    #expect(USD(decimal: "-9223372.036854775808")?.picodollars == .min)
    #expect(USD(decimal: "9223372.036854775808") == nil)
    #expect(USDTotal(decimal: "9223372.036854775808") != nil)
  }

  @Test func addsWhatDoubleCannot() throws {
    let tenth = try #require(USDTotal(decimal: "0.1"))
    let sum = (0..<10).reduce(USDTotal.zero) { sum, _ in sum + tenth }
    #expect(sum == USDTotal(decimal: "1"))
    #expect(sum.decimalText == "1")
  }

  @Test(
    arguments: [
      ("0.515", 2, "0.52"), ("0.514999999999", 2, "0.51"), ("-0.515", 2, "-0.52"), ("1234.5", 2, "1234.50"),
      ("0.000049", 4, "0.0000"), ("0.5", 0, "1"), ("-0.004", 2, "0.00"), ("0.000000000001", 12, "0.000000000001"),
    ])
  func roundsOnceForDisplay(text: String, places: Int, shown: String) throws {
    #expect(try #require(USDTotal(decimal: text)).rounded(places: places) == shown)
  }

  @Test func saturatesInsteadOfTrapping() {
    let most = USDTotal(picodollars: .max)
    let least = USDTotal(picodollars: .min)
    #expect(most + most == most)
    #expect(least + least == least)
    #expect(most - least == most)
    #expect(least - most == least)
    #expect(USDTotal.zero - least == most)
    #expect(most.rounded(places: 2) == "170141183460469231731687303.72")
    #expect(least.rounded(places: 2) == "-170141183460469231731687303.72")
  }
}
