import Markdown
import Testing

@Suite struct ConcurrencyTests {
  @Test func givesTheSameTreeFromManyTasks() async {
    let text = (0..<20).map {
      "# H\($0) ~~a~~ **b**\n\n| a~~x~~ | *b* |\n|---|--:|\n| ~~c~~ | [l](u) |\n\n- [x] ~~t~~ `c`\n\n"
    }
    .joined()
    let bytes = Array(text.utf8)
    let expected = MarkdownParser.parse(bytes, path: "a.md")
    #expect(expected.blocks.count == 60)
    let wrong = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 { group.addTask { MarkdownParser.parse(bytes, path: "a.md") != expected } }
      var wrong = 0
      for await isWrong in group where isWrong { wrong += 1 }
      return wrong
    }
    #expect(wrong == 0)
  }
}
