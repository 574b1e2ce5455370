/// A place in an input: a file of the workspace and, where known, a line and a column in it.
package struct SourceLocation: Sendable, Hashable, Comparable {
  /// The path relative to the workspace, with `/` between its parts; a table of a database is `file.db#Table`.
  package var path: String
  /// The line from 1 (for a table: the row's number from 1), or nil when the whole file is meant.
  package var line: Int?
  /// The column in bytes from 1, or nil when the whole line is meant.
  package var column: Int?

  /// Makes a location; lines and columns count from 1.
  package init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// Orders by path bytes, then line, then column; a missing number comes first.
  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    if !a.path.utf8.elementsEqual(b.path.utf8) { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
    return (a.column ?? 0) < (b.column ?? 0)
  }

  /// `path:line:column`, without the parts that are not known.
  package var description: String {
    var text = path
    if let line { text += ":\(line)" }
    if let line = line, let column, line > 0 { text += ":\(column)" }
    return text
  }
}
