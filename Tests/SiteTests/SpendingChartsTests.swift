import HTML
import Model
import Reports
import Testing

@testable import Site

/// Charts are made of the page's own document, and of nothing else.
struct SpendingChartsTests {
  private static func document(_ name: String) throws -> DocumentValue {
    try #require(SmallFleet.documents.document(named: name)).value
  }

  @Test func theRowsOfDaysAddUpToTheFleet() throws {
    for name in ["usage/7d", "usage/30d", "usage/90d"] {
      let window = try Self.document(name)
      let rows = try #require(window["agentDays"]?["rows"]?.elements)
      let days = try #require(window["daily"]?.elements)
      #expect(!rows.isEmpty)
      for (index, day) in days.enumerated() {
        let parts = rows.compactMap { ChartSource.usd($0["costs"]?.elements?[index]) }
        let sum = parts.reduce(USDTotal.zero) { $0 + $1 }
        #expect(sum == ChartSource.usd(day["cost"]?["total"]) ?? .zero, "\(name) \(index)")
      }
    }
  }

  @Test func aPageWithoutFiguresHasNoDrawing() {
    let empty = DocumentValue.object([])
    for charts in [
      SpendingCharts.overview(empty), SpendingCharts.window(empty), SpendingCharts.days(empty),
      SpendingCharts.weeks(empty), SpendingCharts.detail(empty),
    ] {
      #expect(charts.allSatisfy { $0.1 == nil })
    }
    #expect(BudgetCharts.venture(empty) == nil)
  }

  @Test func idsAreUniqueOnEachPage() throws {
    let site = try BuiltSite.full.get()
    for path in site.pages {
      let ids = MarkupReader.tags(try site.text(path)).compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(path)")
    }
  }

  @Test func weeksGoOnToToday() throws {
    func day(_ text: String) throws -> DocumentValue { .day(try #require(Day(text))) }
    func week(_ start: String) throws -> DocumentValue {
      .object([
        DocumentMember("weekStart", try day(start)),
        DocumentMember("cost", .object([DocumentMember("total", .usd(USDTotal(picodollars: 1_000_000_000_000)))])),
      ])
    }
    let document = DocumentValue.object([
      DocumentMember("siteDay", try day("2026-03-12")),
      DocumentMember("weekly", .array([try week("2026-02-09"), try week("2026-02-23")])),
    ])
    let html = try #require(SpendingCharts.detail(document).first { $0.0 == "weeks" }?.1).string
    #expect(html.contains("5 weeks from <span>2026-02-09</span>"))
    #expect(html.contains("no data for 3 weeks"))
  }
}
