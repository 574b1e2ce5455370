import JSON
import Ledger
import Model
import Testing

@testable import Reports

/// Documents of spending against figures that are added up here by hand.
@Suite struct SpendingDocumentsTests {
  /// Today is Tuesday 2026-02-17. Spent by ana: 4 on the 17th and 2 on the 16th (nexus, big), 1 on the 10th (forge,
  /// small); by nobody who is named: 8 on the 9th (nexus, small, no provider); 16 on 2026-01-31 (forge, big).
  private static let documents: DocumentSet = {
    func record(
      _ agent: String, _ time: String, _ dollars: Int, model: String, provider: String? = "p/1", user: String? = "ana"
    ) -> UsageRecord {
      UsageRecord(
        line: dollars, rank: .transcript, basis: .recorded, agent: AgentName(id: agent),
        period: .instant(Instant(iso8601: Array(time.utf8), zone: .utc) ?? Instant(milliseconds: 0)),
        session: "s-\(agent)-\(dollars / 4)", user: user, model: model, provider: provider,
        tokens: TokenCounts(input: Tokens(Int64(dollars) * 10)),
        cost: CostParts(input: USDTotal(picodollars: Int128(dollars) * 1_000_000_000_000)), calls: 1)
    }
    var source = SourceRecords(path: "agents/x/sessions/a.jsonl", format: "openclaw-transcript", size: 1)
    source.usage = [
      record("nexus", "2026-02-17T10:00:00Z", 4, model: "big"),
      record("nexus", "2026-02-16T10:00:00Z", 2, model: "big"),
      record("forge", "2026-02-10T10:00:00Z", 1, model: "small"),
      record("nexus", "2026-02-09T10:00:00Z", 8, model: "small", provider: nil, user: nil),
      record("forge", "2026-01-31T10:00:00Z", 16, model: "big", user: nil),
    ]
    source.notice(Instant(iso8601: Array("2026-02-17T10:00:00Z".utf8), zone: .utc))
    var facts = AgentFacts(line: 1, agent: AgentName(id: "forge"))
    facts.maxTokens = 340
    source.agents = [facts]
    source.tasks = ["1", "2", "3"].map { id in
      var task = WorkItem(id: id, line: 1, title: id)
      task.status = id == "3" ? .active : .completed
      task.assignees = [AgentName(id: "forge")]
      return task
    }
    var configuration = SiteConfiguration()
    configuration.budgets = [
      BudgetSettings(name: "Week", amount: USDTotal(picodollars: 5_000_000_000_000), period: .week)
    ]
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc).build([source])
    return DocumentSet(ledger: ledger, configuration: configuration, general: [])
  }()

  private func value(_ name: String) throws -> DocumentValue {
    try #require(Self.documents.document(named: name), "no \(name)").value
  }

  /// The JSON text of what a path of members and places leads to.
  private func text(_ name: String, _ path: String...) throws -> String { try text(name, path) }

  private func text(_ name: String, _ path: [String]) throws -> String {
    var value = try value(name)
    for part in path {
      value = try #require(Int(part).flatMap { value.elements?[$0] } ?? value[part], "no \(part) in \(name)")
    }
    return JSONWriter.text(of: value.json)
  }

  @Test(arguments: [
    ("7d", "\"2026-02-11\"", "6", "9", "2"), ("14d", "\"2026-02-04\"", "15", "16", "4"),
    ("30d", "\"2026-01-19\"", "31", "null", "5"), ("90d", "\"2025-11-20\"", "31", "null", "5"),
  ])
  func setsAWindowBesideTheDaysBefore(
    name: String, from: String, total: String, before: String, daysWithData: String
  ) throws {
    #expect(try text("usage/\(name)", "from") == from)
    #expect(try text("usage/\(name)", "to") == "\"2026-02-17\"")
    #expect(try text("usage/\(name)", "total", "cost", "total") == total)
    let beforePath = before == "null" ? ["before", "cost"] : ["before", "cost", "total"]
    #expect(try text("usage/\(name)", beforePath) == before)
    #expect(try text("usage/\(name)", "daysWithData") == daysWithData)
    let days = try #require(try value("usage/\(name)")["daily"]?.elements)
    #expect(days.count == Int(name.dropLast()))
    #expect(days.count { $0["basis"] != .null } == Int(daysWithData))
  }

  /// 6 after 9 is a third less.
  @Test func tellsTheChange() throws {
    #expect(try text("usage/7d", "change") == "-3")
    #expect(try text("usage/7d", "changeShare") == "-0.333333")
  }

  /// The window of 14 days begins on Wednesday the 4th: five days, a whole week of 9 dollars, two days of 6.
  @Test func cutsWeeksAtTheWindowsEnds() throws {
    let weeks = try #require(try value("usage/14d")["weekly"]?.elements)
    #expect(weeks.count == 3)
    #expect(try text("usage/14d", "weekly", "0", "weekStart") == "\"2026-02-02\"")
    #expect(try text("usage/14d", "weekly", "0", "from") == "\"2026-02-04\"")
    #expect(try text("usage/14d", "weekly", "0", "cost") == "null")
    #expect(try text("usage/14d", "weekly", "1", "whole") == "true")
    #expect(try text("usage/14d", "weekly", "1", "cost", "total") == "9")
    #expect(try text("usage/14d", "weekly", "2", "cost", "total") == "6")
    #expect(try text("usage/14d", "weekly", "2", "change") == "null")
  }

  @Test func ranksWithinTheWindow() throws {
    #expect(try text("usage/14d", "agents", "0", "id") == "\"nexus\"")
    #expect(try text("usage/14d", "agents", "0", "cost", "total") == "14")
    #expect(try text("usage/14d", "agents", "0", "share") == "0.933333")
    #expect(try text("usage/14d", "agents", "1", "cost", "total") == "1")
    #expect(try text("usage/14d", "models", "0", "name") == "\"small\"")
    #expect(try text("usage/14d", "models", "0", "provider") == "null")
    #expect(try text("usage/14d", "models", "1", "cost", "total") == "6")
    #expect(try text("usage/14d", "users", "0", "cost", "total") == "7")
    #expect(try text("usage/14d", "otherAgents") == "null")
  }

  @Test(arguments: [("0", "4", "nexus"), ("1", "6", "nexus"), ("2", "15", "nexus"), ("3", "31", "forge")])
  func keepsALeaderboardForEachTime(board: String, total: String, first: String) throws {
    #expect(try text("leaderboards", "boards", board, "total", "cost", "total") == total)
    #expect(try text("leaderboards", "boards", board, "agents", "0", "id") == "\"\(first)\"")
  }

  @Test func givesModelsAndUsersDocumentsOfTheirOwn() throws {
    #expect(try text("models", "models", "0", "document") == "\"models/p-1-big\"")
    #expect(try text("models/p-1-big", "cost", "total") == "22")
    #expect(try text("models/p-1-big", "agents", "0", "id") == "\"forge\"")
    #expect(try text("models/p-1-big", "agents", "0", "cost", "total") == "16")
    #expect(try text("models/p-1-big", "users", "0", "cost", "total") == "6")
    #expect(try text("models/small", "cost", "total") == "8")
    #expect(try text("users/ana", "cost", "total") == "7")
    #expect(try text("users/ana", "models", "1", "cost", "total") == "1")
    #expect(try text("users", "unnamed", "cost", "total") == "24")
    #expect(try text("providers", "providers", "0", "cost", "total") == "23")
    #expect(try text("providers", "unnamed", "cost", "total") == "8")
  }

  /// Nexus: one session of 4, one of 2, one of 8; forge: one of 1 and one of 16.
  @Test func listsSessions() throws {
    #expect(try text("sessions", "total") == "5")
    let sessions = try #require(try value("sessions")["sessions"]?.elements)
    #expect(
      try sessions.indices.map { try text("sessions", "sessions", "\($0)", "cost", "total") } == [
        "16", "8", "4", "2", "1",
      ])
    #expect(try text("agents/forge", "topSessions", "1", "lastAt") == "\"2026-02-10T10:00:00.000Z\"")
    #expect(try text("agents/forge", "topSessions", "1", "share") == "0.058824")
  }

  /// Forge: 17 dollars, 170 tokens of 340, two tasks done; the first of the 14 days is the 4th.
  @Test func tellsHowAnAgentStands() throws {
    #expect(try text("agents/forge", "costPerTask") == "8.5")
    #expect(try text("agents/forge", "tasksDone") == "2")
    #expect(try text("agents/forge", "maxTokensShare") == "0.5")
    #expect(try text("agents/forge", "today") == "null")
    #expect(try text("agents/nexus", "today", "cost") == "4")
    #expect(try text("agents/nexus", "week", "cost") == "6")
    #expect(try text("agents/nexus", "costPerTask") == "null")
    let trend = try #require(try value("agents/nexus")["trend"]?.elements).map { JSONWriter.text(of: $0.json) }
    #expect(trend == Array(repeating: "null", count: 5) + ["8"] + Array(repeating: "null", count: 6) + ["2", "4"])
  }

  /// This Monday and Tuesday cost 6, those a week before 9; so much was the whole week.
  @Test func comparesTheSameWeekdays() throws {
    #expect(try text("stats", "sameDays", "from") == "\"2026-02-09\"")
    #expect(try text("stats", "sameDays", "to") == "\"2026-02-10\"")
    #expect(try text("stats", "sameDays", "change") == "-3")
    #expect(try text("stats", "month", "cost", "total") == "15")
    #expect(try text("stats", "month", "until") == "\"2026-02-17\"")
    #expect(try text("stats", "month", "forecast", "daysUsed") == "3")
    // Mean of 8, 1 and 2, for 11 days, and 15: 55⅓.
    #expect(try text("stats", "month", "forecast", "cost") == "55.333333333333")
  }

  @Test func tellsABudgetThatIsOver() throws {
    #expect(try text("stats", "budgets", "0", "spent") == "6")
    #expect(try text("stats", "budgets", "0", "over") == "true")
    #expect(try text("stats", "budgets", "0", "remaining") == "-1")
    #expect(try text("stats", "budgets", "0", "share") == "1.2")
  }

  /// What is redacted in a name stands in no address, and two such names have two addresses.
  @Test func hidesSecretsInAddresses() throws {
    var source = SourceRecords(path: "a.jsonl", format: "openclaw-transcript", size: 1)
    let secrets = [
      "sk-ant-api03-" + String(repeating: "aB3dE6", count: 15),
      "sk-ant-api03-" + String(repeating: "xY9zW2", count: 15),
    ]
    let records = secrets.enumerated().map { line, user in
      UsageRecord(
        line: line, rank: .transcript, basis: .recorded, agent: AgentName(id: "a"),
        period: .day(Day(daysSinceEpoch: 20_000)),
        user: user, tokens: TokenCounts(input: 1), cost: nil, calls: 1)
    }
    source.usage = UsageList(records)
    let ledger = LedgerBuilder(configuration: SiteConfiguration(), zone: .utc).build([source])
    let names = DocumentSet(ledger: ledger, configuration: SiteConfiguration(), general: []).documents.map(\.name)
      .filter { $0.hasPrefix("users/") }
    #expect(names.count == 2)
    #expect(names.allSatisfy { !$0.contains("api03") && !$0.contains("ab3de6") }, "\(names)")
  }
}
