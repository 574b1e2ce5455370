import Effects
import TestSupport
import Testing

@testable import Site

@Suite struct APIReferenceTests {
  /// `UPDATE_DOCS=1` rewrites the files; that run fails, so that no run that rewrites ever passes.
  @Test func describesTheDocumentsAsTheyAre() throws {
    let isUpdating = Environment.live.variable("UPDATE_DOCS") == "1" && Environment.live.variable("CI") == nil
    for (path, bytes) in APIReference.files {
      let file = "\(Fixture.root)/docs/\(path)"
      let known = try? FileSystem.live.readAll(file, limit: 1 << 22)
      if isUpdating, known != bytes {
        try FileSystem.live.createFolders("\(Fixture.root)/docs/schema")
        try FileSystem.live.write(file, bytes)
      }
      let isSame = known == bytes
      #expect(isSame, "docs/\(path) is not what the code says; run swift test with UPDATE_DOCS=1")
    }
    let schemas = try FileTree.files(below: "\(Fixture.root)/docs/schema").map { "schema/\($0)" }
    #expect(schemas == APIReference.files.map(\.path).filter { $0.hasPrefix("schema/") }.sorted())
    if isUpdating { Issue.record("docs/ was rewritten; run again without UPDATE_DOCS") }
  }
}
