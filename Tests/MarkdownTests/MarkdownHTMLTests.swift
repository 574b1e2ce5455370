import HTML
import Markdown
import Testing

@Suite struct MarkdownHTMLTests {
  private func render(_ text: String) -> String {
    MarkdownHTML.render(MarkdownParser.parse(Array(text.utf8), path: "a.md")).string
  }

  @Test(arguments: [
    ("a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>\n"),
    (
      "# One *two*\n\n# One two\n\n# ?",
      "<h1 id=\"one-two\">One <em>two</em></h1>\n<h1 id=\"one-two-2\">One two</h1>\n<h1 id=\"section\">?</h1>\n"
    ),
    ("x <script>alert(1)</script> y", "<p>x alert(1) y</p>\n"),
    ("<script>\nalert(1)\n</script>\n", ""),
    ("[a](javascript:alert(1))", "<p>a</p>\n"),
    ("[a](JavaScript:alert(1)) [b](data:text/html,x) [c](&#106;avascript:x) [d](//evil.example)", "<p>a b c d</p>\n"),
    ("[a](b.html \"t\\\"\")", "<p><a href=\"b.html\" title=\"t&quot;\" rel=\"nofollow noopener\">a</a></p>\n"),
    (
      "<https://example.com/?a&b>",
      "<p><a href=\"https://example.com/?a&amp;b\" rel=\"nofollow noopener\">https://example.com/?a&amp;b</a></p>\n"
    ),
    (
      "![alt [x](y)](https://example.com/a.png)",
      "<p><a href=\"https://example.com/a.png\" rel=\"nofollow noopener\">alt x</a></p>\n"
    ),
    (
      "- [x] a\n- [ ] b\n- c",
      "<ul>\n<li class=\"check\"><span role=\"img\" aria-label=\"done\">☑</span> a</li>\n<li class=\"check\"><span role=\"img\" aria-label=\"open\">☐</span> b</li>\n<li>c</li>\n</ul>\n"
    ),
    ("3. a\n\n   b", "<ol start=\"3\">\n<li><p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
    (
      "|a|b|c|\n|-|-:|:-:|\n|1|2|~~3~~|",
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\" class=\"num\">b</th><th scope=\"col\" class=\"mid\">c</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"num\">2</td><td class=\"mid\"><del>3</del></td></tr>\n</tbody>\n</table>\n</div>\n"
    ),
    (
      "[](https://example.com)",
      "<p><a href=\"https://example.com\" rel=\"nofollow noopener\">https://example.com</a></p>\n"
    ),
    ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
    (
      "> **a**\\\n> `<i>`\n\n---",
      "<blockquote>\n<p><strong>a</strong><br>\n<code>&lt;i&gt;</code></p>\n</blockquote>\n<hr>\n"
    ),
  ])
  func rendersSafely(text: String, html: String) {
    #expect(render(text) == html)
  }

  @Test func givesEveryHeadingItsOwnIdentifier() {
    let html = render("# A\n\n# A 2\n\n# A\n\n# A\n")
    let identifiers = html.split(separator: "id=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(identifiers == ["a", "a-2", "a-3", "a-4"])
  }
}
