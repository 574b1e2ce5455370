import Effects
import Glibc
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

  /// Copies the database, as it is at one moment, into a new file, while others go on using it. The copy gets its name
  /// when it is whole and checked. What an earlier copying to the same path left behind when it was killed is removed.
  ///
  /// - Returns: the bytes of the copy.
  /// - Throws: `.conflict` when something stands at the path or nothing can be written there; `.database` and others when
  ///   the database cannot be copied.
  package func backUp(to path: String) throws(TrackerError) -> Int64 {
    let part = "\(path).part-\(newID(at: clock.now()))"
    do throws(FileError) {
      if try FileSystem.live.statusIfPresent(path, followLinks: false) != nil {
        throw FileError(.create, path, errno: EEXIST, message: "something stands there already")
      }
    } catch {
      throw .conflict(error.description)
    }
    Self.removeLeftParts(path)
    let size: Int64
    do throws(SQLiteError) { size = try connection.backUp(to: part) } catch {
      throw error.code == .cannotOpen ? .conflict(error.message) : TrackerError(error)
    }
    do throws(FileError) { try FileSystem.live.rename(part, path) } catch {
      try? FileSystem.live.removeFile(part)
      throw .conflict(error.description)
    }
    return size
  }

  /// Removes parts of copies to `path` that nobody works on any more.
  private static func removeLeftParts(_ path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    let start = path[path.index(after: slash)...] + ".part-"
    for entry in (try? FileSystem.live.list(String(path[...slash]))) ?? [] {
      guard entry.name.hasPrefix(start), Identifiers.hasForm(entry.name.dropFirst(start.count)) else { continue }
      Connection.removeAbandonedCopy(path[...slash] + entry.name)
    }
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
