import Effects
import JSON
import Model
import TestSupport
import Testing

@testable import Ingest

/// Real sessions, against the totals that Codex itself arrived at.
@Suite(.enabled(if: Fixture.samples != nil, "there is no folder of samples beside the checkout"))
struct CodexSampleTests {
  @Test func countsTheRealSessions() async throws {
    let folder = try Sample.folder() + "/codex"
    let found = try Discovery(files: .live, configuration: SiteConfiguration()).files(in: folder)
    let sources = await Ingestion(files: .live, clocks: ClockRules(site: .utc), width: 2)
      .read(found, in: folder, progress: { _, _ in }).sources.filter { $0.format == "codex-rollout" }
    let golden = try JSONDocumentParser.parse(
      FileSystem.live.readAll("\(Sample.folder())/TOTALS.json", limit: 1 << 24))
    let files = try #require(golden.root["codex"]?.members)
    #expect(sources.count == files.count)
    for file in files {
      let source = try #require(sources.first { $0.path.hasSuffix("/" + file.key) })
      let expected = try #require(file.value["correct_final_total"])
      let events = try #require(file.value["token_count_events"]?.int64)
      let repeats = try #require(file.value["unchanged_repeats"]?.int64)
      func sum(_ part: (TokenCounts) -> Tokens?) -> Int64 {
        source.usage.reduce(0) { $0 + ($1.tokens.flatMap(part)?.count ?? 0) }
      }
      #expect(source.diagnostics == [])
      #expect(source.usage.count == Int(events - repeats), "\(file.key)")
      #expect(sum { $0.input } + sum { $0.cacheRead } == expected["input_tokens"]?.int64, "\(file.key)")
      #expect(sum { $0.cacheRead } == expected["cached_input_tokens"]?.int64, "\(file.key)")
      #expect(sum { $0.output } == expected["output_tokens"]?.int64, "\(file.key)")
      #expect(sum { $0.total } == expected["total_tokens"]?.int64, "\(file.key)")
      #expect(Set(source.usage.map(\.callID)).count == source.usage.count)
      #expect(source.usage.allSatisfy { $0.model == "gpt-5.3-codex" && $0.agent?.name != nil })
    }
  }
}
