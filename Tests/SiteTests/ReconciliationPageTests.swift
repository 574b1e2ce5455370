import Model
import Reports
import Testing

@testable import Site

@Suite struct ReconciliationPageTests {
  /// Calls of an agent and, on the same days, a table's rows under another name.
  private func site(days: Int = 2, otherName: String = "<Boss>") throws -> BuiltSite {
    var calls = SourceRecords(path: "agents/nexus/sessions/a.jsonl", format: "openclaw-transcript", size: 1)
    var rows = SourceRecords(path: "usage.csv", format: "postgres-csv", size: 1)
    for day in 0..<days {
      let time = Period.instant(Day(daysSinceEpoch: 20_000 + day).utcMidnight)
      calls.usage.append(
        UsageRecord(
          line: day + 1, rank: .transcript, basis: .recorded, agent: AgentName(id: "nexus"), period: time,
          tokens: TokenCounts(input: 100), cost: CostParts(unsplit: SmallFleet.usd("1")), calls: 1))
      rows.usage.append(
        UsageRecord(
          line: day + 2, rank: .usageTable, basis: .sampled, agent: AgentName(name: otherName), period: time,
          tokens: TokenCounts(input: Tokens(Int64(100 + day))), cost: CostParts(unsplit: SmallFleet.usd("1.\(day)5"))))
    }
    calls.coverage.unrecordedCalls = [CallID(high: 0, low: 1)]
    var store = SourceRecords(path: "agents/nexus/sessions/sessions.json", format: "openclaw-sessions", size: 1)
    store.sessions = [SessionFacts(id: "<gone>", agent: AgentName(id: "nexus"))]
    return try BuiltSite(SmallFleet.documents([calls, store, rows]))
  }

  @Test func showsTheLargestDifferenceFirst() throws {
    let page = try site().text("sources/reconciliation.html")
    let fleet = try #require(page.split(separator: "<h2 id=\"fleet\">").last)
    let rows = fleet.split(separator: "<tbody>")
    #expect(rows[1].contains("2024-10-05") && rows[1].contains("+<data value=\"0.15\">$0.15</data>"))
    #expect(rows[1].contains("all transcripts") && rows[1].contains(">counts<"))
    #expect(rows[1].contains("<code>usage.csv</code>"))
    #expect(rows[1].contains("a more direct source has spending in this time"))
    #expect(rows[2].contains("2024-10-04") && rows[2].contains("+<data value=\"0.05\">$0.05</data>"))
    #expect(MarkupReader.firstMisnesting(page) == nil)
  }

  /// A day on which an agent has nothing that counts has no row on its page.
  @Test func leadsToTheDayOnTheAgentsPage() throws {
    let site = try site(otherName: "nexus")
    let page = try site.text("sources/reconciliation.html")
    #expect(page.contains("<a href=\"../agents/nexus.html#2024-10-04\"><time"))
    let other = try self.site()
    #expect(try !other.text("sources/reconciliation.html").contains("html#2024"))
    let agent = try site.text("agents/nexus.html")
    #expect(agent.contains("<tr id=\"2024-10-04\"><th scope=\"row\"><time datetime=\"2024-10-04\">"))
    #expect(agent.contains("<code>fleetledger explain --agent nexus --day 2024-10-05</code>"))
    #expect(try !other.text("agents/boss.html").contains("fleetledger explain"))
  }

  @Test func listsAHundredRowsAndSaysHowManyMore() throws {
    let site = try site(days: 103)
    let page = try site.text("sources/reconciliation.html")
    #expect(page.contains("Smaller differences, in the JSON only: 3."))
    #expect(page.split(separator: "rowspan=\"2\"").count - 1 == 200)
    let document = try #require(site.documents.document(named: "reconciliation")).value
    #expect(document["complete"] == .flag(true))
    #expect(document["fleetTotal"] == .integer(103))
    let many = try self.site(days: 501).documents.document(named: "reconciliation")?.value
    #expect(many?["complete"] == .flag(false))
    #expect(many?["fleet"]?.elements?.count == 500)
    #expect(many?["fleetTotal"] == .integer(501))
  }

  @Test(arguments: ["index.html", "costs.html", "costs/weekly.html", "agents/nexus.html", "sources/coverage.html"])
  func saysWhatIsMissingBesideTheFigures(path: String) throws {
    let page = try site().text(path)
    #expect(page.contains("1 session that a store names has no transcript here"))
    #expect(page.contains("1 compaction was made by a call that no log records"))
  }

  @Test func saysNothingOfItElsewhere() throws {
    #expect(try !site().text("agents/boss.html").contains("Known to be incomplete"))
    #expect(try site().text("sources/coverage.html").contains("<code>&lt;gone&gt;</code>"))
  }
}
