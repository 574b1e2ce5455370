import HTML
import Mustache
import Testing

@Suite struct InterpolationTests {
  private let context: MustacheValue = .object([
    "name": .text("Ada & <b>\"Co\"'"), "rows": .html(TrustedHTML(trusted: "<i>x</i>")), "none": .absent,
    "empty": .text(""),
    "cost": .object(
      MustacheObject(
        [
          (
            "total",
            .object(MustacheObject([("raw", .text("0.52"))], display: TrustedHTML(trusted: "<data>$0.52</data>")))
          )
        ]
      )), "deep": .object(["a": .object(["b": .text("found")])]),
  ])

  @Test(arguments: [
    ("no tags", "no tags"), ("", ""), ("{{name}}", "Ada &amp; &lt;b&gt;&quot;Co&quot;&#39;"),
    ("|{{ name }}|", "|Ada &amp; &lt;b&gt;&quot;Co&quot;&#39;|"),
    ("{{rows}}{{{rows}}}{{&rows}}{{& rows }}", "<i>x</i><i>x</i><i>x</i><i>x</i>"),
    ("[{{none}}{{{none}}}{{none.of.it}}{{empty}}]", "[]"),
    ("{{cost.total}}={{cost.total.raw}}", "<data>$0.52</data>=0.52"),
    ("{{deep.a.b}} {{#deep}}{{a.b}}{{#a}}{{b}}{{deep.a.b}}{{/a}}{{/deep}}", "found foundfoundfound"),
    ("  {{empty}}\n", "  \n"), ("a\r\n{{empty}}\r\nb", "a\r\n\r\nb"), ("{ {x} }} }", "{ {x} }} }"),
  ])
  func showsValues(template: String, expected: String) throws {
    #expect(try rendered(template, context) == expected)
  }

  @Test func showsTheContextItself() throws {
    #expect(try rendered("{{.}}", .text("<")) == "&lt;")
    #expect(try rendered("{{{.}}}", .html(TrustedHTML(trusted: "<br>"))) == "<br>")
  }

  @Test func doesNotReadTagsInValues() throws {
    #expect(
      try rendered("{{x}}{{h}}", .object(["x": .text("{{y}}"), "h": .html(TrustedHTML(trusted: "{{y}}"))]))
        == "{{y}}{{y}}")
  }

  @Test(arguments: [
    ("{{{name}}}", 1, 1, #""name" is a text and cannot be shown without being escaped"#, "write {{name}}" as String?),
    ("a\n b{{&name}}", 2, 3, #""name" is a text and cannot be shown without being escaped"#, "write {{name}}"),
    ("{{{deep.a.b}}}", 1, 1, #""deep.a.b" is a text and cannot be shown without being escaped"#, "write {{deep.a.b}}"),
    ("\n{{nmae}}", 2, 1, #"there is no "nmae" here"#, #"did you mean "name"?"#),
    ("é{{Name}}", 1, 3, #"there is no "Name" here"#, #"did you mean "name"?"#),
    ("{{#deep}}{{ros}}{{/deep}}", 1, 10, #"there is no "ros" here"#, #"did you mean "rows"?"#),
    ("{{zzzzzzzz}}", 1, 1, #"there is no "zzzzzzzz" here"#, nil),
    ("{{deep.a.c.d}}", 1, 1, #"there is no "c" in "deep.a""#, #"did you mean "b"?"#),
    ("{{cost.totl}}", 1, 1, #"there is no "totl" in "cost""#, #"did you mean "total"?"#),
    ("{{name.x}}", 1, 1, #""name" is a text and has no "x""#, nil),
    ("{{deep}}", 1, 1, #""deep" is an object and cannot be shown"#, nil),
    ("{{#unknwn}}{{/unknwn}}", 1, 1, #"there is no "unknwn" here"#, nil),
    ("{{^nam}}{{/nam}}", 1, 1, #"there is no "nam" here"#, #"did you mean "name"?"#),
  ])
  func refusesNamesAndValuesThatDoNotFit(template: String, line: Int, column: Int, message: String, hint: String?) {
    let error = #expect(throws: TemplateError.self) { try rendered(template, context) }
    #expect(error == TemplateError(template: "main", line: line, column: column, message: message, hint: hint))
  }

  @Test(arguments: [MustacheValue.flag(true), .list([.text("x")])])
  func refusesToShowFlagsAndLists(value: MustacheValue) {
    #expect(throws: TemplateError.self) { try rendered("{{x}}", .object(["x": value])) }
    #expect(throws: TemplateError.self) { try rendered("{{{x}}}", .object(["x": value])) }
  }

  @Test func placesAnErrorInThePartialThatHasIt() {
    let error = #expect(throws: TemplateError.self) {
      try rendered("{{#cost}}{{>row}}{{/cost}}", context, partials: [(name: "row", text: "<td>\n {{cots}}")])
    }
    #expect(error?.description == #"row:2:2: there is no "cots" here (did you mean "cost"?)"#)
  }
}
