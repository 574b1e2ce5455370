import Effects
import Hosting
import TestSupport
import Testing

/// Resources whose bytes come in pieces are published as those are that have them at once.
@Suite struct PiecesTests: PublishingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let text = (0..<5000).map { "line \($0)\n" }.joined()

  private func table(_ pieces: [String]) throws -> RouteTable {
    let policy = CachePolicies().policy(forDocument: "large")
    let give = { @Sendable (take: ([UInt8]) -> Void) in
      for piece in pieces { take(Array(piece.utf8)) }
    }
    let files = Site.files.map { Site.resource($0.key, $0.value, isVolatile: $0.key == "api/build.json") }
    return try RouteTable(files + [Resource(path: "api/large.json", cachePolicy: policy, givingPieces: give)])
  }

  private func publish(_ table: RouteTable, _ way: Way) throws -> PublishResult {
    try Publisher().publish(table, to: output, options: PublishOptions(inPlace: way == .inPlace))
  }

  private func cut(_ text: String, _ size: Int) -> [String] {
    stride(from: 0, to: text.count, by: size).map { String(text.dropFirst($0).prefix(size)) }
  }

  @Test(arguments: Way.allCases, [100, 7000, 1_000_000])
  func theBordersOfPiecesDoNotMatter(way: Way, size: Int) throws {
    let result = try publish(table(cut(Self.text, size)), way)
    #expect(result.written.contains("api/large.json"))
    #expect(try published()["api/large.json"] == Self.text)
    let manifest = try folder.read("site/" + Manifest.fileName)
    let before = try status("api/large.json")
    // The same bytes at once, then in other pieces: nothing is written, and the list of files is the same.
    var whole = Site.files
    whole["api/large.json"] = Self.text
    #expect(try publish(Site.table(whole), way).way == .untouched)
    #expect(try publish(table(cut(Self.text, size + 13)), way).way == .untouched)
    #expect(try folder.read("site/" + Manifest.fileName) == manifest)
    #expect(try status("api/large.json") == before)
  }

  @Test(arguments: Way.allCases)
  func whatChangesInAnyPieceIsWritten(way: Way) throws {
    var pieces = cut(Self.text, 9000)
    _ = try publish(table(pieces), way)
    for (index, change) in [(0, "Line 0\n"), (3, ""), (pieces.count - 1, "more")] {
      pieces[index] = change + pieces[index].dropFirst(change.isEmpty ? 1 : 0)
      let result = try publish(table(pieces), way)
      #expect(result.written.filter { $0 != "api/build.json" } == ["api/large.json"])
      #expect(try published()["api/large.json"] == pieces.joined())
    }
    // Longer and shorter by whole pieces.
    for changed in [pieces + ["behind"], Array(pieces.dropLast())] {
      #expect(try publish(table(changed), way).written.contains("api/large.json"))
      #expect(try published()["api/large.json"] == changed.joined())
    }
  }
}
