import Hosting
import Model
import Testing

@Suite struct HeaderPlanTests {
  private let routes: RouteTable
  private let plan: HeaderPlan

  init() throws {
    routes = try Site.table(Site.files)
    plan = HeaderPlan(routes)
  }

  private func targets(_ paths: [String: CachePolicy], missing: HeaderPlan.Missing = .inherits) throws -> [String] {
    let table = try RouteTable(paths.map { Resource(path: $0.key, cachePolicy: $0.value, bytes: []) })
    return HeaderPlan(table).rules(missing: missing).flatMap { rule in
      rule.targets.map { "\($0.expression) \(rule.cacheControl.split(separator: "=").last ?? "")" }
    }
  }

  @Test(arguments: [HeaderPlan.Missing.inherits, .isKeptApart])
  func givesEachPathItsPolicyByOneRule(missing: HeaderPlan.Missing) {
    let rules = plan.rules(missing: missing)
    for resource in routes.resources {
      for path in resource.urlPaths {
        let found = rules.filter { $0.matches(path) }.map(\.cacheControl)
        let wanted = resource.cachePolicy.cacheControl
        #expect(found == (wanted == plan.otherwise ? [] : [wanted]), "\(path)")
      }
    }
  }

  @Test func makesOnePatternOfAFamilyWithOneTime() throws {
    #expect(
      try targets([
        "api/tasks.json": .data(seconds: 60), "api/tasks.csv": .data(seconds: 60),
        "api/tasks/open.json": .data(seconds: 60), "api/tasks-old.json": .data(seconds: 120),
        "tasks.html": .page,
      ]) == ["/api/tasks-old(?:[./].*)? 120", "/api/tasks(?:[./].*)? 60"])
  }

  @Test func takesAFamilyApartWhoseTimesDiffer() throws {
    #expect(
      try targets([
        "badges.html": .page, "badges/a.svg": .data(seconds: 60), "badges/b.svg": .data(seconds: 60),
        "v1.2/x.json": .data(seconds: 30), "v1.3/x.json": .data(seconds: 60), "feed.xml": .feed,
      ]) == ["/v1\\.2/.* 30", "/feed\\.xml 300", "/badges/.* 60", "/v1\\.3/.* 60"])
  }

  @Test func namesWhatIsKeptForLongPathByPath() throws {
    let paths: [String: CachePolicy] = [
      "assets/a.0.css": .asset, "assets/b.0.js": .asset, "slow/a.json": .data(seconds: 86_400),
      "slow/b.json": .data(seconds: 86_400),
    ]
    #expect(
      try targets(paths) == [
        "/assets/a\\.0\\.css 31536000, immutable", "/assets/b\\.0\\.js 31536000, immutable", "/slow/a\\.json 86400",
        "/slow/b\\.json 86400",
      ])
    #expect(
      try targets(paths, missing: .isKeptApart) == [
        "/assets(?:[./].*)? 31536000, immutable", "/slow(?:[./].*)? 86400",
      ])
  }

  /// One document with a time of its own among very many does not make a rule of each.
  @Test func staysSmallAroundAnException() throws {
    var paths: [String: CachePolicy] = [:]
    for number in 0..<10_000 {
      paths["api/agents/agent-\(number).json"] = .data(seconds: number == 4321 ? 5 : 300)
    }
    let targets = try targets(paths)
    #expect(targets.count < 60, "\(targets.count)")
    #expect(targets.contains { $0.hasSuffix(" 5") })
  }

  @Test(arguments: ["/assets/style.gone.css", "/assets/", "/nothing", "/api/none", "/api/agentsx"])
  func neverKeepsWhatIsMissing(path: String) {
    #expect(!plan.rules(missing: .inherits).contains { $0.matches(path) })
  }

  @Test func asksRobotsAndSharedCachesOfAPrivateSiteToGo() {
    let plan = HeaderPlan(routes, visibility: .private)
    #expect(plan.otherwise == "private, no-cache")
    #expect(plan.rules(missing: .isKeptApart) == [])
    #expect(plan.everywhere.contains(Header("X-Robots-Tag", "noindex, nofollow")))
    #expect(!self.plan.everywhere.contains { $0.name == "X-Robots-Tag" })
  }

  /// What is asked for by nobody is read by nobody: only a site that says so lets others read it.
  @Test func sharesTheDataOfAPublicSiteAlone() throws {
    #expect(plan.sharedTargets == [] && plan.shared == [] && plan.elsewhere == [])
    #expect(HeaderPlan(routes, visibility: .private).sharedTargets == [])
    let open = HeaderPlan(routes, visibility: .public)
    for path in routes.resources.flatMap(\.urlPaths) {
      let matched = open.sharedTargets.filter { $0.matches(path) }.count
      #expect(matched == (path.hasPrefix("/api/") ? 1 : 0), "\(path)")
      #expect(open.closedTargets.filter { $0.matches(path) }.count == 1 - matched, "\(path)")
    }
    let names = (open.everywhere + open.shared).map(\.name)
    #expect(Set(names).count == names.count && Set((open.everywhere + open.elsewhere).map(\.name)).count == 6)
    for rule in open.rules(missing: .inherits) {
      #expect(rule.targets.allSatisfy { $0.text.hasPrefix("/api/") == rule.isShared })
    }
  }

  @Test func setsNoCacheControlForEverything() {
    #expect(plan.everywhere == SecurityHeaders.standard)
    #expect(!plan.everywhere.contains { $0.name == "Cache-Control" })
  }
}
