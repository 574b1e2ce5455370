import HTML
import Markdown
import Model
import Testing

/// Texts that made cmark-gfm slow, large or crash, each with the limit that must stop it.
struct HostileText: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var id: String?
  var line: Int?

  init(_ name: String, _ text: String, _ id: String?, line: Int? = nil) {
    testDescription = name
    self.text = text
    self.id = id
    self.line = line
  }

  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  static let refused: [HostileText] = [
    HostileText("large file", times(300_000, "abcdef\n\n"), "markdown.too-large"),
    HostileText("long run", "a\n\n" + times(7000, "abcdefghi\n"), "markdown.run-too-long", line: 6556),
    HostileText("long line", times(70_000, "a"), "markdown.run-too-long", line: 1),
    HostileText("image openers", times(50_000, "![[]()"), "markdown.run-too-long", line: 1),
    HostileText("image openers, short", times(2001, "![[]()"), "markdown.too-many-openers", line: 1),
    HostileText("character data", times(2001, "<![CDATA["), "markdown.too-many-openers", line: 1),
    HostileText(
      "openers behind a pretended fence", "x\n```\n" + times(5, "\n" + times(2000, "![[]()") + "\n"),
      nil),
    HostileText(
      "more openers behind a pretended fence", "x\n```\n" + times(6, "\n" + times(2000, "![[]()") + "\n"),
      "markdown.too-many-openers", line: 14),
    HostileText(
      "declarations in a long run", "x\n~~~\n" + times(1000, "<?") + times(30_000, times(50, "a") + "\n") + "\nb",
      "markdown.too-many-openers", line: 1),
    HostileText(
      "made-up cells", times(64, "|") + "\n" + times(64, "|-") + "\n" + times(8000, "|x\n"),
      "markdown.table-too-large", line: 1),
    HostileText("wide table", times(2000, "|a") + "\n" + times(2000, "|-") + "\n", "markdown.table-too-wide", line: 1),
    HostileText("restarted tables", times(30_000, "a|b\n|-\n"), "markdown.table-too-large"),
    HostileText("restarted tables without bars", times(8000, "a b\n:-\n"), "markdown.table-too-large"),
    HostileText("late table", times(31_000, "a\n") + "|b|\n|-|\n", "markdown.table-too-large", line: 31_002),
    HostileText("quotes", times(1_000_000, ">"), "markdown.too-deep", line: 1),
    HostileText("lists", times(50_000, "- "), "markdown.too-deep", line: 1),
    HostileText("stars", times(30, times(30_000, "* ") + "\n\n"), "markdown.too-deep", line: 1),
    HostileText("ordered lists", times(129, "1. "), "markdown.too-deep", line: 1),
    HostileText("lists by indentation", (0..<150).map { times($0, "  ") + "- a\n" }.joined(), "markdown.too-deep"),
    HostileText("emphasis", times(300, "*a _b ") + times(300, "c_ d*"), "markdown.too-deep", line: 1),
    HostileText("blank lines in lists", times(100, "- ") + "x" + times(200_000, "\n"), "markdown.too-deep"),
  ]

  static let nested: [HostileText] = [
    HostileText("deep quotes", times(8000, times(120, "> ") + "x\n\n"), "markdown.too-deep"),
    HostileText("indented code", "```\n" + times(40_000, times(24, " ") + "{\"a\": 1}\n") + "```\n", nil),
  ]

  static let accepted: [HostileText] = [
    HostileText("bare links", times(10_000, "www.a_"), nil),
    HostileText("underscores", times(30, times(60_000, "_") + "\n\n"), nil),
    HostileText("strikes", times(20, "x" + times(20_000, "~a") + "\n\n"), nil),
    HostileText("back ticks", (1..<350).map { times($0, "`") + " " }.joined(), nil),
    HostileText("long table", "|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n" + times(10_000, "|1|2|3|4|5|[x](y)|\n"), nil),
    HostileText("long fence", "```\n" + times(20_000, "[2026-02-17 10:00:00] INFO a | b\n") + "```\n", nil),
  ]
}

@Suite(.timeLimit(.minutes(1))) struct InputGuardsTests {
  private func parse(_ text: String) -> MarkdownDocument {
    MarkdownParser.parse(Array(text.utf8), path: "a.md")
  }

  @Test(arguments: HostileText.refused) func refusesWhatTheParserCannotBear(hostile: HostileText) throws {
    let document = parse(hostile.text)
    #expect(document.diagnostics.map(\.id) == [hostile.id].compactMap { $0 })
    guard hostile.id != nil else { return }
    #expect(document.isPlainText)
    if let line = hostile.line { #expect(document.diagnostics.first?.location.line == line) }
    guard case .codeBlock(let code)? = document.blocks.first?.kind else {
      Issue.record("the text is lost")
      return
    }
    #expect(code.literal == hostile.text)
    #expect(code.firstLine == 1)
  }

  @Test(arguments: HostileText.nested) func boundsTheNumberOfNodes(hostile: HostileText) {
    #expect(parse(hostile.text).diagnostics.map(\.id) == [hostile.id].compactMap { $0 })
  }

  @Test(arguments: HostileText.accepted) func readsWhatIsOnlyStrange(hostile: HostileText) {
    let document = parse(hostile.text)
    #expect(document.diagnostics.isEmpty)
    #expect(!document.isPlainText)
    #expect(!document.blocks.isEmpty)
    #expect(!MarkdownHTML.render(document).isEmpty)
  }

  @Test func keepsALongTableWhole() {
    let document = parse("|a|b|\n|-|-|\n" + String(repeating: "|1|[x](y)|\n", count: 10_000))
    guard case .table(let table)? = document.blocks.first?.kind else {
      Issue.record("no table: \(document.diagnostics)")
      return
    }
    #expect(table.rows.count == 10_000)
    #expect(table.rows.last?.last?.position == TextPosition(line: 10_002, column: 4))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func survivesRandomMarkup(seed: UInt64) {
    var state = seed
    let pieces = [
      "- ", "> ", "1. ", "|", "-|-\n", "\n", "\n\n", "  ", "\t", "```", "~~", "**", "_", "[", "](", ")", "<", "!", "# ",
      "a", "é", "\r", "\r\n", "\\", "&amp;", "[x] ", ":-:", "\u{0}", "    ",
    ]
    var text = ""
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
    }
    let lines = CodeBlock(literal: text, firstLine: 1).lines.count
    let document = parse(text)
    #expect(!document.blocks.isEmpty)
    for block in document.blocks { #expect((1...lines).contains(block.position.line)) }
    #expect(!MarkdownHTML.render(document).isEmpty)
  }
}
