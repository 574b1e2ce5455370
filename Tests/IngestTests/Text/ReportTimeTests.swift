import Model
import Testing

@testable import Ingest

struct ReportTimeTests {
  /// A document of 17 February 2026, 9:54 PM in Hong Kong.
  private func clock(_ header: String = "2026-02-17 9:54 PM HKT", configured: ZoneRules? = nil) -> DocumentClock {
    DocumentClock(
      clocks: ClockRules(site: .utc, configured: configured), header: [ReportTime.read(header)].compactMap { $0 })
  }

  @Test(arguments: [
    ("2026-02-17 9:54 PM HKT", "2026-02-17T13:54:00.000Z"), ("2026-02-18 06:59 HKT", "2026-02-17T22:59:00.000Z"),
    ("2026-02-24 8:53 AM", "2026-02-24T00:53:00.000Z"), ("2026-06-03T21:37:09.676Z", "2026-06-03T21:37:09.676Z"),
    ("2026/2/17 23:35:25", "2026-02-17T15:35:25.000Z"), ("Feb 18, 12:00 PM", "2026-02-18T04:00:00.000Z"),
    ("Feb 18, 12:00 AM", "2026-02-17T16:00:00.000Z"), ("Feb 24, 11:59 PM (6 days)", "2026-02-24T15:59:00.000Z"),
    ("10:00 AM (today)", "2026-02-17T02:00:00.000Z"), ("7:30 PM", "2026-02-17T11:30:00.000Z"),
    ("~8:00 AM HKT, Feb 17", "2026-02-17T00:00:00.000Z"), ("Feb 18, 2026 6:59 AM HKT", "2026-02-17T22:59:00.000Z"),
    ("17 February 2026 at 9pm", "2026-02-17T13:00:00.000Z"), ("Tomorrow 6:45 AM", "2026-02-17T22:45:00.000Z"),
    ("2026-02-17T21:54+08:00", "2026-02-17T13:54:00.000Z"), ("2026-02-17 13:54 UTC", "2026-02-17T13:54:00.000Z"),
    ("2026-02-17 21:54 UTC+8", "2026-02-17T13:54:00.000Z"), ("2026-02-17T21:54:00", "2026-02-17T13:54:00.000Z"),
    ("2026-02-17 13:54:00Z", "2026-02-17T13:54:00.000Z"), ("2026年2月17日 21:54", "2026-02-17T13:54:00.000Z"),
    ("2026-02-18 11:15 HKT** Feb 17, 8:30 PM", "2026-02-17T12:30:00.000Z"),
  ])
  func readsMoments(_ text: String, _ expected: String) throws {
    var clock = clock()
    let time = try #require(ReportTime.read(text))
    #expect(clock.moment(of: time, line: 1)?.description == expected)
    #expect(clock.diagnostic(path: "a.md") == nil)
  }

  @Test(arguments: [
    ("2026-02-21", "2026-02-21"), ("Daily (Feb 17)", "2026-02-17"), ("Tomorrow", "2026-02-18"),
    ("Feb 20", "2026-02-20"),
    ("today", "2026-02-17"), ("Mar 15", "2026-03-15"),
  ])
  func readsDays(_ text: String, _ expected: String) throws {
    var clock = clock()
    let time = try #require(ReportTime.read(text))
    #expect(clock.day(of: time)?.description == expected)
    #expect(clock.moment(of: time, line: 1) == nil)
    #expect(clock.deadline(of: time, line: 1)?.description == "\(expected)T15:59:59.999Z")
  }

  @Test(arguments: [
    "", "TBD (P3 - Future Exploration)", "soon", "25:00", "9:60 PM", "2026-02-30", "Feb 31", "13 PM", "9:00 XYZ",
    "2026-02-17 2026-02-18", "Feb 17 Mar 18", "17", "(6 days)", "~14 hours", "9:5", "0 AM",
    String(repeating: "Feb 17 ", count: 1000),
  ])
  func leavesOtherTextsAlone(_ text: String) {
    #expect(ReportTime.read(text) == nil)
  }

  @Test func wrapsJanuaryAfterADocumentOfDecember() throws {
    let clock = clock("2026-12-28 9:00 AM")
    #expect(clock.day(of: try #require(ReportTime.read("Jan 5")))?.description == "2027-01-05")
    #expect(clock.day(of: try #require(ReportTime.read("Dec 5")))?.description == "2026-12-05")
    #expect(clock.day(of: try #require(ReportTime.read("Feb 29"))) == nil)
  }

  @Test func readsZonesWithALineBelow() {
    #expect(ReportTime.read("2026-02-17 9:54 PM Asia/Hong_Kong")?.zone == "Asia/Hong_Kong")
    #expect(ReportTime.read("_2026-02-17 9:54 PM America/New_York_")?.zone == "America/New_York")
    #expect(ReportTime.read("_9:54 PM_ __HKT__")?.zone == "HKT")
  }

  @Test(arguments: ["7:30 PM", "Tomorrow", "Feb 18, 12:00 PM"])
  func knowsNoDayInADocumentWithoutDate(_ text: String) throws {
    var clock = DocumentClock(clocks: ClockRules(site: .utc), header: [])
    #expect(clock.deadline(of: try #require(ReportTime.read(text)), line: 1) == nil)
  }

  @Test func reportsAnAssumedZoneOnceAtTheFirstTime() throws {
    var clock = clock("2026-02-17 9:54 PM")
    let time = try #require(ReportTime.read("7:30 PM"))
    #expect(clock.moment(of: time, line: 9)?.description == "2026-02-17T19:30:00.000Z")
    _ = clock.moment(of: time, line: 4)
    #expect(clock.diagnostic(path: "a.md")?.id == "time.zone-assumed")
    #expect(clock.diagnostic(path: "a.md")?.location.line == 4)
  }

  @Test(arguments: [
    ("9:54 PM HKT", "2026-02-17T13:54:00.000Z"), ("7:30 PM", "2026-02-18T00:30:00.000Z"),
    ("7:30 PM CST", "2026-02-18T00:30:00.000Z"),
  ])
  func believesATimesOwnZoneBeforeTheConfiguredOne(_ text: String, _ expected: String) throws {
    var clock = clock("2026-02-17 9:54 PM", configured: ZoneRules(fixed: "-05:00"))
    #expect(clock.moment(of: try #require(ReportTime.read(text)), line: 1)?.description == expected)
    #expect(clock.diagnostic(path: "a.md") == nil)
  }

  @Test(arguments: [
    ("~14 hours", 50_400_000), ("14h", 50_400_000), ("1h 30m", 5_400_000), ("17m 24s", 1_044_000),
    ("1.5 hours", 5_400_000),
    ("2 days (about)", 172_800_000),
  ])
  func readsDurations(_ text: String, _ expected: Int64) {
    #expect(ReportPeriod.milliseconds(text) == expected)
  }

  @Test(arguments: ["", "a while", "5", "hours", "99999999999999 days", "1e9 h", "-3 h"])
  func refusesWhatIsNoDuration(_ text: String) {
    #expect(ReportPeriod.milliseconds(text) == nil)
  }
}
