import HTML
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    ("", ""), ("plain é 😀", "plain é 😀"),
    ("<a href=\"x\" title='y'>", "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;"),
    ("&amp; &#39; &", "&amp;amp; &amp;#39; &amp;"), ("\t\r\n", "\t\r\n"),
    ("\u{0}a\u{1b}[31m\u{1f}\u{7f}", "\u{FFFD}a\u{FFFD}[31m\u{FFFD}\u{7f}"), ("<<", "&lt;&lt;"),
    ("</script>e\u{301}<", "&lt;/script&gt;e\u{301}&lt;"),
  ])
  func escapesText(text: String, expected: String) {
    #expect(Array(HTML.escape(text).utf8) == Array(expected.utf8))
    var bytes = Array("x".utf8)
    HTML.escape(text, into: &bytes)
    #expect(bytes == Array(("x" + expected).utf8))
  }

  @Test func joinsTrustedMarkup() {
    var html = TrustedHTML(trusted: "<b>") + TrustedHTML(escaping: "a<b")
    html += TrustedHTML(trusted: "</b>")
    #expect(html.string == "<b>a&lt;b</b>")
    #expect([html, TrustedHTML(escaping: "&")].joined(separator: " > ").string == "<b>a&lt;b</b> &gt; &amp;")
    #expect([TrustedHTML]().joined().isEmpty)
  }

  @Test(arguments: [
    "", "#top", "agents.html", "../agents/nexus.html?q=a:b#c", "/a:b", "./a:b", "?x=javascript:1", "http://a",
    "HTTPS://a/b c",
    "mailto:a@b.example", "MailTo:x", "é.html", "a//b", "http://[::1]:80/",
  ])
  func allowsSafeReferences(url: String) {
    #expect(SafeURL(url)?.text == url)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\u{1}javascript:x",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//host/x", "\\\\host", "/\\host", "a\\b", "12:30", ":x",
    "x ",
    "a\u{0}b", "a\u{7f}", "http:host", "https:/host", "http://", "é:x", "blob:x", "\tx", "feed:javascript:x",
  ])
  func refusesOtherReferences(url: String) {
    #expect(SafeURL(url) == nil)
    var buffer = HTMLBuffer()
    let isWritten = buffer.urlAttribute("href", url)
    #expect(!isWritten)
    #expect(buffer.html.isEmpty)
  }

  @Test func writesElements() {
    var buffer = HTMLBuffer()
    buffer.markup("<a")
    let isWritten = buffer.urlAttribute("href", "x.html?a=1&b='2'")
    #expect(isWritten)
    buffer.attribute("title", "\"><script>")
    buffer.markup(">")
    buffer.text("1 < 2")
    buffer.append(TrustedHTML(trusted: "<br>"))
    buffer.markup("</a>")
    #expect(
      buffer.html.string
        == "<a href=\"x.html?a=1&amp;b=&#39;2&#39;\" title=\"&quot;&gt;&lt;script&gt;\">1 &lt; 2<br></a>")
  }
}
