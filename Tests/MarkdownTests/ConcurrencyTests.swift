import Markdown
import Testing

@Suite struct ConcurrencyTests {
  @Test func givesTheSameTreeFromManyTasks() async {
    // Small texts: the shorter a parse, the more often two meet at its start, where they would disturb each other.
    let text = "# H ~~a~~ **b**\n\n| a~~x~~ | *b* |\n|---|--:|\n| ~~c~~ | [l](u) |\n\n- [x] ~~t~~ `c` ~~d~~\n"
    let bytes = Array(text.utf8)
    let expected = MarkdownParser.parse(bytes, path: "a.md")
    #expect(expected.blocks.count == 3)
    let wrong = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        group.addTask { (0..<40).count { _ in MarkdownParser.parse(bytes, path: "a.md") != expected } }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
