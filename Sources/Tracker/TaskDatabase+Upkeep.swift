import SQLite

/// How many rows a task database has.
package struct TrackerCounts: Sendable, Hashable {
  /// Ventures.
  package var ventures: Int64
  /// Tasks in any state.
  package var tasks: Int64
  /// Agents.
  package var agents: Int64
  /// Activities.
  package var activities: Int64

  /// Whether there are no rows at all.
  package var isEmpty: Bool { ventures == 0 && tasks == 0 && agents == 0 && activities == 0 }
}

extension TaskDatabase {
  /// The number of rows.
  package func counts() throws(TrackerError) -> TrackerCounts {
    try reading { () throws(TrackerError) in try counted() }
  }

  /// Deletes all ventures, tasks, agents and activities; the tables stay, and so does what else is in the file.
  package func reset() throws(TrackerError) {
    try writing { () throws(TrackerError) in
      for table in [TrackerTable.activity, .task, .agent, .venture] { try run("DELETE FROM \(table.quoted)") }
    }
  }

  /// Copies the database, as it is at one moment, into a new file, while others go on using it.
  ///
  /// - Returns: the bytes of the copy.
  /// - Throws: `.database` when something stands at the path or it cannot be written.
  package func backUp(to path: String) throws(TrackerError) -> Int64 {
    do throws(SQLiteError) { return try connection.backUp(to: path) } catch { throw TrackerError(error) }
  }

  /// The number of rows, within a transaction.
  func counted() throws(TrackerError) -> TrackerCounts {
    func count(_ table: TrackerTable) throws(TrackerError) -> Int64 {
      try rows("SELECT count(*) FROM \(table.quoted)").first?[0].integer ?? 0
    }
    return TrackerCounts(
      ventures: try count(.venture), tasks: try count(.task), agents: try count(.agent),
      activities: try count(.activity))
  }
}
