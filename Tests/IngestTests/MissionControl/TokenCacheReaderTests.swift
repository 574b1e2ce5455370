import Model
import TestSupport
import Testing

@testable import Ingest

struct TokenCacheReaderTests {
  private let reader = TokenCacheReader()

  private static let document = """
    {
      "agents": [
        {"name": "Audit", "tokensIn": 1, "totalTokens": 60, "cost": 0.5755},
        {"name": "the", "totalTokens": 40, "cost": 0.1}
      ],
      "total": {"totalTokens": 100, "cost": 0.6755},
      "dailyUsage": [
        {"date": "2026-02-16", "tokens": 30, "cost": 0.1},
        {"date": "2026-02-17", "tokens": 70, "cost": 2.0212964000000007},
        {"date": "yesterday", "tokens": 1}
      ],
      "lastUpdated": "2026-02-17T23:05:18.423Z"
    }
    """

  @Test func readsFiguresOfNamesThatCreateNoAgent() {
    let records = reader.read(Self.document, path: "data/token-cache.json")
    #expect(records.agents.map(\.agent.name) == ["Audit", "the"])
    #expect(records.agents.allSatisfy { !$0.createsAgent })
    let time = instant("2026-02-17T23:05:18.423Z")
    #expect(
      records.snapshots == [
        SnapshotFigure(
          line: 3, agent: AgentName(name: "Audit"), label: "totalTokens", tokens: 60,
          cost: USDTotal(decimal: "0.5755"), time: time),
        SnapshotFigure(
          line: 4, agent: AgentName(name: "the"), label: "totalTokens", tokens: 40, cost: USDTotal(decimal: "0.1"),
          time: time),
      ])
  }

  @Test func readsDaysExactlyAndReportsWhatIsNoDay() throws {
    let records = reader.read(Self.document, path: "data/token-cache.json")
    #expect(
      records.usage.map(\.period) == [.day(try #require(Day("2026-02-16"))), .day(try #require(Day("2026-02-17")))])
    #expect(records.usage.map(\.tokens?.total) == [30, 70])
    // Sixteen decimals are more than picodollars: rounded once, at the twelfth.
    #expect(records.usage[1].cost?.total == USDTotal(picodollars: 2_021_296_400_000))
    #expect(records.usage.allSatisfy { $0.agent == nil && $0.calls == nil && $0.basis == .reported })
    #expect(records.diagnostics.map(\.id) == ["json.wrong-type"])
    #expect(records.diagnostics.map(\.location.line) == [10])
  }

  @Test func keepsTheTotalAsStated() {
    let records = reader.read(Self.document, path: "data/token-cache.json")
    #expect(
      records.stated == [
        StatedTotal(line: 6, label: "total", tokens: 100, cost: USDTotal(decimal: "0.6755"), period: .unknown)
      ])
  }

  @Test(
    .enabled(if: Fixture.samples != nil, "no samples on this machine"),
    arguments: [
      ("mission-control-snapshots", 55_178_250, 2), ("mission-control-versions/@00618df6d", 140_223_731, 3),
      ("mission-control-versions/@c1737663b", 207_327_460, 4),
    ])
  func readsTheSamples(folder: String, total: Int64, days: Int) throws {
    let records = try reader.readSample("\(folder)/mission-control/data/token-cache.json")
    #expect(records.stated.map(\.tokens) == [Tokens(total)])
    #expect(records.snapshots.compactMap { $0.tokens?.count }.reduce(0, +) == total)
    #expect(records.usage.count == days)
    #expect(records.usage.compactMap { $0.tokens?.total.count }.reduce(0, +) == total)
    #expect(records.diagnostics.isEmpty)
  }
}
