import Markdown
import Model
import TestSupport
import Testing

@Suite struct PositionTests {
  /// The cells' places of the first table of a text, in reading order.
  private func cellPlaces(_ text: String) throws -> [TextPosition] {
    let document = MarkdownParser.parse(Array(text.utf8), path: "a.md")
    let table = try #require(firstTable(document.blocks))
    return (table.header + table.rows.joined()).map(\.position)
  }

  private func firstTable(_ blocks: [Block]) -> MarkdownTable? {
    for block in blocks {
      switch block.kind {
      case .table(let table): return table
      case .quote(let blocks):
        if let table = firstTable(blocks) { return table }
      case .list(let list):
        if let table = firstTable(list.items.flatMap(\.blocks)) { return table }
      default: break
      }
    }
    return nil
  }

  @Test(arguments: [
    "| 📍a | 📍b |\n|---|---|\n| 📍1 |📍2|\n",
    "x\n\n| 📍a|📍b\n-|-\n📍1 | 📍2\n",
    "> | 📍a | 📍b |\n> |---|---|\n> |  📍x|📍y  |\n",
    "- item\n\n  | 📍a | 📍b |\n  |---|--|\n  |📍p |  📍q|\n",
    "para é line\n| 📍h1 | 📍h2 |\n|---|---|\n| 📍é | 📍c2 |\n",
    "one\ntwo\n   | 📍h1 | 📍h2 |\n|---|---|\n",
    "> one\n> | 📍h1 |\n> |---|\n> | 📍v |\n",
    "## H\r\n| 📍a |\r\n|---|\r\n| 📍1 |\r\n",
    "| 📍a \\| b | 📍`x\\|y` |\n|---|---|\n| 📍1 | 📍2 |\n",
  ])
  func placesCells(marked: String) throws {
    let marked = MarkedText(marked)
    #expect(try cellPlaces(marked.text) == marked.places.map(TextPosition.init))
  }

  @Test func countsLoneCarriageReturnsAsLineEnds() throws {
    #expect(try cellPlaces("line\r\r| a |\r|---|\r| 1 |\r") == [(3, 3), (5, 3)].map(TextPosition.init))
  }

  @Test func doesNotCountAByteOrderMark() throws {
    #expect(try cellPlaces("\u{FEFF}| a |\n|---|\n| 1 |\n") == [(1, 3), (3, 3)].map(TextPosition.init))
  }

  @Test func givesAMissingCellThePlaceOfItsRow() throws {
    #expect(
      try cellPlaces("a | b\n--|--\nc\n").map { [$0.line, $0.column] } == [[1, 1], [1, 5], [3, 1], [3, 1]])
  }

  @Test func placesTheParagraphAboveATable() {
    let document = MarkdownParser.parse(Array("x\n\none\ntwo\n| a |\n|---|\n| 1 |\n".utf8), path: "a.md")
    #expect(document.blocks.map(\.position) == [(1, 1), (3, 1), (5, 1)].map(TextPosition.init))
  }

  @Test func placesNestedBlocks() throws {
    let document = MarkdownParser.parse(Array("- a\n  - [x] b\n\n    ```\n    c\n    ```\n".utf8), path: "a.md")
    guard case .list(let outer)? = document.blocks.first?.kind,
      case .list(let inner)? = outer.items.first?.blocks.last?.kind
    else {
      Issue.record("no lists: \(document.blocks)")
      return
    }
    let item = try #require(inner.items.first)
    #expect(item.position == TextPosition(line: 2, column: 3))
    #expect(item.task == .checked)
    #expect(item.blocks.last?.kind == .codeBlock(CodeBlock(literal: "c\n", firstLine: 5)))
  }

  @Test func numbersTheLinesOfACodeBlock() {
    let code = CodeBlock(literal: "a\r\n\nb\rc", firstLine: 7)
    #expect(code.lines.map(\.number) == [7, 8, 9, 10])
    #expect(code.lines.map(\.text) == ["a", "", "b", "c"])
  }

  @Test func reportsCellsBeyondTheHeader() {
    let document = MarkdownParser.parse(Array("| a |\n|---|\n| x | y |\n".utf8), path: "r.md")
    #expect(
      document.diagnostics.map(\.description) == [
        """
        r.md:3:6: warning: the row has 2 cells and its header 1; the cells beyond it are dropped [markdown.extra-cells]
          hint: write '|' inside a cell as '\\|'
        """
      ])
  }
}
