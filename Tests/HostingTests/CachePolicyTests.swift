import Hosting
import Testing

@Suite struct CachePolicyTests {
  @Test(arguments: [
    ("agents", 300), ("deals", 300), ("tokens", 120), ("tasks", 60), ("stats", 60), ("metrics", 30),
    ("logs/activity", 30), ("logs/activity/by-agent/nexus", 30), ("agents/nexus", 300), ("unheard-of", 60),
  ])
  func knowsEachDocumentsTime(name: String, seconds: Int) {
    #expect(CachePolicies().policy(forDocument: name) == .data(seconds: seconds))
  }

  @Test func letsTheConfigurationDecide() {
    let policies = CachePolicies(overrides: ["tokens": 5, "logs": 7, "mine": 9])
    #expect(policies.policy(forDocument: "tokens").cacheControl == "public, max-age=5")
    #expect(policies.policy(forDocument: "logs/other") == .data(seconds: 7))
    #expect(policies.policy(forDocument: "logs/activity") == .data(seconds: 30))
    #expect(policies.policy(forDocument: "mine") == .data(seconds: 9))
  }

  @Test func keepsOnlyAssetsForLong() {
    #expect(CachePolicy.asset.cacheControl == "public, max-age=31536000, immutable")
    for policy in [CachePolicy.page, .missing] {
      #expect(policy.cacheControl == "public, max-age=0, must-revalidate")
    }
  }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("api/a.json", "application/json; charset=utf-8"),
    ("a.js", "text/javascript; charset=utf-8"), ("a.png", "image/png"), ("LICENSE", "application/octet-stream"),
    ("a.svg", "image/svg+xml; charset=utf-8"),
  ])
  func namesTheMediaType(path: String, type: String) {
    #expect(Resource(path: path, cachePolicy: .page, bytes: []).mediaType == type)
  }
}
