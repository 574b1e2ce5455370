import Glibc
import Markdown
import Model
import TestSupport
import Testing

@Suite struct SampleTests {
  @Test(.enabled(if: Fixture.samples != nil, "there are no samples on this machine"))
  func readsEveryRealReport() throws {
    let samples = try #require(Fixture.samples)
    let paths = try FileTree.files(below: samples).filter { $0.hasSuffix(".md") }
    #expect(paths.count > 10)
    for path in paths {
      let document = MarkdownParser.parse(try bytes(samples + "/" + path), path: path)
      #expect(!document.isPlainText, "\(path)")
      // Two real rows have one cell more than their header; nothing else is wrong with any of these texts.
      let other = document.diagnostics.filter { $0.id != "markdown.extra-cells" }
      #expect(other.map(\.description) == [], "\(path)")
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }
}
