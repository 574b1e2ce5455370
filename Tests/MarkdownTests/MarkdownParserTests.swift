import Markdown
import Testing

@Suite struct MarkdownParserTests {
  private func parse(_ text: String) -> MarkdownDocument {
    MarkdownParser.parse(Array(text.utf8), path: "a.md")
  }

  @Test func readsEveryKindOfBlock() {
    let text = """
      # One *two* `three`

      A [link](https://example.com "T") and ![an image](x.png)\\
      with ~~old~~ **bold** <b>html</b> &amp; <br>end

      > quoted

      3. third
      4. fourth

      - [ ] open
      - [x] done
      - plain

      ```json
      {"a": 1}
      ```

          indented

      ***

      <div>raw</div>
      """
    let document = parse(text)
    #expect(document.diagnostics == [])
    let expected: [Block.Kind] = [
      .heading(level: 1, [.text("One "), .emphasis([.text("two")]), .text(" "), .code("three")]),
      .paragraph([
        .text("A "), .link(url: "https://example.com", title: "T", [.text("link")]), .text(" and "),
        .image(url: "x.png", title: "", [.text("an image")]), .lineBreak, .text("with "),
        .strikethrough([.text("old")]), .text(" "), .strong([.text("bold")]), .text(" html & "), .lineBreak,
        .text("end"),
      ]),
      .quote([Block(.paragraph([.text("quoted")]), at: .init(line: 6, column: 3))]),
      .list(
        MarkdownList(
          isOrdered: true, start: 3,
          items: [
            item("third", nil, 8, 4), item("fourth", nil, 9, 4),
          ])),
      .list(
        MarkdownList(items: [
          item("open", .unchecked, 11, 7), item("done", .checked, 12, 7), item("plain", nil, 13, 3),
        ])),
      .codeBlock(CodeBlock(info: "json", literal: "{\"a\": 1}\n", firstLine: 16)),
      .codeBlock(CodeBlock(literal: "indented\n", firstLine: 19)),
      .thematicBreak,
      .omittedHTML,
    ]
    #expect(document.blocks.map(\.kind) == expected)
    #expect(document.blocks.map(\.position.line) == [1, 3, 6, 8, 11, 15, 19, 21, 23])
  }

  private func item(_ text: String, _ task: ListItem.Task?, _ line: Int, _ column: Int) -> ListItem {
    ListItem(
      at: .init(line: line, column: 1), task: task,
      blocks: [Block(.paragraph([.text(text)]), at: .init(line: line, column: column))])
  }

  @Test func readsATable() throws {
    let text = "Before\n\n| Name | Cost |\n|:-----|-----:|\n| Nexus | **$1.20** |\n| Echo |\n| a\\|b | `x` | extra |\n"
    let document = parse(text)
    guard case .table(let table)? = document.blocks.last?.kind else {
      Issue.record("no table in \(document.blocks)")
      return
    }
    #expect(document.blocks.last?.position == .init(line: 3, column: 1))
    #expect(table.alignments == [.left, .right])
    #expect(table.header.map(\.plainText) == ["Name", "Cost"])
    #expect(table.rows.map { $0.map(\.plainText) } == [["Nexus", "$1.20"], ["Echo", ""], ["a|b", "x"]])
    #expect(table.header.map(\.position) == [.init(line: 3, column: 3), .init(line: 3, column: 10)])
    #expect(table.rows[0].map(\.position) == [.init(line: 5, column: 3), .init(line: 5, column: 11)])
    #expect(table.rows[1].map(\.position) == [.init(line: 6, column: 3), .init(line: 6, column: 1)])
    #expect(table.rows[2].map(\.position) == [.init(line: 7, column: 3), .init(line: 7, column: 10)])
  }
}
