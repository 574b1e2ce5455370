import SQLite

extension TaskDatabase {
  /// `SELECT` of all columns of a table; columns that an older database lacks are NULL.
  func select(_ table: TrackerTable, _ rest: String, _ values: [SQLiteValue] = []) throws(TrackerError) -> [Row] {
    var columns = table.columns.map { "\"\($0)\"" }
    if table == .task {
      columns += TrackerTable.tokenColumns.map { hasTokenColumns ? "\"\($0)\"" : "NULL AS \"\($0)\"" }
    }
    return try rows("SELECT \(columns.joined(separator: ", ")) FROM \(table.quoted) \(rest)", values)
  }

  /// The row of an id, or nil.
  func row(_ table: TrackerTable, id: String) throws(TrackerError) -> Row? {
    try select(table, "WHERE \"id\" = ?", [.text(id)]).first
  }

  /// The task of an id with its venture, within a transaction.
  func findTask(_ id: String) throws(TrackerError) -> TrackedTask {
    guard let row = try row(.task, id: id) else { throw .notFound(.task, id: id) }
    var task = TrackedTask(row)
    task.venture = try self.row(.venture, id: task.ventureID).map { TrackedVenture($0) }
    return task
  }

  /// The venture of an id, within a transaction.
  func findVenture(_ id: String) throws(TrackerError) -> TrackedVenture {
    guard let row = try row(.venture, id: id) else { throw .notFound(.venture, id: id) }
    return TrackedVenture(row)
  }

  /// The agent of an id, within a transaction.
  func findAgent(_ id: String) throws(TrackerError) -> TrackedAgent {
    guard let row = try row(.agent, id: id) else { throw .notFound(.agent, id: id) }
    return TrackedAgent(row)
  }

  /// The tasks with their ventures, within a transaction.
  func findTasks(_ rest: String, _ values: [SQLiteValue] = []) throws(TrackerError) -> [TrackedTask] {
    let ventures = try ventureIndex()
    return try select(.task, rest, values).map { row in
      var task = TrackedTask(row)
      task.venture = ventures[task.ventureID]
      return task
    }
  }

  /// All ventures by id; there are few.
  func ventureIndex() throws(TrackerError) -> [String: TrackedVenture] {
    var index: [String: TrackedVenture] = [:]
    for row in try select(.venture, "") {
      let venture = TrackedVenture(row)
      index[venture.id] = venture
    }
    return index
  }
}
