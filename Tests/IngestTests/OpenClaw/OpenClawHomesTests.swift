import Effects
import JSON
import Model
import TestSupport
import Testing

@testable import Ingest

/// Reads whole homes as they are found, and compares every agent's sums with those counted by other means.
@Suite struct OpenClawHomesTests {
  /// What makes two records one call.
  private struct CallKey: Hashable {
    var period: Period
    var provider: String?
    var model: String?
    var tokens: TokenCounts?
    var cost: USDTotal?
  }

  fileprivate struct Sums {
    var calls = 0
    var tokens = TokenCounts()
    var cost = USDTotal.zero
    var days: [Day: (calls: Int, tokens: Int64, cost: USDTotal)] = [:]
  }

  @Test(
    .enabled(if: Fixture.samples != nil, "there is no folder of samples beside the checkout"),
    arguments: ["openclaw-home-a", "openclaw-home-b", "openclaw-home-c"])
  func countsEveryAgentOfAHome(home: String) async throws {
    let samples = try #require(Fixture.samples)
    let found = try await sums(of: "\(samples)/\(home)")
    let golden = try JSONDocumentParser.parse(FileSystem.live.readAll("\(samples)/TOTALS.json", limit: 1 << 24))
    let folders = try #require(golden.root["openclaw"]?.members).filter { $0.key.hasPrefix(home + "/") }
    #expect(!folders.isEmpty)
    for folder in folders {
      let agent = SessionPlace(path: folder.key + "/x.jsonl").agent ?? ""
      let expected = try #require(folder.value["active_reset_deleted_unique"])
      let sums = try #require(found[agent])
      #expect(sums.calls == expected["calls"]?.int64.map { Int($0) }, "\(agent)")
      #expect(sums.tokens.input?.count == expected["input"]?.int64, "\(agent)")
      #expect(sums.tokens.output?.count == expected["output"]?.int64, "\(agent)")
      #expect(sums.tokens.cacheRead?.count == expected["cacheRead"]?.int64, "\(agent)")
      #expect(sums.tokens.cacheWrite?.count == expected["cacheWrite"]?.int64, "\(agent)")
      #expect(sums.tokens.total.count == expected["total"]?.int64, "\(agent)")
      #expect(sums.cost.rounded(places: 6) == text(expected["cost"]), "\(agent)")
      let days = try #require(folder.value["utc_days_by_message_timestamp"]?.members)
      #expect(sums.days.count == days.count)
      for day in days {
        let row = try #require(day.value.array)
        let sum = try #require(Day(day.key).flatMap { sums.days[$0] })
        #expect(sum.calls == row[0].int64.map { Int($0) }, "\(agent) \(day.key)")
        #expect(sum.tokens == row[1].int64, "\(agent) \(day.key)")
        #expect(sum.cost.rounded(places: 6) == text(row[2]), "\(agent) \(day.key)")
      }
    }
  }

  /// A golden amount with six decimals.
  private func text(_ node: JSONNode?) -> String? {
    node?.number.flatMap { USDTotal(decimal: $0.text)?.rounded(places: 6) }
  }

  private func sums(of home: String) async throws -> [String: Sums] {
    let discovery = Discovery(files: .live, configuration: SiteConfiguration())
    let ingestion = Ingestion(files: .live, clocks: ClockRules(site: .utc), width: 2)
    let result = try await ingestion.read(discovery.files(in: home), in: home, progress: { _, _ in })
    var seen: [String: Set<CallKey>] = [:]
    var sums: [String: Sums] = [:]
    for source in result.sources {
      #expect(!source.diagnostics.contains { $0.severity != .note }, "\(source.path)")
      for usage in source.usage {
        let agent = usage.agent?.id ?? ""
        let key = CallKey(
          period: usage.period, provider: usage.provider, model: usage.model, tokens: usage.tokens,
          cost: usage.cost?.total)
        guard seen[agent, default: []].insert(key).inserted else { continue }
        sums[agent, default: Sums()].add(usage)
      }
    }
    return sums
  }
}

extension OpenClawHomesTests.Sums {
  fileprivate mutating func add(_ usage: UsageRecord) {
    calls += usage.calls ?? 0
    tokens = tokens + (usage.tokens ?? TokenCounts())
    cost += usage.cost?.total ?? .zero
    guard case .instant(let time) = usage.period else { return }
    let day = days[time.utcDay] ?? (0, 0, .zero)
    days[time.utcDay] = (
      day.calls + 1, day.tokens + (usage.tokens?.total.count ?? 0), day.cost + (usage.cost?.total ?? .zero)
    )
  }
}
