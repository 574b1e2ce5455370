import Hosting
import JSON
import Reports
import Testing

@testable import Site

@Suite struct PageTests {
  static let paths = SiteBuilderTests.paths

  @Test(arguments: paths)
  func isSoundMarkup(path: String) throws {
    let html = try BuiltSite.full.get().text(path)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(MarkupReader.firstMisnesting(html) == nil)
    let tags = MarkupReader.tags(html)
    #expect(tags.filter { $0.name == "h1" && !$0.isClosing }.count == 1)
    #expect(tags.filter { $0.name == "main" && !$0.isClosing }.count == 1)
    #expect(tags.contains { $0.name == "meta" && $0.attributes["name"] == "viewport" })
    #expect(tags.filter { $0.name == "th" && !$0.isClosing }.allSatisfy { $0.attributes["scope"] != nil })
    // Tables of a text that somebody wrote have no caption.
    if !path.hasPrefix("documents/") {
      #expect(tags.count { $0.name == "table" } == tags.count { $0.name == "caption" })
    }
    let ids = tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: SiteBuilderTests.emptyPaths)
  func isSoundMarkupWithoutAnySource(path: String) throws {
    let html = try BuiltSite.empty.get().text(path)
    #expect(MarkupReader.firstMisnesting(html) == nil)
    if !["404.html", "api.html", "site-index.html"].contains(path) {
      #expect(html.contains("no data") || html.contains("No source"))
    }
    #expect(!html.contains("$"))
  }

  @Test(arguments: ["index.html", "costs.html", "costs/weekly.html", "agents.html"])
  func saysThatThereAreNoTokenFigures(path: String) throws {
    let tracker = SmallFleet.documents([SmallFleet.board])
    #expect(try BuiltSite(tracker).text(path).contains("No source with token figures was found"))
    #expect(try !BuiltSite.full.get().text(path).contains("No source with token figures was found"))
  }

  @Test(arguments: paths)
  func hasNothingThatAPolicyForbids(path: String) throws {
    for tag in MarkupReader.tags(try BuiltSite.full.get().text(path)) {
      #expect(!["style", "iframe", "img", "base", "form"].contains(tag.name))
      if tag.name == "script", !tag.isClosing { #expect(tag.attributes["src"]?.contains("assets/site.") == true) }
      #expect(tag.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
    }
  }

  @Test(arguments: paths)
  func linksOnlyToWhatIsThere(path: String) throws { try checkLinks(of: path, in: BuiltSite.full.get()) }

  @Test(arguments: SiteBuilderTests.emptyPaths)
  func linksOnlyToWhatIsThereWithoutAnySource(path: String) throws {
    try checkLinks(of: path, in: BuiltSite.empty.get())
  }

  private func checkLinks(of path: String, in site: BuiltSite) throws {
    let folder = path.split(separator: "/").dropLast().map(String.init)
    let tags = MarkupReader.tags(try site.text(path))
    if let canonical = tags.first(where: { $0.attributes["rel"] == "canonical" })?.attributes["href"] {
      #expect(canonical == "https://example.org/fleet/" + (path == "index.html" ? "" : path))
    }
    for link in tags.filter({ $0.attributes["rel"] != "canonical" }).compactMap({ $0.attributes["href"] }) {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      var target = folder
      for part in parts[0].split(separator: "/") {
        if part != ".." {
          target.append(String(part))
        } else if target.popLast() == nil {
          Issue.record("\(link) on \(path) leads out")
        }
      }
      var goal = parts[0].isEmpty ? path : target.joined(separator: "/")
      if path == "404.html", goal.hasPrefix("fleet/") { goal = String(goal.dropFirst("fleet/".count)) }
      #expect(site.resources[goal] != nil, "\(link) on \(path)")
      if parts.count == 2, goal.hasSuffix(".html") {
        let ids = MarkupReader.tags(try site.text(goal)).compactMap { $0.attributes["id"] }
        #expect(ids.contains(parts[1]), "\(link) on \(path)")
      }
    }
  }

  @Test(arguments: paths)
  func showsHostileTextAsText(path: String) throws {
    let html = try BuiltSite.full.get().text(path)
    #expect(html.split(separator: "<script").count == 2)
    #expect(html.contains(" defer></script>"))
    #expect(!html.contains("\"x\")</script"))
    if path == "tasks.html" || path == "agents/index.agent.html" {
      #expect(
        html.contains("<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;q&#39; \u{202E}desrever long"))
    }
  }
}
