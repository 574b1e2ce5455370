import Hosting
import Model
import TestSupport
import Testing

@Suite struct HostTests {
  private let plan: HeaderPlan
  private let site = HostedSite(root: "/srv/a site")

  init() throws { plan = HeaderPlan(try Site.table(Site.files)) }

  @Test func writesTheFilesOfEachHost() throws {
    let folder = try TemporaryFolder()
    for host in Host.allCases {
      let files = host.files(for: plan, site)
      #expect(!files.files.isEmpty)
      #expect(!files.diagnostics.contains { $0.severity > .note }, "\(files.diagnostics)")
      for file in files.files { try folder.write("\(host.rawValue)/\(file.place)/\(file.path)", file.text) }
    }
    try GoldenTree.expect(folder.path, matches: "hosts")
  }

  /// The same with addresses that take queries, on a site whose data others may read.
  @Test func writesTheFilesOfAPublicSiteWithQueries() throws {
    let folder = try TemporaryFolder()
    let route = QueryRouteTests.route
    let files = Set(route.paths).map { Site.resource($0, "{}") } + Site.files.map { Site.resource($0.key, $0.value) }
    let plan = HeaderPlan(try RouteTable(files, queries: [route]), visibility: .public)
    for host in Host.allCases {
      let files = host.files(for: plan, site)
      #expect(!files.diagnostics.contains { $0.severity > .note }, "\(files.diagnostics)")
      for file in files.files { try folder.write("\(host.rawValue)/\(file.place)/\(file.path)", file.text) }
    }
    try GoldenTree.expect(folder.path, matches: "hosts-public")
  }

  @Test func writesNothingIntoTheDeployFolderUnlessItIsListed() {
    let all = Host.allCases.map { $0.files(for: plan, site) }
    for file in (all + HostFiles.apart(all)).flatMap(\.files) where file.place == .deploy {
      let listed = Host.deployNames.contains { file.path == $0 || file.path.hasPrefix($0 + "/") }
      #expect(listed, "\(file.path)")
    }
  }

  @Test func letsNoHostTakeAnothersPlaceInTheOutput() {
    let files = HostFiles.apart(Host.allCases.map { $0.files(for: plan, site) })
    let output = files.flatMap(\.files).filter { $0.place == .output }.map(\.path).sorted()
    #expect(output == [".htaccess", ".nojekyll", "staticwebapp.config.json"])
    let moved = files.flatMap(\.files).map(\.path).filter { $0.hasSuffix("/_headers") }
    #expect(moved == ["netlify/_headers", "cloudflare/_headers"])
    let alone = HostFiles.apart([Host.netlify.files(for: plan, site)]).flatMap(\.files)
    #expect(alone.allSatisfy { $0.place == .output })
  }

  @Test(arguments: Host.allCases)
  func doesNotDependOnTheOrderOfResources(host: Host) throws {
    let resources = Site.files.map { Site.resource($0.key, $0.value) }
    let texts = try [resources, resources.reversed(), resources.shuffled()].map { resources in
      let plan = HeaderPlan(try RouteTable(resources))
      return host.files(for: plan, site).files.map { $0.path + $0.text }.joined()
    }
    #expect(Set(texts).count == 1)
  }

  @Test func staysBelowTheLengthOfAPattern() throws {
    let resources = (0..<1000).map { Site.resource("assets/script-\($0).0123456789abcdef.js", "") }
    let plan = HeaderPlan(try RouteTable(resources))
    let vercel = try #require(Host.vercel.files(for: plan, site).files.first).text
    let sources = vercel.split(separator: "\n").filter { $0.contains("\"source\": \"/(assets") }
    #expect(sources.count > 1)
    #expect(sources.allSatisfy { $0.utf8.count < 4096 + 2200 }, "JSON doubles each backslash")
    let nginx = try #require(Host.nginx.files(for: plan, site).files.first).text
    #expect(nginx.split(separator: "\n").allSatisfy { $0.utf8.count < 4096 })
  }

  /// The severity of what a host says of so many documents, no two of one time side by side.
  private func severity(_ host: Host, documents: Int) throws -> Severity? {
    let resources = (0..<documents).map { number in
      Resource(
        path: "api/"
          + [number / 676, number / 26 % 26, number % 26].map {
            String("abcdefghijklmnopqrstuvwxyz".dropFirst($0).prefix(1))
          }.joined()
          + ".json", cachePolicy: .data(seconds: 10 + number % 290), bytes: [])
    }
    let files = host.files(for: HeaderPlan(try RouteTable(resources)), site)
    return files.diagnostics.filter { $0.id.hasPrefix("host.limit") }.map(\.severity).max()
  }

  @Test(arguments: [(79, nil), (80, Severity.warning), (99, .warning), (100, .error)])
  func tellsWhenCloudflaresRulesRunOut(documents: Int, severity: Severity?) throws {
    #expect(try self.severity(.cloudflare, documents: documents) == severity)
  }

  @Test(arguments: [(50, nil), (170, Severity.error)])
  func tellsWhenAzuresFileIsTooLarge(documents: Int, severity: Severity?) throws {
    #expect(try self.severity(.azure, documents: documents) == severity)
  }

  @Test func tellsWhenALineIsTooLong() throws {
    let security = [Header("Content-Security-Policy", String(repeating: "x", count: 1990))]
    let plan = HeaderPlan(try Site.table(Site.files), security: security)
    let found = Host.cloudflare.files(for: plan, site).diagnostics
    #expect(found.contains { $0.id == "host.limit" && $0.message.contains("characters in a line") }, "\(found)")
  }

  @Test(arguments: [Host.nginx, .caddy, .lighttpd], ["/srv/$h{ome}\"", "/srv/a\nb"])
  func refusesAFolderThatAServerCannotName(host: Host, root: String) {
    let found = host.files(for: plan, HostedSite(root: root)).diagnostics
    #expect(found.contains { $0.id == "host.unwritable" && $0.severity == .error }, "\(found)")
  }

  @Test func saysWhatCannotBeSet() {
    let found = Host.gitHubPages.files(for: plan, site).diagnostics
    #expect(found.map(\.id) == ["host.lacks"])
    #expect(found.map(\.severity) == [.note])
  }
}
