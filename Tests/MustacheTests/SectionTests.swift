import HTML
import Mustache
import Testing

@Suite struct SectionTests {
  private let context: MustacheValue = .object([
    "yes": .flag(true), "no": .flag(false), "empty": .text(""), "text": .text("t"), "none": .absent,
    "nobody": .list([]),
    "people": .list([texts([("name", "Ada")]), texts([("name", "Bob")])]), "words": .list([.text("<"), .text("b")]),
    "html": .html(TrustedHTML(trusted: "<hr>")), "noHTML": .html(TrustedHTML()), "name": .text("outer"),
    "box": .object(["lid": .object([:])]),
    "rows": .list([.list([.text("1"), .text("2")]), .list([]), .list([.text("3")])]),
  ])

  @Test(arguments: [
    ("{{#yes}}y{{name}}{{/yes}}{{^yes}}n{{/yes}}", "youter"), ("{{#no}}y{{/no}}{{^no}}n{{name}}{{/no}}", "nouter"),
    ("{{#empty}}y{{/empty}}{{^empty}}n{{/empty}}", "n"), ("{{#text}}{{.}}{{/text}}{{^text}}n{{/text}}", "t"),
    ("{{#none}}y{{/none}}{{^none}}n{{/none}}{{^none.of.it}}n{{/none.of.it}}", "nn"),
    ("{{#nobody}}y{{/nobody}}{{^nobody}}n{{/nobody}}", "n"),
    ("{{#people}}{{name}},{{/people}}{{^people}}n{{/people}}", "Ada,Bob,"),
    ("{{#words}}({{.}}){{/words}}", "(&lt;)(b)"),
    ("{{#html}}{{.}}{{/html}}{{#noHTML}}y{{/noHTML}}{{^noHTML}}n{{/noHTML}}", "<hr>n"),
    ("{{#box}}{{#lid}}{{name}}{{/lid}}{{/box}}", "outer"),
    ("{{#box.lid}}y{{/box.lid}}{{^box.lid}}n{{/box.lid}}", "y"), ("{{#rows}}[{{#.}}{{.}}{{/.}}]{{/rows}}", "[12][][3]"),
    ("{{#people}}{{#yes}}{{name}}{{/yes}}{{/people}}", "AdaBob"), ("{{#text}}{{#yes}}{{.}}{{/yes}}{{/text}}", "t"),
    ("| {{# yes }} x {{/ yes }} |", "|  x  |"), ("{{#yes}}{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{/yes}}", "a"),
  ])
  func rendersByTruth(template: String, expected: String) throws {
    #expect(try rendered(template, context) == expected)
  }

  @Test(arguments: [
    ("a\n{{#yes}}\nb\n{{/yes}}\nc", "a\nb\nc"), ("a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"),
    ("  {{#yes}}  \n b\n\t{{/yes}}\n", " b\n"), ("  {{#yes}}\nb\n  {{/yes}}", "b\n"),
    (" {{#yes}} b {{/yes}} \n", "  b  \n"),
    ("{{^no}}\n  x\n{{/no}}\n", "  x\n"), ("{{#people}}\n- {{name}}\n{{/people}}\n", "- Ada\n- Bob\n"),
    ("a\n{{#yes}}{{/yes}}\nb", "a\n\nb"), ("{{#yes}}\n\n{{/yes}}\n", "\n"), ("a {{#yes}}\nb{{/yes}}", "a \nb"),
    ("{{#no}}\nx\n{{/no}}\n", ""), ("#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"), ("a\r{{#yes}}\r{{/yes}}", "a\r\r"),
  ])
  func takesLinesThatHoldOnlyATag(template: String, expected: String) throws {
    #expect(try rendered(template, context) == expected)
  }

  @Test(arguments: [
    ("a{{! no }}b", "ab"), ("a\n  {{! no }}\nb", "a\nb"), ("a\n{{!\n several\n lines }}\nb", "a\nb"),
    ("a {{! no }}\nb", "a \nb"),
    ("{{! {{#x}} }}", " }}"), ("{{!}}x", "x"), ("a\n{{! x }}", "a\n"),
  ])
  func dropsComments(template: String, expected: String) throws {
    #expect(try rendered(template, context) == expected)
  }

  @Test(arguments: [
    ("{{=<% %>=}}<%text%>{{text}}", "t{{text}}"), ("{{= | | =}}|#yes|a|text||/yes|", "at"),
    ("a\n {{=<% %>=}} \nb", "a\nb"), ("a{{=<% %>=}} <%! c %>b<%={{ }}=%>{{text}}", "a bt"),
    ("{{=<% %>=}}<%{html}%><%&html%>", "<hr><hr>"),
    ("{{#yes}}{{=<< >>=}}<<text>><</yes>><<text>>", "tt"),
  ])
  func changesDelimiters(template: String, expected: String) throws {
    #expect(try rendered(template, context) == expected)
  }

  @Test(arguments: [
    ("a\n {{#x}}b", 2, 2, "{{#x}} is not closed"),
    ("{{#x}}\n{{/y}}", 2, 1, "{{/y}} stands where {{#x}} of line 1 must be closed first"),
    ("x{{/y}}", 1, 2, "{{/y}} closes nothing"), ("a\n\n{{x", 3, 1, "the tag is not closed"),
    ("{{{x}}", 1, 1, "the tag is not closed"),
    ("{{", 1, 1, "the tag is not closed"), ("{{}}", 1, 1, "a tag needs one name without white space"),
    ("{{a b}}", 1, 1, "a tag needs one name without white space"),
    ("{{#}}{{/}}", 1, 1, "a tag needs one name without white space"),
    ("{{a..b}}", 1, 1, "\"a..b\" has an empty part"),
    ("{{=x=}}", 1, 1, "two delimiters are needed, without an equals sign"),
    ("{{= a= b =}}", 1, 1, "two delimiters are needed, without an equals sign"),
    ("é\té{{^ x}}", 1, 6, "{{^x}} is not closed"),
    ("{{#a}}{{#b}}{{/a}}{{/b}}", 1, 13, "{{/a}} stands where {{#b}} of line 1 must be closed first"),
    ("{{! a\n b }}\n {{/x}}", 3, 2, "{{/x}} closes nothing"),
    ("{{<p}}{{x}}{{/p}}", 1, 7, "only blocks may stand inside of a parent tag, not {{x}}"),
  ])
  func placesSyntaxErrors(template: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: TemplateError.self) { try TemplateSet(sources: [(name: "page", text: template)]) }
    #expect(error == TemplateError(template: "page", line: line, column: column, message: message))
  }

  @Test func limitsNesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#yes}}", count: depth) + "x" + String(repeating: "{{/yes}}", count: depth)
    }
    #expect(try rendered(nested(100), context) == "x")
    #expect(throws: TemplateError.self) { try rendered(nested(101), context) }
  }
}
