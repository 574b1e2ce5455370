import Model
import Testing

@testable import Ingest

struct DatedPathTests {
  @Test(
    arguments: [
      ("ACTUAL_TOKEN_USAGE_REPORT-2026-02-17.md", "ACTUAL_TOKEN_USAGE_REPORT.md", "2026-02-17"),
      ("r/ACTUAL_TOKEN_USAGE_REPORT_20260217.md", "r/ACTUAL_TOKEN_USAGE_REPORT.md", "2026-02-17"),
      ("2026-02-17-token-usage.md", "token-usage.md", "2026-02-17"),
      ("reports/2026-02-17/TOKEN_USAGE.md", "reports/TOKEN_USAGE.md", "2026-02-17"),
      ("reports/2026/02/17/TOKEN_USAGE.md", "reports/TOKEN_USAGE.md", "2026-02-17"),
      ("token-usage/2026_02_17.md", "token-usage/.md", "2026-02-17"),
      ("2026-02/token-usage-2026-02-17.md", "token-usage.md", "2026-02-17"),
      ("token-usage.2026.02.17.md", "token-usage.md", "2026-02-17"),
      ("token-usage-2026-02-17T21-54-03Z.md", "token-usage.md", "2026-02-17"),
      ("token-usage-2026-02-17-2154.md", "token-usage.md", "2026-02-17"),
      ("token-usage-2026-02-30.md", "token-usage-30.md", nil),
      ("token-usage-v2.md", "token-usage-v2.md", nil), ("token-usage-120260217.md", "token-usage-120260217.md", nil),
      ("token-usage-202602171.md", "token-usage-202602171.md", nil), ("", "", nil), ("é2026", "é2026", nil),
    ] as [(String, String, String?)])
  func readsDates(path: String, stem: String, day: String?) {
    let dated = DatedPath(path)
    #expect(dated.stem == stem)
    #expect(dated.day?.description == day)
  }

  @Test func readsMonthsAndTimes() {
    #expect(DatedPath("token-usage-2026-02.md").stem == "token-usage.md")
    #expect(
      DatedPath("token-usage-2026-02.md").period(hongKong)
        == .interval(at("2026-01-31T16:00:00Z"), at("2026-02-28T15:59:59.999Z")))
    #expect(DatedPath("t-2026-02-17.md").period(hongKong) == Day("2026-02-17").map(Period.day))
    #expect(
      DatedPath("t-2026-02-17_2154.md").period(hongKong)
        == .interval(at("2026-02-16T16:00:00Z"), at("2026-02-17T13:54:00Z")))
    #expect(
      DatedPath("t-2026-02-17T21:54:03.000Z.md").period(hongKong)
        == .interval(at("2026-02-17T00:00:00Z"), at("2026-02-17T21:54:03Z")))
    #expect(DatedPath("t.md").period(.utc) == nil)
  }

  private func at(_ text: String) -> Instant { instant(text) ?? Instant(milliseconds: 0) }

  private static let table = "\n| Agent | Tokens |\n|---|---|\n| Nexus | 100 |\n"

  @Test func datesAReportThatDoesNotDateItself() {
    let undated = TokenReportReader().read("# Report\n" + Self.table, path: "r/token-usage-2026-02-17.md")
    #expect(undated.version?.series == "r/token-usage.md")
    #expect(undated.version?.day == Day("2026-02-17"))
    #expect(undated.version?.period == .unknown)
    #expect(undated.newest == instant("2026-02-17T00:00:00Z"))
    let daily = TokenReportReader().read("# Daily report\n" + Self.table, path: "r/2026-02-17/token-usage.md")
    #expect(daily.usage.map(\.period) == Day("2026-02-17").map { [.day($0)] })
    let own = TokenReportReader().read(
      "# Daily report\n\n**Generated:** 2026-02-15 21:00 UTC\n" + Self.table, path: "r/2026-02-17/token-usage.md")
    #expect(own.usage.map(\.period) == Day("2026-02-15").map { [.day($0)] })
    #expect(own.version?.written == instant("2026-02-15T21:00:00Z"))
  }

  @Test(
    arguments: [
      ("reports/2026-02-17/ACTUAL_TOKEN_USAGE_REPORT.md", true), ("token-usage/2026-02-17.md", true),
      ("Token_Usage_Reports/2026/2026-02.md", true), ("token-usage/notes.md", false), ("2026-02-17.md", false),
    ])
  func findsFoldersOfReports(path: String, isReport: Bool) {
    #expect((WellKnownPlaces.finding(for: path) == .source(.tokenReport)) == isReport)
  }
}
