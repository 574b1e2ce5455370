// What a database holds: tables and their columns.

/// A column of a table, as `PRAGMA table_xinfo` tells it.
package struct Column: Sendable, Hashable {
  /// The name.
  package var name: String
  /// The declared type, such as `DATETIME`, or empty; SQLite does not hold values to it.
  package var declaredType: String
  /// Whether the column was declared NOT NULL.
  package var isRequired: Bool
  /// The place in the primary key from 1, or 0 when the column is not part of it.
  package var primaryKeyPlace: Int
  /// Whether the value is computed from other columns.
  package var isGenerated: Bool
}

extension Connection {
  /// The names of the tables (no views, no virtual tables, nothing of SQLite's own), in the order of their bytes.
  package func tables() throws(SQLiteError) -> [String] {
    let rows = try rows(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY CAST(name AS BLOB)
      """)
    return rows.compactMap { $0[0].text }
  }

  /// The columns of a table, in its order; none when there is no such table.
  package func columns(of table: String) throws(SQLiteError) -> [Column] {
    let rows = try rows("PRAGMA table_xinfo(\(Connection.quoted(table)))")
    return rows.map { row in
      Column(
        name: row["name"]?.text ?? "",
        declaredType: row["type"]?.text ?? "",
        isRequired: row["notnull"]?.integer ?? 0 != 0,
        primaryKeyPlace: Int(row["pk"]?.integer ?? 0),
        isGenerated: row["hidden"]?.integer ?? 0 > 1)
    }
  }
}
