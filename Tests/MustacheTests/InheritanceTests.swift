import HTML
import Mustache
import Testing

@Suite struct InheritanceTests {
  @Test(arguments: [
    ("{{$t}}own {{x}}{{/t}}", "", "own 1"), ("{{<p}}{{/p}}", "<{{$t}}default {{x}}{{/t}}>", "<default 1>"),
    ("{{>p}}", "<{{$t}}default{{/t}}>", "<default>"),
    ("{{<p}}{{$t}}mine {{x}}{{/t}}{{/p}}", "<{{$t}}default{{/t}}>", "<mine 1>"),
    ("{{<p}}ignored {{$t}}mine{{/t}} ignored{{/p}}", "<{{$t}}default{{/t}}>", "<mine>"),
    ("{{<p}}{{$b}}mine{{/b}}{{/p}}", "{{$a}}A{{/a}} {{$b}}B{{/b}}", "A mine"),
    ("{{<p}}{{$a}}1{{/a}}{{/p}} {{<p}}{{$a}}2{{/a}}{{/p}}\n", "|{{$a}}A{{/a}}{{$b}}B{{/b}}|", "|1B| |2B|\n"),
    ("{{<p}}{{$a}}{{#yes}}y{{/yes}}{{^yes}}n{{/yes}}{{! c }}{{/a}}{{/p}}", "{{$a}}{{/a}}", "y"),
    ("{{<p}}{{$t}}{{x}}{{/t}}{{/p}}", "{{#inner}}{{$t}}{{/t}}{{/inner}}", "2"),
    ("{{<p}}{{$t}}a{{$u}}u{{/u}}b{{/t}}{{$u}}U{{/u}}{{/p}}", "{{$t}}{{/t}}", "aUb"),
  ])
  func replacesBlocks(main: String, parent: String, expected: String) throws {
    let context: MustacheValue = .object(["x": .text("1"), "yes": .flag(true), "inner": texts([("x", "2")])])
    #expect(try rendered(main, context, partials: [(name: "p", text: parent)]) == expected)
  }

  @Test(arguments: [
    // A parent tag alone on its lines indents what it inserts and takes the line's end.
    ("Hi,\n  {{<p}}{{/p}}\n.", "one\ntwo\n", "Hi,\n  one\n  two\n."),
    ("a {{<p}}{{/p}}\nb", "one\ntwo", "a one\ntwo\nb"),
    ("  {{<p}}{{/p}} b\n", "one\n", "  one\n b\n"), ("  {{<p}}\n ignored\n  {{/p}}\n.", "one\n", "  one\n."),
    // A block's content takes the indentation of where it is shown instead of its own.
    ("{{<p}}{{$b}}\none\ntwo{{/b}}\n{{/p}}\n", "Hi,\n  {{$b}}{{/b}}\n", "Hi,\n  one\n  two\n"),
    ("{{<p}}{{$b}}\n    one\n      two\n{{/b}}{{/p}}\n", "Hi,\n  {{$b}}\n  {{/b}}\n", "Hi,\n  one\n    two\n"),
    ("{{<p}}\n  {{$b}}\n    one\n  two\n  {{/b}}\n{{/p}}\n", "{{$b}}\n    default\n{{/b}}\n.", "    one\n    two\n."),
    ("{{<p}}{{$b}}x{{/b}}{{/p}}", "stop:\n  {{$b}}y{{/b}}\n", "stop:\n  x\n"),
    ("{{<p}}{{$b}}x{{/b}}{{/p}}", "{{$b}}\n  y\n{{/b}}\n.", "  x."),
    ("{{<p}}{{$b}}\nx\n\ny\n{{/b}}{{/p}}", "{{$b}}z{{/b}}", "x\n\ny\n"),
    ("  {{<p}}{{$b}}\n  one\n  two\n{{/b}}{{/p}}\n", "a\n  {{$b}}\n  {{/b}}\nb\n", "  a\n    one\n    two\n  b\n"),
    (
      "{{<p}}{{$b}}\n{{#yes}}\none\n  two\n{{/yes}}\n{{/b}}{{/p}}\n", "<m>\n  {{$b}}{{/b}}\n</m>\n",
      "<m>\n  one\n    two\n\n</m>\n"
    ),
    ("{{<p}}{{$b}}\n  {{>q}}\n{{/b}}{{/p}}\n", "a\n {{$b}}\n {{/b}}\n", "a\n 1\n  2\n"),
    ("{{$b}}\n  own\n{{/b}}\n", "", "  own\n"),
    ("{{<p}}{{/p}}", "a\n  {{$b}}\n  default\n  {{/b}}\nb", "a\n  default\nb"),
    ("{{<p}}{{$b}}\r\nx\r\n{{/b}}\r\n{{/p}}\r\n", "  {{$b}}\r\n  {{/b}}\r\n.", "  x\r\n."),
  ])
  func indentsBlocks(main: String, parent: String, expected: String) throws {
    let partials = [(name: "p", text: parent), (name: "q", text: "1\n 2\n")]
    #expect(try rendered(main, .object(["yes": .flag(true)]), partials: partials) == expected)
  }

  @Test func prefersTheOutermostArgument() throws {
    let partials = [
      (name: "a", text: "{{<b}}{{$t}}a{{/t}}{{/b}}"), (name: "b", text: "{{<c}}{{$t}}b{{/t}}{{/c}}"),
      (name: "c", text: "{{$t}}c{{/t}}"),
    ]
    #expect(try rendered("{{<a}}{{$t}}main{{/t}}{{/a}}", partials: partials) == "main")
    #expect(try rendered("{{<a}}{{/a}}", partials: partials) == "a")
    #expect(try rendered("{{>c}}{{<b}}{{/b}}{{>c}}", partials: partials) == "cbc")
  }

  @Test func passesArgumentsThroughPartials() throws {
    let partials = [(name: "a", text: "{{>b}}{{$t}}a{{/t}}"), (name: "b", text: "({{$t}}b{{/t}})")]
    #expect(try rendered("{{<a}}{{$t}}x{{/t}}{{/a}}", partials: partials) == "(x)x")
  }

  @Test func namesArgumentsThatReplaceNothing() {
    let error = #expect(throws: TemplateError.self) {
      try rendered("\n{{<p}}{{$contnet}}{{/contnet}}{{/p}}", partials: [(name: "p", text: "{{$content}}{{/content}}")])
    }
    #expect(
      error
        == TemplateError(
          template: "main", line: 2, column: 7, message: "no template has a block named \"contnet\" to be replaced",
          hint: "did you mean \"content\"?"))
  }

  @Test func placesAnErrorInTheArgumentThatHasIt() {
    let error = #expect(throws: TemplateError.self) {
      try rendered("{{<p}}{{$t}}\n  {{x}}{{/t}}{{/p}}", .object([:]), partials: [(name: "p", text: "{{$t}}{{/t}}")])
    }
    #expect(error?.template == "main")
    #expect(error?.line == 2)
    #expect(error?.column == 3)
  }
}
