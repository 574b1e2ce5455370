import Digest
import Hosting
import Model
import Reports
import Testing

@testable import Site

@Suite struct SiteBuilderTests {
  static let paths =
    [
      "404.html", "activity.html", "agents.html", "agents/dealflow.html", "agents/forge.html",
      "agents/index.agent.html", "agents/nexus.html", "api.html", "costs.html", "costs/weekly.html", "deals.html",
      "index.html", "metrics.html", "prices.html", "site-index.html", "sources.html", "sources/coverage.html",
      "sources/reconciliation.html", "tasks.html", "ventures.html",
    ].merged(with: spendingPaths + spendingPathsOfThings + workPaths + workPathsOfThings)

  /// Further pages about spending that every site has.
  static let spendingPaths = [
    "costs/14d.html", "costs/30d.html", "costs/7d.html", "costs/90d.html", "leaderboards.html", "models.html",
    "providers.html", "sessions.html", "users.html",
  ]

  /// Pages of single models and users.
  static let spendingPathsOfThings = ["models/provider-a-model-a.html", "users/ana.html"]

  /// Further pages about work that every site has.
  static let workPaths = [
    "activity/archive.html", "documents.html", "activity/type/error.html", "activity/type/system.html",
    "activity/type/task.html",
    "tasks/priority/high.html", "tasks/priority/low.html", "tasks/priority/medium.html", "tasks/stuck.html",
  ]

  /// Pages of single things.
  static let workPathsOfThings = [
    "activity/agent/nexus.html", "activity/day/2026-02-17.html", "documents/backlog.html", "tasks/agent/nexus.html",
    "tasks/t-1.html",
    "tasks/t-2.html", "tasks/venture/v1.html", "ventures/v1.html", "ventures/v2.html", "ventures/v3.html",
  ]

  /// The pages that a site without any source has.
  static let emptyPaths = paths.filter {
    !$0.hasPrefix("agents/") && !workPathsOfThings.contains($0) && !spendingPathsOfThings.contains($0)
  }

  @Test func makesEveryPage() throws {
    #expect(try BuiltSite.full.get().pages == Self.paths)
    #expect(try BuiltSite.empty.get().pages == Self.emptyPaths)
  }

  @Test func makesEveryDocument() throws {
    let site = try BuiltSite.full.get()
    let made = site.resources.keys.filter { $0.hasPrefix("api/") && $0.hasSuffix(".json") }.sorted()
    let names = (site.documents.documents + site.documents.queryShards).map(\.name) + ["build", "openapi"]
    #expect(made == names.map { "api/\($0).json" }.sorted())
    #expect(try site.text("api/ventures.json").contains("\n    \"capitalSpent\": 45,\n"))
  }

  @Test func makesATableOfEveryListOfObjects() throws {
    let site = try BuiltSite.full.get()
    let made = Set(site.resources.keys.filter { $0.hasSuffix(".csv") })
    #expect(
      made.isSuperset(of: [
        "api/agents.csv", "api/usage/daily.csv", "api/usage/weekly.csv", "api/logs/activity/items.csv",
        "api/agents/nexus/daily.csv", "api/deals/deals.csv",
      ]), "\(made.sorted())")
    #expect(!made.contains { $0.hasPrefix("api/build") })
    // An agent without spending has no table of days; the fleet has one in any case.
    #expect(!made.contains("api/agents/index/daily.csv"))
    #expect(try BuiltSite.empty.get().text("api/usage/daily.csv").hasPrefix("date,tokens.input,"))
    #expect(site.resources["api/agents.csv"]?.mediaType == "text/csv; charset=utf-8")
  }

  @Test(arguments: [
    ("api/agents.csv", "public, max-age=300"), ("api/deals/deals.csv", "public, max-age=7"),
    ("api/agents.json", "public, max-age=300"), ("api/agents/nexus.json", "public, max-age=300"),
    ("api/deals.json", "public, max-age=7"), ("api/metrics.json", "public, max-age=30"),
    ("index.html", "public, max-age=0, must-revalidate"), ("404.html", "public, max-age=0, must-revalidate"),
  ])
  func statesCacheTimes(path: String, expected: String) throws {
    #expect(try BuiltSite.full.get().resources[path]?.cachePolicy.cacheControl == expected)
  }

  @Test func namesTheStyleSheetByItsContent() throws {
    let site = try BuiltSite.full.get()
    let sheets = site.resources.values.filter { $0.path.hasSuffix(".css") }
    let sheet = try #require(sheets.first)
    #expect(sheets.count == 1)
    #expect(sheet.path == "assets/site.\(Digest128(sheet.bytes).description.prefix(16)).css")
    #expect(sheet.cachePolicy == .asset)
  }

  @Test func makesTheSameBytesTwice() throws {
    #expect(try BuiltSite(SmallFleet.documents).resources == BuiltSite.full.get().resources)
  }

  @Test func marksTheBuildDocumentAsVolatile() throws {
    let builder = try SiteBuilder(configuration: SiteConfiguration(), zone: .utc)
    let facts = BuildFacts(
      builtAt: Instant(milliseconds: 0), version: "1", inputDigest: String(repeating: "0", count: 32), diagnostics: [])
    let resource = builder.buildResource(DocumentSet.build(facts))
    #expect(resource.path == "api/build.json")
    #expect(resource.isVolatile)
  }

  @Test(arguments: [
    (String?.none, "/index.html"), ("https://example.org", "/index.html"),
    ("https://example.org/a/b", "/a/b/index.html"),
    ("https://example.org/a/", "/a/index.html"),
  ])
  func linksTheMissingPageFromTheBaseURL(base: String?, expected: String) throws {
    var configuration = SiteConfiguration()
    configuration.baseURL = base
    let resources = try SiteBuilder(configuration: configuration, zone: .utc).resources(from: SmallFleet.documents([]))
    let page = try #require(resources.first { $0.path == "404.html" })
    let links = MarkupReader.tags(String(decoding: page.bytes, as: UTF8.self)).compactMap { $0.attributes["href"] }
    #expect(links.contains(expected))
  }

  @Test func refusesADocumentWhoseNameIsNoPath() throws {
    var documents = SmallFleet.documents([])
    documents.documents[0].name = "agents/../secret"
    let builder = try SiteBuilder(configuration: SiteConfiguration(), zone: .utc)
    #expect(throws: SiteError.unsafeName("agents/../secret")) { try builder.resources(from: documents) }
  }

  @Test func namesBothOfTwoDocumentsWithOnePath() throws {
    var documents = SmallFleet.documents([])
    documents.documents.append(documents.documents[0])
    let builder = try SiteBuilder(configuration: SiteConfiguration(), zone: .utc)
    let name = documents.documents[0].name
    #expect(
      throws: SiteError.clash(path: "api/\(name).json", "document \"\(name)\"", "document \"\(name)\"")
    ) { try builder.resources(from: documents) }
  }
}

extension [String] {
  /// Both lists together, sorted.
  fileprivate func merged(with others: [String]) -> [String] { (self + others).sorted() }
}
