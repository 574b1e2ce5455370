import Hosting
import Model
import Reports
import Testing

@testable import Site

/// Pages of texts that people, or those who mean harm, wrote.
@Suite struct WrittenPageTests {
  private func page(_ text: String, path: String = "a/SPRINT.md", _ others: String...) throws -> String {
    let sources = ([(path, text)] + others.map { ($0, "# Other") }).map { path, text in
      var source = SourceRecords(path: path, format: "document", size: 1)
      source.written = WrittenDocument(text: text)
      return source
    }
    let site = try BuiltSite(
      SmallFleet.documents(sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }))
    return try site.text("documents/a-sprint.html")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<div style=\"x\">\n<iframe src=//x>\n",
    "[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](data:text/html,x) [d](vbscript:x)", "![a](javascript:x)",
    "# <svg onload=alert(1)>", "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "[\"><script>](http://x/\"><b>)",
    "| <b onclick=x> |\n|---|\n| </table><script> |", "<javascript:alert(1)>", "<!--<script>-->",
  ])
  func runsNothing(text: String) throws {
    let html = try page(text)
    #expect(MarkupReader.firstMisnesting(html) == nil)
    for tag in MarkupReader.tags(html) {
      #expect(!["style", "iframe", "img", "svg", "base", "form"].contains(tag.name))
      if tag.name == "script", !tag.isClosing { #expect(tag.attributes["src"]?.hasPrefix("../assets/site.") == true) }
      #expect(tag.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") })
      #expect(tag.attributes["href"]?.lowercased().contains("script:") != true)
    }
  }

  @Test func leadsLinksToPagesAndHeadings() throws {
    let html = try page(
      """
      # Sprint
      [up](../BACKLOG.md#plan) [here](./SPRINT.md) [gone](gone.md) [out](../../BACKLOG.md) [part](#two--words)
      [none](#three) [far](https://example.org/a.md) [root](/etc/passwd) [mail](mailto:a)
      ## Two & words
      """, "BACKLOG.md")
    #expect(html.contains("<a href=\"../documents/backlog.html\" rel=\"nofollow noopener\">up</a>"))
    #expect(html.contains("<a href=\"../documents/a-sprint.html\" rel=\"nofollow noopener\">here</a> gone out "))
    #expect(html.contains("<a href=\"#s-two-words\" rel=\"nofollow noopener\">part</a>\nnone "))
    #expect(html.contains("<a href=\"https://example.org/a.md\" rel=\"nofollow noopener\">far</a> root "))
    #expect(html.contains("<h3 id=\"s-two-words\">Two &amp; words</h3>"))
  }

  @Test func showsTheTitleOnce() throws {
    let html = try page("# Sprint *one*\n\ntext\n\n# Sprint one\n")
    #expect(html.contains("<h1 id=\"s-sprint-one\"><bdi>Sprint one</bdi></h1>"))
    #expect(html.contains("<h2 id=\"s-sprint-one-2\">Sprint one</h2>"))
    #expect(MarkupReader.tags(html).count { $0.attributes["id"] == "s-sprint-one" } == 1)
  }

  /// Headings may be called like the page's own parts.
  @Test func keepsIdentifiersApart() throws {
    let html = try page("# x\n\n" + ["main", "text", "contents", "deadlines", "Main"].map { "## \($0)\n\n" }.joined())
    let ids = MarkupReader.tags(html).compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test func boundsTheContents() throws {
    let html = try page("# x\n\n" + (0..<10_000).map { "## h\($0)\n\n" }.joined())
    #expect(html.split(separator: "<li class=\"depth-").count - 1 == 200)
    #expect(html.contains("More headings, in the text: 9,800."))
    #expect(html.contains("<h3 id=\"s-h9999\">"))
  }
}
