import Model
import Reports
import Testing

@testable import Site

@Suite struct ArrangementTests {
  @Test(arguments: [
    ("cpu_percent", "cpu", "%"), ("memory_used_mb", "memory used", "MB"),
    ("gateway_latency_ms", "gateway latency", "ms"),
    ("disk", "disk", nil), ("_mb", " mb", nil), ("", "", nil),
  ])
  func tellsUnitsByNames(name: String, label: String, unit: String?) {
    let (foundLabel, foundUnit) = Arrangement.label(of: name)
    #expect(foundLabel == label)
    #expect(foundUnit == unit)
  }

  @Test func showsTheNewestThousandDays() throws {
    var source = SourceRecords(path: "a.jsonl", format: "openclaw-transcript", size: 1)
    for day in 0..<1003 {
      source.usage.append(
        UsageRecord(
          line: day + 1, rank: .transcript, basis: .recorded, agent: AgentName(id: "a"),
          period: .instant(Day(daysSinceEpoch: 18_000 + day).utcMidnight), tokens: TokenCounts(input: 1), cost: nil,
          calls: 1))
    }
    let site = try BuiltSite(
      SmallFleet.documents([source]),
      overrides: [("costs.mustache", "{{#page.days}}{{date.value}} {{/page.days}}{{page.daysLeftOut}}")])
    let shown = try site.text("costs.html").split(separator: " ")
    #expect(shown.count == 1001)
    #expect(shown.first == "2022-01-10")
    #expect(shown.last == "3")
  }

  /// The id that would take the folder's own address has a page of its own that no other id can have.
  @Test func givesEveryAgentAPageOfItsOwn() {
    #expect(AgentPage.path(of: "nexus") == "agents/nexus.html")
    #expect(AgentPage.path(of: "index") == "agents/index.agent.html")
    #expect(!AgentPage.isSafe("index.agent"))
  }

  @Test(arguments: ["", "..", "a/b", "A", "a b", "é", String(repeating: "a", count: 101)])
  func refusesNamesThatMeanSomethingInAPath(name: String) { #expect(!AgentPage.isSafe(name)) }
}
