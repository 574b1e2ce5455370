import Testing

@testable import Model

struct DecimalTextTests {
  @Test(
    arguments: [
      ("0", 0, 0), ("-0", 0, 0), ("12", 12, 0), ("+12.50", 1250, 2), ("-0.52", -52, 2), (".5", 5, 1), ("5.", 5, 0),
      ("1e3", 1, -3), ("3E-06", 3, 6), ("1.5e+2", 15, -1), ("2.0212964000000007", 20_212_964_000_000_007, 16),
      ("0.000000000000000000000000000000000000000000001", 1, 45),
    ] as [(String, Int128, Int)])
  func readsExactly(text: String, mantissa: Int128, scale: Int) throws {
    let number = try #require(DecimalText.parse(text))
    #expect(number.mantissa == mantissa)
    #expect(number.scale == scale)
  }

  @Test(
    arguments: [
      "", "-", "+", ".", "e5", "1e", "1e+", "1e401", "1e99999999999999999999", "1.2.3", "0x10", "1 ", " 1", "1,000",
      "NaN",
      "inf", "१", "--1", "1e5.5", "999999999999999999999999999999999999999",
    ])
  func refusesOtherText(text: String) {
    #expect(DecimalText.parse(text) == nil)
  }

  @Test func readsTheLargestAndTheSmallestMantissa() {
    #expect(DecimalText.parse("170141183460469231731687303715884105727")?.mantissa == Int128.max)
    #expect(DecimalText.parse("170141183460469231731687303715884105728") == nil)
    #expect(DecimalText.fixed(mantissa: .min, places: 0) == "-170141183460469231731687303715884105728")
  }

  @Test(
    arguments: [
      (0, 12, "0"), (520, 3, "0.52"), (-1, 6, "-0.000001"), (1200, 2, "12"), (100, 0, "100"), (5, 1, "0.5"),
      (-1_000_000, 6, "-1"),
    ] as [(Int128, Int, String)])
  func printsPlainly(mantissa: Int128, scale: Int, text: String) {
    #expect(DecimalText.plain(mantissa: mantissa, scale: scale) == text)
  }

  @Test(arguments: [(0, 2, "0.00"), (5, 2, "0.05"), (-123_456, 2, "-1234.56"), (7, 0, "7")] as [(Int128, Int, String)])
  func printsWithFixedPlaces(mantissa: Int128, places: Int, text: String) {
    #expect(DecimalText.fixed(mantissa: mantissa, places: places) == text)
  }
}
