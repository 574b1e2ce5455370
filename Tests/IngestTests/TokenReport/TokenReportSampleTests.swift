import Model
import TestSupport
import Testing

@testable import Ingest

@Suite(.enabled(if: Fixture.samples != nil, "no samples on this machine"))
struct TokenReportSampleTests {
  @Test func readsTheReportOfMissionControl() throws {
    let records = try TokenReportReader().readSample("mission-control/ACTUAL_TOKEN_USAGE_REPORT.md")
    #expect(
      records.usage.map { [$0.agent?.name, $0.tokens?.total.count.description, $0.cost?.total.decimalText] } == [
        ["DealFlow", "115300", "0.23"], ["Nexus", "75300", "0.15"], ["Forge", "45000", "0.09"],
        ["Code", "37000", "0.07"], ["Pixel", "25000", "0.05"], ["Audit", "24000", "0.05"],
        ["ColdCall", "12000", "0.02"],
        ["Scout", "8000", "0.02"], [nil, "26200", "0.08"],
      ])
    #expect(records.agents.count == 8)
    #expect(records.stated.map(\.label) == ["Total Tokens Used", "Total Cost", "TOTAL"])
    #expect(records.stated[2].tokens == 247_500)
    #expect(records.stated[2].cost == USDTotal(decimal: "0.52"))
    #expect(
      records.diagnostics.map { [$0.id, $0.location.description] } == [
        ["report.total-differs", "mission-control/ACTUAL_TOKEN_USAGE_REPORT.md:47"]
      ])
    let start = try #require(Instant(iso8601: "2026-02-17T00:00Z".utf8))
    let end = try #require(Instant(iso8601: "2026-02-17T13:54Z".utf8))
    #expect(records.usage.allSatisfy { $0.period == .interval(start, end) })
    #expect(records.newest == end)
  }

  @Test func readsTheReportOfAnotherFleet() throws {
    let records = try TokenReportReader().readSample("token-report-fr/reports/token-usage.excerpt.md")
    #expect(records.diagnostics.isEmpty)
    #expect(records.usage.count == 5)
    #expect(records.usage.reduce(Tokens.zero) { $0 + ($1.tokens?.total ?? 0) } == 7_645_670)
    #expect(records.usage[1].tokens == TokenCounts(input: 835, output: 129_530, cacheWrite: 1_048_513))
    #expect(records.stated.map(\.label) == ["All"])
  }
}
