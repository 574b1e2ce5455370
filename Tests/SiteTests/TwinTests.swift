import Hosting
import JSON
import Model
import Reports
import Testing

@testable import Site

/// Pages against the JSON that they link to.
@Suite struct TwinTests {
  /// All scalars of a document as JSON text; strings without their quotes.
  private static func scalars(_ value: DocumentValue) -> Set<String> {
    switch value {
    case .object(let members): members.reduce(into: []) { $0.formUnion(scalars($1.value)) }
    case .list(let elements): elements.reduce(into: []) { $0.formUnion(scalars($1)) }
    default:
      if case .string(let text) = value.json { [text] } else { [JSONWriter.text(of: value.json)] }
    }
  }

  @Test(arguments: SiteBuilderTests.paths.filter { !["404.html", "site-index.html"].contains($0) })
  func everyFigureOfAPageStandsInItsTwin(path: String) throws {
    let site = try BuiltSite.full.get()
    let tags = MarkupReader.tags(try site.text(path))
    let link = try #require(tags.first { $0.attributes["rel"] == "alternate" }?.attributes["href"])
    let name = String(link.split(separator: "api/", maxSplits: 1)[path.contains("/") ? 1 : 0].dropLast(5))
    let document = try #require(site.documents.document(named: name))
    var known = Self.scalars(document.value)
    if let asOf = document.asOf { known.insert(asOf.description) }
    let shown = tags.compactMap { $0.name == "data" ? $0.attributes["value"] : $0.attributes["datetime"] }
    #expect(!shown.isEmpty)
    #expect(shown.filter { !known.contains($0) } == [])
  }

  @Test(arguments: [
    ("index.html", "<data value=\"1236.061240500\">", false),
    ("index.html", "<span class=\"least\">at least</span> <data value=\"1236.0612405\">$1,236.06</data>", true),
    ("index.html", "<strong><data value=\"90000\">90,000</data> tokens</strong>", true),
    ("index.html", "<strong><data value=\"141500\">141,500</data> tokens</strong>", true),
    ("agents/dealflow.html", "<data value=\"0.23\">$0.23</data>", true),
    ("agents/dealflow.html", "<data value=\"115300\">115,300</data>", true),
    ("agents/nexus.html", "<time datetime=\"2026-02-17T13:54:00.000Z\">2026-02-17 13:54</time>", true),
    (
      "agents/nexus.html",
      "<tr id=\"2026-02-10\"><th scope=\"row\"><time datetime=\"2026-02-10\">2026-02-10</time> <a", true
    ),
    ("agents/nexus.html", "<dt>Tasks completed</dt><dd><data value=\"0\">0</data></dd>", true),
    ("agents/forge.html", "<span class=\"none\">unpriced</span>", true),
    ("agents/index.agent.html", "No source with token figures names this agent.", true),
    ("ventures.html", "<data value=\"45\">$45.00</data> / <data value=\"80\">$80.00</data>", true),
    ("ventures.html", ": $45.00 of $80.00, 56.3%</title>", true),
    ("ventures.html", ": over budget by $", true),
    ("agents.html", "<a href=\"agents/index.agent.html\">", true),
    ("metrics.html", "<data value=\"12.34\">12.34</data> <span class=\"unit\">%</span>", true),
    ("deals.html", "<td class=\"num\"><data value=\"0\">0</data></td>", true),
    ("sources.html", "<code class=\"place\">REPORT.md:7</code>", true),
    ("sources.html", "no reader takes it", true),
    ("activity.html", "<code class=\"place\">logs/a.log:1</code>", true),
  ])
  func prints(path: String, markup: String, isThere: Bool) throws {
    #expect(try BuiltSite.full.get().text(path).contains(markup) == isThere)
  }

  @Test func putsTasksIntoTheColumnOfTheirStatus() throws {
    let html = try BuiltSite.full.get().text("tasks.html")
    let columns = html.split(separator: "<section class=\"column ").dropFirst().map(String.init)
    #expect(
      columns.map { $0.prefix { $0 != "\"" } } == ["queue", "active", "completed", "blocked", "archived", "unknown"])
    #expect(columns.map { $0.contains("<li class=\"task") } == [false, true, false, false, false, true])
  }
}
