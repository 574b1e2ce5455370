import HTML
import Mustache
import Testing

@Suite struct HostileTemplateTests {
  /// Pieces of templates in any order give text or an error, in bounded time.
  @Test(arguments: 0..<20) func survivesAnyTemplate(seed: UInt64) {
    let pieces = [
      "{{", "}}", "{{{", "}}}", "{{#a}}", "{{/a}}", "{{^a}}", "{{a}}", "{{.}}", "{{>main}}", "{{>q}}", "{{<q}}",
      "{{/q}}", "{{$a}}",
      "{{$a}}\n", "{{! x\n}}", "{{=<% %>=}}", "<%={{ }}=%>", "{{=", "\n", "\r\n", "  ", "\t", "x", "é", "a.b", "{{&h}}",
      "{{h}}",
    ]
    let context: MustacheValue = .object([
      "a": .list([.text("1"), .flag(true)]), "h": .html(TrustedHTML(trusted: "<")),
    ])
    var state = seed &+ 1
    var renderedCount = 0
    for _ in 0..<1500 {
      var template = ""
      for _ in 0..<(seed % 12 + 1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        template += pieces[Int(state >> 33) % pieces.count]
      }
      do {
        _ = try rendered(template, context, partials: [(name: "q", text: "q\n  {{$a}}\n d\n{{/a}}{{h}}")])
        renderedCount += 1
      } catch {
        #expect(error is TemplateError)
      }
    }
    #expect((1..<1500).contains(renderedCount))
  }

  @Test func readsALongTemplateInLinearTime() throws {
    let template = String(repeating: "   {{! c }}  \n<p>{{a}}</p>\n", count: 50_000)
    let clock = ContinuousClock()
    let start = clock.now
    let text = try rendered(template, .object(["a": .text("<")]))
    #expect(text.utf8.count == 50_000 * "<p>&lt;</p>\n".utf8.count)
    #expect(clock.now - start < .seconds(20))
  }
}
