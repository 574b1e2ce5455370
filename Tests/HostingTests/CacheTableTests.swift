import Effects
import Hosting
import TestSupport
import Testing

/// The table of cache times in the manual is the one of the code.
struct CacheTableTests {
  @Test func statesTheTimeOfEachDocument() throws {
    let manual = String(
      decoding: try FileSystem.live.readAll("\(Fixture.root)/docs/hosting.md", limit: 1 << 20), as: UTF8.self)
    let lines = manual.split(separator: "\n").map(String.init)
    let rows = lines.drop { $0 != "| Document | Seconds |" }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let stated = rows.dropLast().map { $0.replacing("`", with: "") }
    #expect(stated == CachePolicies.defaults.map { "| \($0.document) | \($0.seconds) |" })
    #expect(rows.last == "| every other | \(CachePolicies.otherwise) |")
  }

  @Test func namesEverySecurityHeader() throws {
    let manual = String(
      decoding: try FileSystem.live.readAll("\(Fixture.root)/docs/hosting.md", limit: 1 << 20), as: UTF8.self)
    for header in SecurityHeaders.standard {
      #expect(manual.contains("| `\(header.name)` |"), "docs/hosting.md lacks \(header.name)")
    }
  }
}
