import Reports
import Testing

@Suite("Names as parts of paths")
struct SlugsTests {
  @Test("A plain name is its own part")
  func plain() { #expect(Slugs(["claude-opus-4"])["claude-opus-4"] == "claude-opus-4") }

  @Test("Names that look alike get parts of their own, and the faithful one stays")
  func clash() throws {
    let slugs = Slugs(["a b", "a/b", "a-b"])
    #expect(slugs["a-b"] == "a-b")
    let parts = try ["a b", "a/b", "a-b"].map { try #require(slugs[$0]) }
    #expect(Set(parts).count == 3)
    #expect(parts[0].hasPrefix("a-b-"))
  }

  @Test(
    "Every name gets a part that is safe in a path", arguments: ["", "…", "名前", "../..", "index", "<b>", "a\u{0}b"])
  func safe(_ name: String) throws {
    let part = try #require(Slugs([name])[name])
    #expect(!part.isEmpty && part != "index" && part.utf8.count <= 70)
    #expect(part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 })
  }

  @Test("Long names that differ at their ends differ")
  func long() {
    let names = [String(repeating: "x", count: 300) + "1", String(repeating: "x", count: 300) + "2"]
    let slugs = Slugs(names)
    #expect(slugs[names[0]] != slugs[names[1]])
  }
}
