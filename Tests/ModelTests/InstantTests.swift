import Testing

@testable import Model

struct InstantTests {
  private func read(_ text: String, _ zone: ZoneRules? = nil) -> Int64? {
    Instant(iso8601: Array(text.utf8), zone: zone)?.milliseconds
  }

  @Test(
    arguments: [
      ("2026-02-17T22:40:48.062Z", 1_771_368_048_062), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-02-17T12:05:49+08:00", 1_771_301_149_000), ("2026-02-17T12:05:49-03:30", 1_771_342_549_000),
      ("2026-02-17 12:05:49+0800", 1_771_301_149_000), ("2026-02-17 12:05:49 +08", 1_771_301_149_000),
      ("2026-02-17t12:05:49z", 1_771_329_949_000), ("2026-02-17T12:05Z", 1_771_329_900_000),
      ("2026-02-17 12:05:49,5Z", 1_771_329_949_500), ("2026-02-17 12:05:49.1239999Z", 1_771_329_949_123),
      ("2026-02-10T05:54:09.347+00:00", 1_770_702_849_347), ("2026-02-18T12:05:49+23:59", 1_771_329_949_000 + 60_000),
      ("2026-02-10 05:54:09 +00:00", 1_770_702_849_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
  func readsISOForms(text: String, milliseconds: Int64) {
    #expect(read(text) == milliseconds)
  }

  @Test(
    arguments: [
      "", "2026-02-17", "2026-02-17T12", "2026-02-17T24:00Z", "2026-02-17T12:60Z", "2026-02-17T12:00:61Z",
      "2026-02-30T12:00Z", "2026-02-17T12:00:00.Z", "2026-02-17T12:00:00+", "2026-02-17T12:00:00+24",
      "2026-02-17T12:00:00+08:60", "2026-02-17T12:00:00ZZ", "2026-02-17T12:00:00 HKT", "2026-02-17x12:00Z",
      // In UTC these are of the years -1 and 10000.
      "0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    ])
  func refusesOtherText(text: String) {
    #expect(read(text, .utc) == nil)
  }

  @Test func readsATimeWithoutOffsetOnlyWithAZone() {
    #expect(read("2026-02-17 08:01:31") == nil)
    #expect(read("2026-02-17 08:01:31", ZoneRules(name: "x", offsetSeconds: 28_800)) == 1_771_286_491_000)
    // Its own offset goes before the zone.
    #expect(read("2026-02-17 08:01:31Z", ZoneRules(name: "x", offsetSeconds: 28_800)) == 1_771_315_291_000)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (1_771_368_048_062, "2026-02-17T22:40:48.062Z"),
      (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
  func printsMillisecondsUTC(milliseconds: Int64, text: String) {
    #expect(Instant(milliseconds: milliseconds).description == text)
    #expect(read(text) == milliseconds)
  }

  @Test(arguments: [Int64.min, .min + 1, .max]) func survivesTheEndsOfItsRange(milliseconds: Int64) {
    let instant = Instant(milliseconds: milliseconds)
    #expect((0..<86_400_000).contains(instant.millisecondOfUTCDay))
    #expect(!instant.description.isEmpty)
    let zone = ZoneRules(name: "x", offsetSeconds: milliseconds < 0 ? -43_200 : 43_200)
    #expect(zone.day(of: instant) == instant.utcDay)
    _ = instant.utcDay.utcMidnight
  }
}
