import Markdown
import Model
import Testing

@Suite struct InputRepairTests {
  @Test func repairsBrokenBytesWhereTheyStand() {
    let bytes: [UInt8] =
      Array("ok\ncaf".utf8) + [0xE9, 0x20, 0xC3] + Array("\n\n| ".utf8) + [0xFF] + Array(" | b |\n|---|---|\n".utf8)
    let document = MarkdownParser.parse(bytes, path: "a.md")
    #expect(document.diagnostics.map(\.id) == ["markdown.invalid-utf8"])
    #expect(document.diagnostics.first?.location.line == 2)
    #expect(document.diagnostics.first?.location.column == 4)
    #expect(document.diagnostics.first?.message.hasPrefix("0xE9 is not UTF-8 (the first of 3)") == true)
    #expect(!document.isPlainText)
    guard case .paragraph(let inlines)? = document.blocks.first?.kind,
      case .table(let table)? = document.blocks.last?.kind
    else {
      Issue.record("not read: \(document.blocks)")
      return
    }
    #expect(inlines == [.text("ok"), .softBreak, .text("caf\u{FFFD} \u{FFFD}")])
    #expect(table.header.map(\.plainText) == ["\u{FFFD}", "b"])
    #expect(table.header.map(\.position.column) == [3, 7])
  }

  @Test func reportsNULBytes() {
    let document = MarkdownParser.parse(Array("# a\n\nb\u{0}c\u{0}\n".utf8), path: "a.md")
    #expect(document.diagnostics.map(\.id) == ["markdown.nul"])
    #expect(document.diagnostics.first?.location.line == 3)
    #expect(document.diagnostics.first?.location.column == 2)
    #expect(document.blocks.last?.kind == .paragraph([.text("b\u{FFFD}c\u{FFFD}")]))
  }

  @Test func keepsARealSubstituteCharacter() {
    let document = MarkdownParser.parse(Array("a\u{1A}b".utf8), path: "a.md")
    #expect(document.blocks.first?.kind == .paragraph([.text("a\u{1A}b")]))
  }

  @Test(arguments: ["", "\n", "\u{FEFF}", "   \n\t\n"]) func readsAnEmptyText(text: String) {
    let document = MarkdownParser.parse(Array(text.utf8), path: "a.md")
    #expect(document.blocks == [])
    #expect(document.diagnostics == [])
  }

  @Test func skipsAByteOrderMark() {
    let document = MarkdownParser.parse(Array("\u{FEFF}# Title\n".utf8), path: "a.md")
    #expect(document.blocks == [Block(.heading(level: 1, [.text("Title")]), at: TextPosition(line: 1, column: 1))])
  }

  @Test func readsWindowsLineEndsAlike() {
    let text = "# T\n\na\nb\n\n| x |\n|---|\n| 1 |\n\n```\nc\n```\n"
    let unix = MarkdownParser.parse(Array(text.utf8), path: "a.md")
    let windows = MarkdownParser.parse(Array(text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }), path: "a.md")
    #expect(windows == unix)
  }
}
