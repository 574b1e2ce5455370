import SQLite

/// Looks whether a database is a task database.
enum SchemaCheck {
  /// What is missing or other than it should be; nothing where all is well.
  static func faults(of connection: Connection) throws(TrackerError) -> [String] {
    do throws(SQLiteError) {
      let tables = Set(try connection.tables())
      var faults: [String] = []
      for table in TrackerTable.allCases {
        guard tables.contains(table.rawValue) else {
          let kind = try connection.rows("SELECT type FROM sqlite_schema WHERE name = ?", [.text(table.rawValue)])
          switch kind.first?[0].text {
          case nil: faults.append("there is no table \(table.rawValue)")
          case "table": faults.append("\(table.rawValue) is a virtual table")
          case let other?: faults.append("\(table.rawValue) is a \(other), not a table")
          }
          continue
        }
        faults += try columnFaults(of: table, connection)
      }
      return faults
    } catch {
      throw TrackerError(error)
    }
  }

  private static func columnFaults(of table: TrackerTable, _ connection: Connection) throws(SQLiteError) -> [String] {
    let columns = try connection.columns(of: table.rawValue)
    var faults: [String] = []
    for name in table.columns {
      guard let column = columns.first(where: { $0.name == name }) else {
        faults.append("the table \(table.rawValue) has no column \(name)")
        continue
      }
      if column.isGenerated { faults.append("the column \(table.rawValue).\(name) is computed") }
    }
    if columns.contains(where: { $0.name == "id" && $0.primaryKeyPlace != 1 }) {
      faults.append("the column \(table.rawValue).id is not the primary key")
    }
    return faults
  }
}
