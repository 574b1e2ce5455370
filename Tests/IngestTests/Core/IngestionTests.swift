import Effects
import Model
import Synchronization
import TestSupport
import Testing

@testable import Ingest

struct IngestionTests {
  private static let contents: [String: any MemoryContent] = [
    "w/logs/a.log": "[2026-02-17 08:00:00] a\n", "w/logs/b.log": "[2026-02-17T08:00:00Z] b\n", "w/agents.json": "{",
    "w/c.txt": "?", "w/z/tasks.json": #"{"tasks": [{"id": "1", "title": "t"}]}"#,
  ]

  private func read(
    _ files: MemoryFiles, width: Int, _ configuration: SiteConfiguration = SiteConfiguration(),
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> Ingestion.Collected {
    let discovered = try Discovery(files: files.files, configuration: configuration).files(in: "w")
    return await Ingestion(files: files.files, clocks: ClockRules(site: hongKong), width: width)
      .read(discovered, in: "w", progress: progress)
  }

  @Test(arguments: [(1, 1), (2, 2), (8, 3), (0, 4)] as [(Int, UInt64)])
  func joinsResultsByPathWhateverTheWidth(width: Int, seed: UInt64) async throws {
    let result = try await read(MemoryFiles(Self.contents, seed: seed), width: width)
    #expect(result.sources.map(\.path) == ["agents.json", "c.txt", "logs/a.log", "logs/b.log", "z/tasks.json"])
    #expect(result.sources.map(\.format) == ["agent-roster", nil, "log", "log", "task-list"])
    #expect(
      result.sources.map(\.notRead) == ["not valid JSON", "no reader for this kind of file", nil, nil, nil])
    #expect(result.sources.map(\.recordCount) == [0, 0, 1, 1, 1])
    #expect(result.sources.map { $0.diagnostics.map(\.id) } == [["json.invalid"], [], ["time.zone-assumed"], [], []])
  }

  @Test func readsASourceInItsConfiguredZone() async throws {
    var configuration = SiteConfiguration()
    configuration.sources = [
      SiteConfiguration.NamedSource(path: "logs/a.log", timezone: "UTC"),
      SiteConfiguration.NamedSource(path: "logs/b.log", timezone: "Mars/Base"),
    ]
    let result = try await read(MemoryFiles(Self.contents), width: 2, configuration)
    #expect(result.sources[2].activities.map(\.time) == [instant("2026-02-17T08:00:00Z")])
    #expect(result.sources[2].diagnostics.isEmpty)
    #expect(result.sources[3].diagnostics.map(\.id) == ["config.zone-unknown"])
  }

  @Test func tellsHowFarItIs() async throws {
    let seen = Mutex<[Int]>([])
    _ = try await read(MemoryFiles(Self.contents), width: 3) { done, all in
      #expect(all == 5)
      seen.withLock { $0.append(done) }
    }
    #expect(seen.withLock { $0 } == [1, 2, 3, 4, 5])
  }

  @Test func goesOnWhenAFileCannotBeRead() async throws {
    let result = try await read(MemoryFiles(Self.contents, unreadable: ["w/logs/a.log"]), width: 2)
    #expect(result.sources[2].notRead == "permission denied")
    #expect(result.sources[2].diagnostics.map(\.id) == ["file.unreadable"])
    #expect(result.sources[3].activities.count == 1)
  }

  @Test func readsAnEmptyWorkspace() async throws {
    let result = try await read(MemoryFiles(["w/.git/x": ""]), width: 2)
    #expect(result.sources.map(\.notRead) == ["a folder of tools, not of records"])
  }
}
