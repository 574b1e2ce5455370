import Markdown
import Model

/// What can be wrong with a table as such.
enum TableCheck {
  /// One warning for each row that has fewer cells than the header. A cell that is not in the file is given the place
  /// of its row's start, before the row's first cell or at it.
  static func missingCells(of table: MarkdownTable, in document: MarkdownDocument) -> [Diagnostic] {
    let columns = table.header.count
    return table.rows.compactMap { cells in
      guard let first = cells.first else { return nil }
      let present = 1 + cells.dropFirst().prefix { $0.position.column > first.position.column }.count
      guard present < columns else { return nil }
      return Diagnostic(
        "table.missing-cells", .warning, at: SourceLocation(path: document.path, line: first.position.line),
        "this row has \(present) cell\(present == 1 ? "" : "s"), the header has \(columns); "
          + "those that are missing are taken as empty",
        hint: "write one | for each column")
    }
  }
}
