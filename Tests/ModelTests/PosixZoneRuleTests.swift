import Testing

@testable import Model

struct PosixZoneRuleTests {
  private func offset(_ rule: String, _ time: String) throws -> Int {
    let instant = try #require(Instant(iso8601: Array(time.utf8)))
    return try #require(PosixZoneRule(rule)).offset(at: instant.milliseconds / 1000)
  }

  @Test(
    arguments: [
      ("HKT-8", "2026-01-01T00:00:00Z", 28800), ("<+1030>-10:30", "2026-01-01T00:00:00Z", 37800),
      // A change time before midnight and after a day's end; the default is 02:00.
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10800),
      // Julian days never count 29 February, ordinal ones do: day 60 and day 59 are 1 March in a leap year's eyes.
      ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
      ("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3600), ("AAA0BBB,59/0,300/0", "2025-03-01T00:00:00Z", 3600),
      ("AAA0BBB,59/0,300/0", "2025-02-28T23:59:59Z", 0),
      // Daylight time over the turn of the year, and less than standard time.
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", 39600),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600),
    ])
  func knowsTheOffset(rule: String, time: String, seconds: Int) throws {
    #expect(try offset(rule, time) == seconds)
  }

  @Test(
    arguments: [
      "", "E5", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
      "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J1", "EST5EDT,366,1", "EST5EDT,M3.2.0/200,M11.1.0",
      "EST5EDT,M3.2.0,M11.1.0x",
      "<+10", "EST999999999999999999999", "EST5:60",
    ])
  func refusesOtherText(rule: String) {
    #expect(PosixZoneRule(rule) == nil)
  }

  @Test(arguments: [Int64.min, -62_167_219_200, 253_402_300_799, .max]) func survivesFarTimes(seconds: Int64) throws {
    let rule = try #require(PosixZoneRule("EST5EDT,M3.2.0,M11.1.0"))
    #expect([-18000, -14400].contains(rule.offset(at: seconds)))
  }
}
