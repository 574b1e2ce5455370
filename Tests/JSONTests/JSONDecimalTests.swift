import JSON
import Testing

@Suite struct JSONDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("0e999999999999999999999", "0"), ("1.0", "1"), ("2e3", "2000"),
    ("100.50", "100.5"), ("5e-7", "0.0000005"), ("1.5E-6", "0.0000015"), ("12e+1", "120"), ("120e-1", "12"),
    ("0.00030000000000000003", "0.00030000000000000003"), ("9007199254740993", "9007199254740993"),
    ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
    ("-0.000009999999999999999", "-0.000009999999999999999"),
    ("0.5" + String(repeating: "0", count: 5000), "0.5"), ("100000000000000000000e-20", "1"),
    ("1e-400", "0." + String(repeating: "0", count: 399) + "1"),
  ])
  func readsExactly(text: String, plain: String) {
    #expect(JSONDecimal(text)?.text == plain)
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "5.", "01", "-01", "1e", "1e+", "0x1", "1 ", " 1", "1.2.3", "NaN", "1e400", "1e39", "1e-401",
    "170141183460469231731687303715884105728", "0.1234567890123456789012345678901234567891",
    "1" + String(repeating: "0", count: 5000) + "1",
  ])
  func refusesWhatIsNoNumberOrTooLong(text: String) {
    #expect(JSONDecimal(text) == nil)
  }

  @Test func makesEqualValuesOfEqualNumbers() {
    #expect(JSONDecimal("1.50") == JSONDecimal(mantissa: 15, scale: 1))
    #expect(JSONDecimal("1e2")?.int64 == 100)
    #expect(JSONDecimal("1.5")?.int64 == nil)
    #expect(JSONDecimal("9223372036854775808")?.int64 == nil)
  }
}
