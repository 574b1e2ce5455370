/// A table for the terminal: columns of equal width, two blanks between them.
struct TextTable {
  private var rows: [[String]]

  /// Begins with the titles of the columns.
  init(_ titles: String...) { rows = [titles] }

  /// Adds a row of as many cells as there are titles; what could steer the terminal is taken out.
  mutating func add(_ cells: String...) { rows.append(cells.map(Self.cell)) }

  /// The whole table, with a rule below the titles.
  var text: String {
    guard let titles = rows.first else { return "" }
    let widths = titles.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([titles, rule] + rows.dropFirst()).map { cells in
      var line = ""
      for (cell, width) in zip(cells, widths) {
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// The text on one line, at most 80 characters.
  private static func cell(_ text: String) -> String {
    let line = text.prefix(400).description.printable
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }
}
