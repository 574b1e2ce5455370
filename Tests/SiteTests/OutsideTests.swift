import Effects
import Hosting
import Model
import Mustache
import Reports
import TestSupport
import Testing

@testable import Site

/// What stands around the pages: feed, site map, robots, badges, addresses; and the manual of templates.
@Suite struct OutsideTests {
  private static func site(_ base: String?, _ visibility: SiteConfiguration.Visibility? = nil) throws -> [String:
    Resource]
  {
    var configuration = SmallFleet.configuration
    configuration.baseURL = base
    configuration.visibility = visibility
    let resources = try SiteBuilder(configuration: configuration, zone: .utc).resources(from: SmallFleet.documents)
      .made()
    return Dictionary(uniqueKeysWithValues: resources.map { ($0.path, $0) })
  }

  private static func text(_ resource: Resource?) throws -> String {
    String(decoding: try #require(resource).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (String?.none, String?.none, "/"), ("https://Example.org", "example.org", "/"),
    ("https://example.org:8080/a/b", "example.org", "/a/b/"), ("http://me@example.org/", "example.org", "/"),
  ])
  func readsTheBaseURL(base: String?, host: String?, path: String) {
    let address = SiteAddress(base)
    #expect(address.host == host)
    #expect(address.path == path)
    #expect(address.url(of: "index.html")?.hasSuffix("/") != false)
  }

  @Test func tellsRobotsWhatTheyMayRead() throws {
    let site = try Self.site("https://example.org/a")
    #expect(
      try Self.text(site["robots.txt"]) == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/a/sitemap.xml\n")
    let map = try Self.text(site["sitemap.xml"])
    #expect(map.contains("<url><loc>https://example.org/a/</loc><lastmod>2026-02-17T"))
    #expect(!map.contains("404.html"))
    let bare = try Self.site(nil)
    #expect(bare["sitemap.xml"] == nil)
    #expect(try Self.text(bare["robots.txt"]) == "User-agent: *\nAllow: /\n")
    #expect(try !Self.text(bare["index.html"]).contains("canonical"))
    let hidden = try Self.site("https://example.org", .private)
    #expect(hidden["sitemap.xml"] == nil)
    #expect(try Self.text(hidden["robots.txt"]) == "User-agent: *\nDisallow: /\n")
    #expect(try Self.text(hidden["tasks.html"]).contains("<meta name=\"robots\" content=\"noindex, nofollow\">"))
    #expect(try !Self.text(bare["tasks.html"]).contains("noindex"))
  }

  @Test func feedsDaysWithIdentifiersThatStay() throws {
    let named = try Self.text(Self.site("https://example.org/a")["feed.xml"])
    #expect(named.contains("<id>tag:example.org,2026:fleetledger/a/day/2026-02-17</id>"))
    let bare = try Self.text(Self.site(nil)["feed.xml"])
    #expect(bare.contains("<id>urn:uuid:"))
    #expect(bare.contains("href=\"costs.html#2026-02-17\""))
    #expect(try BuiltSite.empty.get().resources["feed.xml"] == nil)
    #expect(try !BuiltSite.empty.get().text("index.html").contains("atom+xml"))
    #expect(
      try BuiltSite.full.get().text("agents/nexus.html").contains(
        "type=\"application/atom+xml\" title=\"Daily summaries\" href=\"../feed.xml\""))
  }

  @Test func drawsABadgeOfEachAgent() throws {
    let site = try BuiltSite.full.get()
    #expect(try site.text("badges/cost-week.svg").contains("fleet cost this week"))
    #expect(try site.text("badges/agents/dealflow.svg").contains("$0.23"))
    #expect(try BuiltSite.empty.get().text("badges/cost-today.svg").contains("no data"))
  }

  @Test func describesPagesInOneSentence() throws {
    let site = try BuiltSite.full.get()
    #expect(try site.text("index.html").contains("<meta name=\"description\" content=\"Fleet cost this week "))
    #expect(try site.text("agents/dealflow.html").contains(": $0.23 in total"))
    #expect(try BuiltSite.empty.get().text("index.html").contains("no spending is known.\">"))
  }

  /// Every member of `page` stands in the manual.
  @Test func describesEveryMemberOfAPage() throws {
    let manual = String(
      decoding: try FileSystem.live.readAll("\(Fixture.root)/docs/templates.md", limit: 1 << 20), as: UTF8.self)
    let builder = try SiteBuilder(configuration: SmallFleet.configuration, zone: .utc)
    var names: Set<String> = []
    for page in PageFamily.all.flatMap({ $0.pages(SmallFleet.documents) }) {
      guard let document = SmallFleet.documents.document(named: page.document) else { continue }
      for (name, value) in builder.context(of: page, document).page {
        names.insert(name)
        guard name == "links" else { continue }
        if case .object(let links) = value { names.formUnion(links.names) }
      }
    }
    #expect(names.count > 20)
    #expect(names.filter { !manual.contains("`\($0)`") }.sorted() == [])
  }
}
