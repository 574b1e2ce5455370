import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

struct ReportHistoryTests {
  private static func report(_ tokens: Int) -> String {
    "# R\n\n| Agent | Tokens |\n|---|---|\n| Nexus | \(tokens) |\n"
  }

  private static func version(_ commit: String, _ time: String, _ text: String) -> PastVersions.Version {
    PastVersions.Version(commit: commit, time: instant(time), bytes: Array(text.utf8))
  }

  private func read(
    _ text: String, _ versions: [PastVersions.Version], gaps: [PastVersions.Gap] = [],
    format: SourceFormat = .tokenReport
  ) async throws -> [SourceRecords] {
    let files = MemoryFiles(["w/usage.md": text]).files
    var configuration = SiteConfiguration()
    configuration.sources = [.init(path: "usage.md", format: format.rawValue)]
    configuration.sources[0].hasHistory = true
    configuration.sources[0].series = .cumulative
    let history = PastVersions { (path, workspace, body) throws(PastVersions.Unavailable) in
      #expect((path, workspace) == ("usage.md", "w"))
      if versions.isEmpty, gaps.isEmpty { throw PastVersions.Unavailable("no repository here", hint: "h") }
      versions.forEach(body)
      return gaps
    }
    let discovered = try Discovery(files: files, configuration: configuration).files(in: "w")
    return await Ingestion(files: files, clocks: ClockRules(site: .utc), history: history, width: 1)
      .read(discovered, in: "w") { _, _ in }.sources
  }

  private static let past = [
    version("aaaaaaaaaaaaaaaa", "2026-02-15T10:00:00Z", report(1)),
    version("bbbbbbbbbbbbbbbb", "2026-02-16T10:00:00Z", report(2)),
  ]

  @Test func readsPastVersionsBesideAChangedFile() async throws {
    let found = try await read(Self.report(3), Self.past)
    #expect(found.map(\.path) == ["usage.md", "usage.md@aaaaaaaaaaaa", "usage.md@bbbbbbbbbbbb"])
    #expect(found.map(\.version?.sequence) == [2, 0, 1])
    #expect(found.map(\.version?.series) == ["usage.md", "usage.md", "usage.md"])
    #expect(found.map(\.configuredPath) == ["usage.md", "usage.md", "usage.md"])
    #expect(found.allSatisfy { $0.version?.reading == .cumulative })
    #expect(found.map { $0.usage.first?.tokens?.total } == [3, 1, 2])
    #expect(found.map(\.newest) == [nil, instant("2026-02-15T10:00:00Z"), instant("2026-02-16T10:00:00Z")])
  }

  @Test func takesACommittedFileForItsNewestVersion() async throws {
    let found = try await read(Self.report(2), Self.past)
    #expect(found.map(\.path) == ["usage.md", "usage.md@aaaaaaaaaaaa"])
    #expect(found.map(\.version?.sequence) == [1, 0])
    #expect(found[0].newest == instant("2026-02-16T10:00:00Z"))
  }

  @Test func makesNotesOfWhatIsWrongWithThePast() async throws {
    let torn = "# R\n\n| Agent | Tokens |\n|---|---|\n| Nexus | many |\n| TOTAL | 5 |\n"
    let found = try await read(Self.report(2), [Self.version("cccc", "2026-02-15T10:00:00Z", torn)] + Self.past)
    let wrong = try #require(found.first { $0.path == "usage.md@cccc" })
    #expect(!wrong.diagnostics.isEmpty)
    #expect(wrong.diagnostics.allSatisfy { $0.severity == .note })
  }

  @Test func countsTheFileAloneWithoutHistory() async throws {
    let found = try await read(Self.report(3), [])
    #expect(found.map(\.path) == ["usage.md"])
    #expect(found[0].usage.count == 1)
    #expect(found[0].diagnostics.map(\.id) == ["history.unavailable"])
    #expect(found[0].diagnostics[0].message.contains("no repository here"))
  }

  @Test func tellsOfGaps() async throws {
    let gaps: [PastVersions.Gap] = [
      .cut(commits: 7), .shallow, .damaged("bad zlib"), .tooLarge(commit: "dddddddddddddddd", size: 99),
    ]
    let found = try await read(Self.report(3), Self.past, gaps: gaps)
    #expect(
      found[0].diagnostics.map(\.id) == ["history.cut", "history.shallow", "history.damaged", "history.too-large"])
    #expect(found.count == 3)
  }

  @Test func readsHistoryOfReportsOnly() async throws {
    let found = try await read("x", Self.past, format: .log)
    #expect(found.map(\.path) == ["usage.md"])
    #expect(found[0].diagnostics.map(\.id).contains("config.history-unused"))
  }
}
