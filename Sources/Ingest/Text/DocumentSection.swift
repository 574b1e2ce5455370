import Markdown

/// A heading of a document with the blocks up to the next heading.
struct DocumentSection {
  /// The level of the heading, 1 to 6; 0 for what stands before the first.
  var level: Int
  /// The heading's text without markup and signs at its ends.
  var title: String
  /// Where the heading is.
  var position: TextPosition
  /// What stands below it, quotes opened.
  var blocks: [Block]

  /// The sections of a document in order.
  static func sections(of document: MarkdownDocument) -> [DocumentSection] {
    var sections = [DocumentSection(level: 0, title: "", position: TextPosition(line: 1, column: 1), blocks: [])]
    add(document.blocks, to: &sections)
    return sections
  }

  private static func add(_ blocks: [Block], to sections: inout [DocumentSection]) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, let inlines):
        sections.append(
          DocumentSection(
            level: level, title: SignText.trimmed(inlines.plainText), position: block.position, blocks: []))
      case .quote(let inner): add(inner, to: &sections)
      default: sections[sections.count - 1].blocks.append(block)
      }
    }
  }
}

/// A line of running text with its place.
struct TextLine {
  /// The text without markup.
  var text: String
  /// The line in the file, from 1.
  var line: Int

  /// The lines of a paragraph that begins on `line`.
  static func lines(of inlines: [Inline], from line: Int) -> [TextLine] {
    var lines = [TextLine(text: "", line: line)]
    add(inlines, to: &lines)
    return lines
  }

  private static func add(_ inlines: [Inline], to lines: inout [TextLine]) {
    for inline in inlines {
      switch inline {
      case .softBreak, .lineBreak: lines.append(TextLine(text: "", line: lines[lines.count - 1].line + 1))
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, _, let inner),
        .image(_, _, let inner):
        add(inner, to: &lines)
      case .text(let text), .code(let text): lines[lines.count - 1].text += text
      }
    }
  }
}
