// The result of reading one Markdown file: our own values, nothing of the C parser.

package import Model

/// A place in a Markdown text.
package struct TextPosition: Sendable, Hashable {
  /// The line, from 1. Lines end at LF, CR LF or a lone CR, as CommonMark says.
  package var line: Int
  /// The column in bytes, from 1; a byte order mark is not counted.
  package var column: Int

  /// Makes a position; both numbers count from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A Markdown text as a tree of blocks (CommonMark 0.29 with tables, task lists and strikethrough of GFM).
package struct MarkdownDocument: Sendable, Hashable {
  /// The path the text was read from, as in `SourceLocation.path`.
  package var path: String
  /// The blocks of the top level, in order.
  package var blocks: [Block]
  /// What was wrong with the text: repaired bytes, and the limit because of which it is only plain text.
  package var diagnostics: [Diagnostic]
  /// Whether the text was too large or too strange to be read as Markdown. `blocks` then holds one code block with
  /// the whole text, so that line readers and the page still have it.
  package var isPlainText: Bool

  /// Makes a document.
  package init(path: String, blocks: [Block], diagnostics: [Diagnostic] = [], isPlainText: Bool = false) {
    self.path = path
    self.blocks = blocks
    self.diagnostics = diagnostics
    self.isPlainText = isPlainText
  }

  /// The place of `position` in this document's file.
  package func location(_ position: TextPosition) -> SourceLocation {
    SourceLocation(path: path, line: position.line, column: position.column)
  }
}
