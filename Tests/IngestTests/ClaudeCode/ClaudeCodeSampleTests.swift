import Effects
import JSON
import Model
import TestSupport
import Testing

@testable import Ingest

/// Real sessions, against sums that were counted by other means.
@Suite(.enabled(if: Fixture.samples != nil, "there is no folder of samples beside the checkout"))
struct ClaudeCodeSampleTests {
  /// One record a call: the largest of each identity.
  static func calls(_ sources: [SourceRecords]) -> [UsageRecord] {
    var calls: [UsageRecord] = []
    var known: [CallID: Int] = [:]
    for record in sources.flatMap(\.usage) {
      guard let id = record.callID else {
        calls.append(record)
        continue
      }
      if let index = known[id] {
        if (record.tokens?.output ?? 0) > (calls[index].tokens?.output ?? 0) { calls[index] = record }
      } else {
        known[id] = calls.count
        calls.append(record)
      }
    }
    return calls
  }

  @Test func countsTheRealSessions() async throws {
    let folder = try Sample.folder() + "/claude-code"
    let found = try Discovery(files: .live, configuration: SiteConfiguration()).files(in: folder)
    let sources = await Ingestion(files: .live, clocks: ClockRules(site: .utc), width: 2)
      .read(found, in: folder, progress: { _, _ in }).sources
    #expect(sources.allSatisfy { $0.format == "claude-code-transcript" })
    #expect(sources.count == 6)
    #expect(sources.flatMap(\.diagnostics) == [])
    let calls = Self.calls(sources)
    let golden = try JSONDocumentParser.parse(
      FileSystem.live.readAll("\(Sample.folder())/TOTALS.json", limit: 1 << 24))
    let expected = try #require(golden.root["claude_code"])
    #expect(calls.count == expected["calls"]?.int64.map { Int($0) })
    let models = try #require(expected["by_model"]?.members)
    #expect(Set(calls.map(\.model)) == Set(models.map { $0.key }))
    for model in models {
      let own = calls.filter { $0.model == model.key }
      func sum(_ part: (UsageRecord) -> Int64?) -> Int64 { own.reduce(0) { $0 + (part($1) ?? 0) } }
      #expect(own.count == model.value["calls"]?.int64.map { Int($0) }, "\(model.key)")
      #expect(sum { $0.tokens?.input?.count } == model.value["input"]?.int64, "\(model.key)")
      #expect(sum { $0.tokens?.output?.count } == model.value["output"]?.int64, "\(model.key)")
      #expect(sum { $0.tokens?.cacheRead?.count } == model.value["cacheRead"]?.int64, "\(model.key)")
      #expect(sum { $0.cacheWrite1h } == model.value["cacheWrite1h"]?.int64, "\(model.key)")
      #expect(
        sum { ($0.tokens?.cacheWrite?.count ?? 0) - ($0.cacheWrite1h ?? 0) } == model.value["cacheWrite5m"]?.int64,
        "\(model.key)")
    }
  }
}
