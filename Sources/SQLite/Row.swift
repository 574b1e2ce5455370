/// A row of a result, copied out of SQLite.
package struct Row: Sendable, Hashable {
  /// The names of the columns, as the statement gives them.
  package var columns: [String]
  /// The values, one for each column.
  package var values: [SQLiteValue]

  /// Makes a row; there are as many values as columns.
  package init(columns: [String], values: [SQLiteValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of a column by its number from 0; NULL when there is no such column.
  package subscript(index: Int) -> SQLiteValue { values.indices.contains(index) ? values[index] : .null }

  /// The value of the first column of that name (bytes must agree), or nil when there is no such column.
  package subscript(name: String) -> SQLiteValue? {
    guard let index = columns.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else { return nil }
    return values[index]
  }
}
