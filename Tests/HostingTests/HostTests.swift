import Hosting
import TestSupport
import Testing

@Suite struct HostTests {
  private let plan: HeaderPlan

  init() throws { plan = HeaderPlan(try Site.table(Site.files)) }

  @Test func writesTheSettingsOfEachHost() throws {
    let folder = try TemporaryFolder()
    try folder.write("vercel.json", try Vercel.text(plan))
    try folder.write("nginx.conf", try Nginx(root: "/srv/a \"site\"").text(plan))
    try GoldenTree.expect(folder.path, matches: "hosts")
  }

  @Test func doesNotDependOnTheOrderOfResources() throws {
    let resources = Site.files.map { Site.resource($0.key, $0.value) }
    let texts = try [resources, resources.reversed(), resources.shuffled()].map { resources in
      let plan = HeaderPlan(try RouteTable(resources))
      return try Vercel.text(plan) + Nginx(root: "/srv").text(plan)
    }
    #expect(Set(texts).count == 1)
  }

  @Test func staysBelowTheLengthOfAPattern() throws {
    let resources = (0..<1000).map { Site.resource("assets/script-\($0).0123456789abcdef.js", "") }
    let plan = HeaderPlan(try RouteTable(resources))
    let sources = try Vercel.text(plan).split(separator: "\n").filter { $0.contains("\"source\": \"/(assets") }
    #expect(sources.count > 1)
    #expect(sources.allSatisfy { $0.utf8.count < 4096 + 200 }, "JSON doubles each backslash")
    let words = try Nginx(root: "/srv").text(plan).split(separator: "\n").map(\.utf8.count)
    #expect(words.allSatisfy { $0 < 4096 })
  }

  @Test func saysWhenAHostCannotHoldTheSite() throws {
    let resources = (0..<1000).flatMap { number in
      (0..<3).map { part in
        Resource(
          path: "api/\(number)-\(part).json", cachePolicy: .data(seconds: 100 + number * 3 + part), bytes: [])
      }
    }
    let plan = HeaderPlan(try RouteTable(resources))
    #expect(throws: HostError.limit(host: "Vercel", of: "routes", count: 3011, limit: 2048)) { try Vercel.text(plan) }
  }

  @Test(arguments: ["/srv/$home", "/srv/a\nb"])
  func refusesAFolderThatNginxCannotName(root: String) {
    #expect(throws: HostError.unwritable(host: "nginx", what: "folder", value: root)) {
      try Nginx(root: root).text(plan)
    }
  }
}
