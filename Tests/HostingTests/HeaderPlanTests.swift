import Hosting
import Testing

@Suite struct HeaderPlanTests {
  private let routes: RouteTable
  private let plan: HeaderPlan

  init() throws {
    routes = try Site.table(Site.files)
    plan = HeaderPlan(routes)
  }

  private func cacheControl(_ path: String) -> [String] {
    plan.headers(for: path).filter { $0.name == "Cache-Control" }.map(\.value)
  }

  @Test func neverSetsAHeaderTwice() {
    let missing = ["/nothing", "/assets/gone.css", "/api/nothing", "/api/agents.json.json", "/api/", ""]
    for path in routes.resources.flatMap(\.urlPaths) + missing {
      #expect(plan.clashes(for: path) == [], "\(path)")
      #expect(cacheControl(path).count == 1, "\(path)")
    }
  }

  @Test func givesEachPathItsPolicy() {
    for resource in routes.resources {
      for path in resource.urlPaths { #expect(cacheControl(path) == [resource.cachePolicy.cacheControl], "\(path)") }
    }
  }

  @Test func finds2RulesThatClash() {
    // The check itself must be able to fail: a security rule that also says how long to keep.
    let bad = HeaderPlan(routes, security: [Header("cache-control", "no-store")])
    #expect(bad.clashes(for: "/api/agents") == ["cache-control"])
  }

  @Test(arguments: ["/assets/style.gone.css", "/assets/", "/nothing", "/api/none"])
  func neverKeepsWhatIsMissing(path: String) {
    #expect(cacheControl(path) == ["public, max-age=0, must-revalidate"])
  }

  @Test(arguments: ["/", "/api/agents", "/nothing"])
  func sendsTheSecurityHeadersEverywhere(path: String) {
    let headers = plan.headers(for: path)
    for header in SecurityHeaders.standard { #expect(headers.contains(header)) }
    #expect(headers.contains(Header("X-Content-Type-Options", "nosniff")))
  }
}
