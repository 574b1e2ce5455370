import HTML
import Mustache
import Testing

@Suite struct PartialTests {
  @Test(arguments: [
    ("[{{>p}}]", "{{x}}", "[1]"), ("[{{> p }}]", "a", "[a]"), ("  {{x}}  {{>p}}\n", ">\n>", "  1  >\n>\n"),
    ("|\r\n{{>p}}\r\n|", ">", "|\r\n>|"), ("  {{>p}}\n>", ">\n>", "  >\n  >>"), (">\n  {{>p}}", ">\n>", ">\n  >\n  >"),
    ("<ul>\n  {{>p}}\n</ul>\n", "<li>\n  {{lines}}\n</li>\n", "<ul>\n  <li>\n    a\nb\n  </li>\n</ul>\n"),
    ("  {{>p}}\n", "{{#yes}}\na\n{{/yes}}\n{{x}}b\n", "  a\n  1b\n"),
    ("  {{>p}}\n", "{{! c }}z\n\ny\n", "  z\n  \n  y\n"),
    ("{{=<% %>=}}<%>p%>", "{{x}}<%x%>", "1<%x%>"), ("{{#yes}}\n  {{>p}}\n{{/yes}}\n", "a\n", "  a\n"),
  ])
  func insertsPartials(main: String, partial: String, expected: String) throws {
    let context: MustacheValue = .object(["x": .text("1"), "lines": .text("a\nb"), "yes": .flag(true)])
    #expect(try rendered(main, context, partials: [(name: "p", text: partial)]) == expected)
  }

  @Test func indentsPartialsInPartials() throws {
    let partials = [(name: "a", text: "a\n {{>b}}\n"), (name: "b", text: "b\n  b{{>c}}\n"), (name: "c", text: "c\nc")]
    #expect(try rendered("  {{>a}}\n", partials: partials) == "  a\n   b\n     bc\nc\n")
  }

  @Test func walksTrees() throws {
    func node(_ name: String, _ children: [MustacheValue]) -> MustacheValue {
      .object(["name": .text(name), "children": .list(children)])
    }
    let tree = node("a", [node("b", []), node("c", [node("d", [])])])
    #expect(
      try rendered("{{>n}}", tree, partials: [(name: "n", text: "{{name}}<{{#children}}{{>n}}{{/children}}>")])
        == "a<b<>c<d<>>>")
  }

  @Test(arguments: ["{{>p}}", "{{<p}}{{/p}}", "{{<p}}{{$a}}{{>p}}{{/a}}{{/p}}{{$a}}{{/a}}", "{{#yes}}{{>p}}{{/yes}}"])
  func stopsAtCycles(partial: String) {
    let error = #expect(throws: TemplateError.self) {
      try rendered("{{>p}}", .object(["yes": .flag(true)]), partials: [(name: "p", text: partial)])
    }
    #expect(error?.template == "p")
    #expect(error?.message.contains("nested deeper") == true, "\(String(describing: error))")
  }

  @Test func stopsAtABlockInsideOfItself() {
    #expect(throws: TemplateError.self) {
      try rendered("{{<p}}{{$a}}{{$a}}{{/a}}{{/a}}{{/p}}", partials: [(name: "p", text: "{{$a}}{{/a}}")])
    }
  }

  @Test(arguments: [("\n {{>heder}}", 2), ("\n {{<heder}}{{/heder}}", 2)])
  func namesPartialsThatAreMissing(main: String, line: Int) {
    let error = #expect(throws: TemplateError.self) { try rendered(main, partials: [(name: "header", text: "")]) }
    #expect(
      error
        == TemplateError(
          template: "main", line: line, column: 2, message: "there is no template named \"heder\"",
          hint: "did you mean \"header\"?"))
  }

  @Test func namesTheTemplateThatIsMissing() throws {
    let templates = try TemplateSet(sources: [
      (name: "page", text: "1"), (name: "other", text: ""), (name: "page", text: "2"),
    ])
    #expect(templates.names == ["other", "page"])
    #expect(try templates.render(template: "page", context: .absent) == [UInt8(ascii: "2")])
    let error = #expect(throws: TemplateError.self) { try templates.render(template: "pgae", context: .absent) }
    #expect(error?.hint == "did you mean \"page\"?")
  }
}
