import Effects
import Hosting
import Model
import TestSupport
import Testing

/// What every host would answer, worked out from its file's text by the host's own rules, is what the table says.
@Suite struct EmittedRulesTests {
  /// The rules of a host, read from its files.
  private func rules(_ host: Host, _ plan: HeaderPlan, of name: String = "Cache-Control") throws -> EmittedRules? {
    let files = host.files(for: plan, HostedSite(root: "/srv")).files
    func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }
    return switch host {
    case .vercel: try EmittedRules.vercel(text("vercel.json"), of: name)
    case .vercelPrebuilt: try EmittedRules.prebuilt(text(".vercel/output/config.json"), of: name)
    case .netlify: EmittedRules.netlify(text("_headers"), of: name)
    case .cloudflare: EmittedRules.cloudflare(text("_headers"), of: name)
    case .gitHubPages: nil
    case .s3: EmittedRules.upload(text("s3-upload.tsv"))
    case .firebase: try EmittedRules.firebase(text("firebase.json"), of: name)
    case .azure: try EmittedRules.azure(text("staticwebapp.config.json"), of: name)
    case .nginx: EmittedRules.nginx(text("nginx.conf"))
    case .apache: EmittedRules.apache(text(".htaccess"))
    case .caddy: EmittedRules.caddy(text("Caddyfile"))
    case .lighttpd: EmittedRules.lighttpd(text("lighttpd.conf"))
    }
  }

  private func check(_ resources: [Resource], _ host: Host, _ visibility: SiteConfiguration.Visibility? = nil) throws {
    let table = try RouteTable(resources)
    guard let rules = try rules(host, HeaderPlan(table, visibility: visibility)) else { return }
    var expected: [String: String] = [:]
    for resource in table.resources {
      // An object store has no second address for an object.
      for path in host == .s3 ? ["/" + resource.path] : resource.urlPaths {
        expected[path] = visibility == .private ? "private, no-cache" : resource.cachePolicy.cacheControl
      }
    }
    #expect(rules.fault(expected: expected, missing: Self.near(expected.keys.sorted())) == nil, "\(host)")
  }

  /// Paths at which there is nothing, many of them a slip away from one at which there is.
  private static func near(_ paths: [String]) -> [String] {
    var near = [
      "/nothing", "/api/", "/assets/", "/assets/app.0000000000000000.css", "/%2e%2e/agents", "//", "/api/agents/../x",
      "/api/nothing.json", "/index.html.html", "/.fleetledger-manifest.json",
    ]
    // A large site's paths are alike: not each of them is worth six.
    for (number, path) in paths.enumerated() where paths.count < 200 || number % 40 == 0 {
      for ending in ["x", "/", "/x.json", ".gz", "-2.json"] { near.append(path + ending) }
      if path.count > 1 { near.append(String(path.dropLast())) }
    }
    return near
  }

  @Test(arguments: Host.allCases)
  func answersForTheExampleFleetAsPlanned(host: Host) throws {
    let files = try FileTree.files(below: "\(Fixture.root)/Tests/Golden/example-fleet").filter { !$0.hasPrefix(".") }
    #expect(files.count > 40)
    try check(files.map { Site.resource($0, "") }, host)
    try check(files.map { Site.resource($0, "") }, host, .private)
    try check(files.map { Site.resource($0, "") }, host, .public)
  }

  /// On a public site what is made for programs may be read by pages of other sites, and nothing else; on no other site.
  @Test(
    arguments: [Host.vercel, .vercelPrebuilt, .netlify, .cloudflare, .firebase, .azure],
    [nil, .private, .public] as [SiteConfiguration.Visibility?])
  func letsOtherSitesReadTheDataOfAPublicSite(host: Host, visibility: SiteConfiguration.Visibility?) throws {
    let files = try FileTree.files(below: "\(Fixture.root)/Tests/Golden/example-fleet").filter { !$0.hasPrefix(".") }
    let table = try RouteTable(files.map { Site.resource($0, "") })
    let plan = HeaderPlan(table, visibility: visibility)
    func expect(_ name: String, open: String, closed: String) throws {
      let rules = try #require(try rules(host, plan, of: name))
      let expected = table.resources.flatMap(\.urlPaths).map { path in
        let isData = ["/api/", "/badges/", "/schema/", "/assets/activity."].contains { path.hasPrefix($0) }
        return (path, visibility == .public && isData ? open : closed)
      }
      let fault = rules.fault(expected: Dictionary(uniqueKeysWithValues: expected), missing: [])
      #expect(fault == nil, "\(name)")
    }
    try expect("Access-Control-Allow-Origin", open: "*", closed: "none")
    try expect("Access-Control-Expose-Headers", open: "ETag", closed: "none")
    try expect("Cross-Origin-Resource-Policy", open: "cross-origin", closed: "same-origin")
  }

  @Test(arguments: Host.allCases)
  func answersForALargeSiteAsPlanned(host: Host) throws {
    var resources = Site.files.map { Site.resource($0.key, $0.value) }
    for number in 0..<80 {
      resources += [
        Site.resource("tasks/task-\(number).html", ""), Site.resource("api/tasks/task-\(number).json", ""),
        Site.resource("activity/day/2026-\(100 + number).html", ""), Site.resource("api/tokens/\(number).csv", ""),
        Resource(path: "badges/agent-\(number).svg", cachePolicy: .data(seconds: 300), bytes: []),
        Site.resource("agents/a\(number).html", ""), Site.resource("api/agents/a\(number).json", ""),
      ]
    }
    resources.append(Resource(path: "badges.html", cachePolicy: .page, bytes: []))
    resources.append(Resource(path: "api/agents/special.json", cachePolicy: .data(seconds: 5), bytes: []))
    try check(resources, host)
    let text = host.files(for: HeaderPlan(try RouteTable(resources)), HostedSite(root: "/srv")).files
      .filter { $0.path != "s3-upload.tsv" }.map(\.text).joined()
    #expect(host == .netlify || text.utf8.count < 40_000, "\(text.utf8.count) bytes for \(resources.count) resources")
  }

  @Test(arguments: Host.allCases)
  func answersForAnySiteAsPlanned(host: Host) throws {
    var random = Shuffle(state: 7)
    let names = ["a", "ab", "a-b", "agents", "agents-x", "v1", "v1.2", "b", "index", "api", "assets"]
    let endings = [".json", ".html", ".csv", ".svg", ".xml", ".0123456789abcdef.js", ""]
    let policies: [CachePolicy] = [
      .page, .data(seconds: 30), .data(seconds: 300), .data(seconds: 30), .data(seconds: 86_400), .asset, .feed,
    ]
    for _ in 0..<4 {
      // Most folders have one policy; some files have another.
      var folders: [String: CachePolicy] = [:]
      var resources: [Resource] = []
      for _ in 0..<60 {
        let depth = Int.random(in: 1...3, using: &random)
        let parts = (0..<depth).map { _ in names.randomElement(using: &random) ?? "a" }
        let folder = parts.dropLast().joined(separator: "/")
        let usual = folders[folder] ?? policies.randomElement(using: &random) ?? .page
        folders[folder] = usual
        let policy = Int.random(in: 0..<6, using: &random) > 0 ? usual : policies.randomElement(using: &random) ?? .page
        let path = parts.joined(separator: "/") + (endings.randomElement(using: &random) ?? "")
        let resource = Resource(path: path, cachePolicy: policy, bytes: [])
        if (try? RouteTable(resources + [resource])) != nil { resources.append(resource) }
      }
      #expect(resources.count > 15)
      try check(resources, host)
    }
  }

  @Test func rejectsAnOverlap() {
    let rules = EmittedRules.cloudflare(
      "/*\n  X: y\n/api/*\n  Cache-Control: max-age=5\n/api/a*\n  Cache-Control: max-age=5\n")
    #expect(rules.fault(expected: ["/api/b": "max-age=5"], missing: []) == nil)
    #expect(rules.fault(expected: ["/api/a": "max-age=5"], missing: []) != nil)
  }

  @Test func rejectsAHeaderThatTwoRulesSet() {
    let text = "/*\n  A: no\n/api/*\n  A: yes\n"
    #expect(EmittedRules.cloudflare(text, of: "A").fault(expected: ["/api/x": "yes"], missing: []) != nil)
    let apart = text.replacing("/api/*\n", with: "/api/*\n  ! A\n")
    #expect(EmittedRules.cloudflare(apart, of: "A").fault(expected: ["/api/x": "yes", "/y": "no"], missing: []) == nil)
    let two = "/api/*\n  A: yes\n/api/x\n  A: yes\n"
    #expect(EmittedRules.netlify(two, of: "A").fault(expected: ["/api/x": "yes"], missing: []) != nil)
  }

  @Test func rejectsAPoisonedMissingPage() {
    let text = "/*\n  X: y\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    #expect(EmittedRules.netlify(text).fault(expected: [:], missing: ["/assets/gone.css"]) != nil)
    #expect(EmittedRules.cloudflare(text).fault(expected: [:], missing: ["/assets/gone.css"]) == nil)
  }

  @Test func rejectsAnotherTime() {
    let rules = EmittedRules.netlify("/*\n  X: y\n/feed.xml\n  Cache-Control: public, max-age=300\n")
    #expect(
      rules.fault(
        expected: ["/feed.xml": "public, max-age=300", "/": "public, max-age=0, must-revalidate"], missing: []) == nil)
    #expect(rules.fault(expected: ["/feed.xml": "public, max-age=30"], missing: []) != nil)
  }
}
