import JSON
import Ledger
import Model
import Testing

@testable import Reports

/// The documents that answer queries, and which of them there are.
@Suite struct QueryDocumentsTests {
  private func documents(_ source: SourceRecords) -> DocumentSet {
    let configuration = SiteConfiguration()
    let ledger = LedgerBuilder(configuration: configuration, zone: .utc).build([source])
    return DocumentSet(ledger: ledger, configuration: configuration, general: [])
  }

  private func shard(_ documents: DocumentSet, _ name: String) throws -> DocumentValue {
    try #require(documents.queryShards.first { $0.name == name }, "no \(name)").value
  }

  private func activities(_ count: Int, of agent: String, on day: Int = 20_000) -> [Activity] {
    (0..<count).map { number in
      var activity = Activity(
        line: number, time: Instant(milliseconds: Day(daysSinceEpoch: day).utcMidnight.milliseconds + Int64(number)),
        type: number % 2 == 0 ? .task : .error, level: .info, title: "Line \(number)")
      activity.agent = AgentName(id: agent)
      return activity
    }
  }

  @Test func cutsAtTheLimitAndLeadsToMore() throws {
    var source = SourceRecords(path: "a.log", format: "log", size: 1)
    source.agents = ["nexus", "idle"].map { AgentFacts(line: 1, agent: AgentName(id: $0)) }
    source.activities = activities(300, of: "nexus")
    let made = documents(source)
    let ten = try shard(made, "logs/activity/by-agent/nexus/type/error/10")
    #expect(ten["items"]?.elements?.map { $0["line"] } == (0..<10).map { .integer(Int64(299 - 2 * $0)) })
    #expect(ten["total"] == .integer(150))
    #expect(ten["complete"] == .flag(false))
    #expect(ten["next"] == .document("logs/activity/by-agent/nexus/type/error"))
    #expect(ten["filter"]?["limit"] == .integer(10))
    #expect(try shard(made, "logs/activity/by-agent/nexus/type/error")["next"] == .null)
    let capped = try #require(made.document(named: "logs/activity/by-agent/nexus")).value
    #expect(capped["next"] == .document("logs/activity/by-day/2024-10-04"))
    #expect(try shard(made, "logs/activity/limit/50")["next"] == .document("logs/activity"))
    let idle = try shard(made, "logs/activity/by-agent/idle/100")
    #expect(idle["complete"] == .flag(true))
    #expect(idle["filter"]?["agent"] == .agent("idle"))
    #expect(try shard(made, "logs/activity/empty")["filter"]?["matched"] == .flag(false))
  }

  @Test func asksForAnAgentByAnyOfItsNames() {
    let long = String(repeating: "x", count: 101)
    let values = AgentNames.values(
      [
        ("main", "Helm", ["HELM", "forge", long, "two\nlines", ""]), ("forge", "Twin", []), ("quay", "Twin", []),
        ("cafe", "Cafe\u{301}", ["Caf\u{E9}", "password=hunter2hunter2"]),
      ], Redactor())
    #expect(values.map(\.part) == ["main", "forge", "quay", "cafe"])
    // An id is its agent's, whoever else is called so; a name of two agents is nobody's.
    #expect(values[0].spellings == ["main", "Helm", "helm", "HELM"])
    #expect(values[1].spellings == ["forge"])
    #expect(values[2].spellings == ["quay"])
    // Spellings are compared byte by byte: these two are one text in two forms.
    let forms = ["cafe", "Cafe\u{301}", "cafe\u{301}", "Caf\u{E9}"]
    #expect(values[3].spellings.map { Array($0.utf8) } == forms.map { Array($0.utf8) })
  }

  private static func agents(_ count: Int) -> [DocumentQuery.Value] {
    (0..<count).map { .init(part: "a\($0)", spellings: ["a\($0)"]) }
  }

  @Test(arguments: [0, 1, 22, 77, 78, 79, 100, 200, 500, 1000, 1400, 2000, 4000, 10_000])
  func staysBelowTheMostDocuments(_ count: Int) {
    for idle in [0, count / 2, count] {
      let plan = QueryPlan(Self.agents(count)) { Int($0.dropFirst()) ?? 0 < idle }
      #expect(plan.count <= QueryEndpoint.documentLimit)
      for endpoint in QueryEndpoint.all {
        let query = plan.query(endpoint)
        #expect(query.patterns.last == endpoint.name)
        #expect(query.parameters[0].values.count == count || endpoint.name == "logs/activity")
        #expect(query.patterns.contains { $0.contains("{agent}") })
      }
    }
  }

  @Test func leavesOutTheRichestFormsFirst() {
    func patterns(_ count: Int, limit: Int = 4000) -> Set<String> {
      let plan = QueryPlan(Self.agents(count), isIdle: { _ in false }, limit: limit)
      return Set(QueryEndpoint.all.flatMap(plan.patterns))
    }
    let all = Set(QueryEndpoint.all.flatMap { $0.forms.map(\.pattern) })
    #expect(patterns(22) == all)
    #expect(all.subtracting(patterns(90)) == ["usage/by-agent/{agent}/view/{view}/{days}"])
    #expect(
      all.subtracting(patterns(150)) == [
        "usage/by-agent/{agent}/view/{view}/{days}", "logs/activity/by-agent/{agent}/type/{type}/{limit}",
      ])
    #expect(!patterns(10_000).contains("tokens/by-agent/{agent}"))
    #expect(patterns(10_000).isSuperset(of: ["agents/{agent}", "logs/activity/by-agent/{agent}", "usage/view/{view}"]))
  }

  /// Of an agent that did nothing there may be no document where there are too many; then nothing matches it.
  @Test func leavesOutIdleAgentsLast() {
    let plan = QueryPlan(Self.agents(5000)) { $0 != "a1" }
    #expect(!plan.hasIdleAgents)
    #expect(plan.query(.activity).parameters[0].values.map(\.part) == ["a1"])
    #expect(plan.query(.usage).parameters[0].values.count == 5000)
  }

  @Test func makesEveryDocumentThatAQueryMayLeadTo() {
    for count in [3, 100, 4100] {
      var source = SourceRecords(path: "a.log", format: "log", size: 1)
      source.agents = (0..<count).map { AgentFacts(line: 1, agent: AgentName(id: "a\($0)")) }
      source.activities = activities(12, of: "a0") + activities(3, of: "a2", on: 20_001)
      let made = documents(source)
      let names = Set((made.documents + made.queryShards).map(\.name))
      #expect(names.count == made.documents.count + made.queryShards.count)
      for query in made.queries {
        var wanted = [query.unmatched]
        for pattern in query.patterns {
          wanted += query.parameters.reduce([pattern]) { started, parameter in
            started.flatMap { text in
              parameter.values.map { text.replacing("{\(parameter.name)}", with: $0.part) }
            }
          }
        }
        #expect(names.isSuperset(of: wanted))
      }
    }
  }
}
