// Tables, and their positions, of which the parser gets two wrong.

import Model

extension TreeBuilder {
  /// Makes a table of its rows, the header first; nil without one.
  mutating func table(_ node: Node, _ rows: [Row]) -> Block? {
    guard var header = rows.first else { return nil }
    // Under a paragraph the parser gives the header the paragraph's line, and columns that count from its start. The
    // delimiter row stands between the header and the first row, or is the table's last line.
    let line = rows.count > 1 ? rows[1].position.line - 2 : node.endLine - 1
    var position = node.position
    if line > header.position.line {
      position = source.firstText(from: TextPosition(line: line, column: header.position.column))
      let starts = source.cellStarts(from: position)
      for index in header.cells.indices {
        header.cells[index].position.line = line
        header.cells[index].position.column = index < starts.count ? starts[index] : 0
      }
      header.position = position
    }
    var body: [[TableCell]] = []
    for row in rows.dropFirst() {
      checkCount(of: row, header.cells.count)
      body.append(placed(row))
    }
    let table = MarkdownTable(
      header: placed(header), alignments: node.alignments(count: header.cells.count), rows: body)
    return Block(.table(table), at: position)
  }

  /// The cells with the places of their text: the parser gives that of the blanks before it, and column 0 to a cell
  /// that the row lacks.
  private func placed(_ row: Row) -> [TableCell] {
    row.cells.map { cell in
      var cell = cell
      cell.position = cell.position.column < 1 ? row.position : source.firstText(from: cell.position)
      return cell
    }
  }

  private mutating func checkCount(of row: Row, _ count: Int) {
    let starts = source.cellStarts(from: row.position)
    guard starts.count > count else { return }
    diagnostics.append(
      Diagnostic(
        "markdown.extra-cells", .warning,
        at: SourceLocation(path: path, line: row.position.line, column: starts[count]),
        "the row has \(starts.count) cells and its header \(count); the cells beyond it are dropped",
        hint: "write '|' inside a cell as '\\|'"))
  }
}
