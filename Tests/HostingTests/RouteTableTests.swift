import Hosting
import Testing

@Suite struct RouteTableTests {
  private func error(_ paths: String...) -> RouteError? {
    do throws(RouteError) {
      _ = try RouteTable(paths.map { Site.resource($0, "") })
      return nil
    } catch {
      return error
    }
  }

  @Test func sortsByBytesAndFindsByPath() throws {
    let table = try RouteTable(["b.html", "a/c.html", "a-b.html", "B2.html"].map { Site.resource($0, $0) })
    #expect(table.resources.map(\.path) == ["B2.html", "a-b.html", "a/c.html", "b.html"])
    for path in table.resources.map(\.path) { #expect(table.resource(at: path)?.path == path) }
    #expect(table.resource(at: "a") == nil)
    #expect(table.resource(at: "zz") == nil)
  }

  @Test(arguments: [
    "", "/a.html", "a//b.html", "a/", "../a.html", "a/./b", "a b.html", "é.html", "a\u{0}b", ".git/config", "a.",
    "a%2f",
    ".fleetledger-manifest.json", "a\\b", String(repeating: "x", count: 201),
  ])
  func refusesAPathThatIsNotSafeEverywhere(path: String) {
    guard case .unsafe(path, _) = error(path) else {
      Issue.record("\(path) gave \(String(describing: error(path)))")
      return
    }
  }

  @Test func namesWhatClashes() {
    #expect(error("a.html", "a.html") == .duplicate("a.html"))
    #expect(error("a.html", "A.html") == .differsInCaseOnly("A.html", "a.html"))
    #expect(error("a", "a/b.html") == .fileAndFolder("a", below: "a/b.html"))
    #expect(error("a", "a-b", "A/b.html") == .fileAndFolder("a", below: "A/b.html"))
    #expect(error("api/x", "api/x.json") == .sameAddress("/api/x", "api/x", "api/x.json"))
    #expect(error("agents.html", "agents/index.html") == .sameAddress("/agents", "agents.html", "agents/index.html"))
    #expect(error("agents.html", "agents/nexus.html", "api/agents.json", ".nojekyll") == nil)
  }
}
