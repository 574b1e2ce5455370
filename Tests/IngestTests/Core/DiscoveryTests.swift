import Effects
import Glibc
import Model
import TestSupport
import Testing

@testable import Ingest

struct DiscoveryTests {
  private func discover(
    _ files: MemoryFiles, _ configuration: SiteConfiguration = SiteConfiguration(), own: Set<String> = []
  ) throws -> Discovery.Result {
    try Discovery(files: files.files, configuration: configuration, ownPaths: own).files(in: "w")
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func ordersFilesByPathWhateverTheSystemsOrder(seed: UInt64) throws {
    let files = MemoryFiles(
      ["w/b/x.log": "", "w/B.log": "", "w/a.log": "12", "w/a/z.log": "", "w/a-b.log": ""], seed: seed)
    let result = try discover(files)
    #expect(result.files.map(\.path) == ["B.log", "a-b.log", "a.log", "a/z.log", "b/x.log"])
    #expect(result.files.map(\.size) == [0, 0, 2, 0, 0])
    #expect(result.files.allSatisfy { $0.finding == .source(.log) })
  }

  @Test func skipsFoldersOfToolsAndSitesOfOurOwnAndSaysSo() throws {
    let files = MemoryFiles([
      "w/.git/a.log": "", "w/x/node_modules/a.log": "", "w/old/.fleetledger-manifest.json": "{}", "w/old/a.log": "",
      "w/out/a.log": "", "w/fleetledger.json": "{}",
    ])
    let result = try discover(files, own: ["w/out", "w/fleetledger.json"])
    #expect(
      result.files.map { "\($0.path) \($0.finding)" } == [
        #".git/ notRead("a folder of tools, not of records")"#, #"old/ notRead("a site that FleetLedger made")"#,
        #"x/node_modules/ notRead("a folder of tools, not of records")"#,
      ])
  }

  @Test func obeysTheConfiguration() throws {
    var configuration = SiteConfiguration()
    configuration.exclude = ["private/**", "secret.log"]
    configuration.sources = [
      SiteConfiguration.NamedSource(path: "notes/*.txt", format: "log", timezone: "Asia/Hong_Kong"),
      SiteConfiguration.NamedSource(path: "missing.log"),
      SiteConfiguration.NamedSource(path: "a.log", timezone: "+02:00"),
    ]
    let files = MemoryFiles(["w/private/a.log": "", "w/secret.log": "", "w/notes/n.txt": "", "w/a.log": ""])
    let result = try discover(files, configuration)
    #expect(result.files.map(\.path) == ["a.log", "notes/n.txt", "private/", "secret.log"])
    #expect(result.files[0].finding == .source(.log))
    #expect(result.files.map(\.timezone) == ["+02:00", "Asia/Hong_Kong", nil, nil])
    #expect(result.files[1].finding == .source(.log))
    #expect(result.files[2...].allSatisfy { $0.finding == .notRead("excluded by the configuration") })
    #expect(result.diagnostics.map(\.id) == ["config.source-missing"])
    #expect(result.diagnostics.map(\.location.path) == ["missing.log"])
  }

  @Test func goesOnWhenAFolderCannotBeRead() throws {
    let files = MemoryFiles(["w/a/x.log": "", "w/b/x.log": ""], unreadable: ["w/a"])
    let result = try discover(files)
    #expect(result.files.map(\.path) == ["a/", "b/x.log"])
    #expect(result.diagnostics.map(\.id) == ["file.unreadable"])
    #expect(result.diagnostics.map(\.severity) == [.error])
  }

  @Test func failsWhenTheWorkspaceItselfCannotBeRead() {
    #expect(throws: FileError.self) { try discover(MemoryFiles([:])) }
  }

  @Test func findsNothingInAnEmptyWorkspace() throws {
    let folder = try TemporaryFolder()
    let result = try Discovery(files: .live, configuration: SiteConfiguration()).files(in: folder.path)
    #expect(result.files.isEmpty && result.diagnostics.isEmpty)
  }

  @Test func entersNoFolderBeyondTheLimit() throws {
    let deep = (0..<40).map { "d\($0)" }.joined(separator: "/")
    let result = try discover(MemoryFiles(["w/\(deep)/a.log": ""]))
    #expect(result.files.map(\.finding) == [.notRead("more than 24 folders deep")])
  }

  @Test func saysWhichNamesCannotBeOpened() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.log", "")
    let name: [UInt8] = Array("\(folder.path)/bad".utf8) + [0xFF] + Array(".log".utf8)
    try #require(name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { creat(Array($0) + [0], 0o600) } >= 0)
    let result = try Discovery(files: .live, configuration: SiteConfiguration()).files(in: folder.path)
    #expect(
      result.files.map(\.finding) == [.notRead("its name is not UTF-8"), .source(.log)])
    #expect(result.diagnostics.map(\.id) == ["file.bad-name"])
    #expect(result.diagnostics.map(\.location.path) == ["bad\u{FFFD}.log"])
  }
}
