// Tables of GFM (section 4.10 of its specification).

/// A table: every row has as many cells as the header.
///
/// Cells that a row lacks are there, empty; cells beyond the header's are dropped, as the specification says.
package struct MarkdownTable: Sendable, Hashable {
  /// How a column is aligned by the colons of the delimiter row.
  package enum Alignment: Sendable, Hashable {
    /// `---`
    case none
    /// `:--`
    case left
    /// `:-:`
    case center
    /// `--:`
    case right
  }

  /// The cells of the header row.
  package var header: [TableCell]
  /// The alignment of each column.
  package var alignments: [Alignment]
  /// The rows below the header.
  package var rows: [[TableCell]]

  /// Makes a table.
  package init(header: [TableCell], alignments: [Alignment], rows: [[TableCell]]) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }
}

/// A cell of a table.
package struct TableCell: Sendable, Hashable {
  /// Where the cell's text starts; of a cell that is missing in the file, where its row starts.
  package var position: TextPosition
  /// The content.
  package var inlines: [Inline]

  /// Makes a cell.
  package init(_ inlines: [Inline], at position: TextPosition) {
    self.position = position
    self.inlines = inlines
  }

  /// The content without markup, without blanks around it.
  package var plainText: String { inlines.plainText.trimmingBlanks() }
}

extension String {
  /// The string without spaces and tabs at its ends.
  func trimmingBlanks() -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(Substring(utf8[first...last]))
  }
}
