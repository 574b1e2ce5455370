// Reads a database that another program may hold open, and leaves no trace beside it.
//
// Opening the file itself will not do: read-only access to a database with a write-ahead log makes `-shm` and `-wal`
// files beside it and fails in a folder that cannot be written; "immutable" access makes none, but does not see the
// rows that are still in the log. So the database and its log are copied together, and the copy is read.

package import Effects

/// A checked private copy of a database, as it was at one moment; removed with the value.
package final class DatabaseSnapshot {
  /// Bytes of a database, its log included, that are copied unless told otherwise.
  package static let defaultSizeLimit = 4 << 30

  /// The copy, in a read transaction.
  package let connection: Connection
  private let folder: String

  /// Copies and opens the database at `path`.
  ///
  /// Not for a database that this very process has open: closing a file drops all POSIX locks that the process holds
  /// on it, SQLite's too (https://www.sqlite.org/howtocorrupt.html, 2.2). Read such a one through its `Connection`, or with
  /// `FileSystem.holding`.
  ///
  /// - Parameters:
  ///   - files: reads the input; nothing is written with it.
  ///   - temporaryParent: where the private folder of the copy is made, on the machine's own file system.
  ///   - sizeLimit: the most bytes to copy.
  ///   - stepBudget: the instructions that the check, and later each statement, may take.
  /// - Throws: `.cannotOpen` when it cannot be read; `.notADatabase` for another, an empty or an encrypted file;
  ///   `.corrupt` for a damaged or truncated one; `.busy` when it changed during each of three copies; `.tooBig`.
  package static func open(
    path: String, files: FileSystem, temporaryParent: String = "/tmp", sizeLimit: Int = defaultSizeLimit,
    stepBudget: Int = Connection.defaultStepBudget
  ) throws(SQLiteError) -> DatabaseSnapshot {
    let folder: String
    do throws(FileError) {
      folder = try FileSystem.live.temporaryFolder(temporaryParent)
    } catch {
      throw SQLiteError(.cannotOpen, error.description)
    }
    do throws(SQLiteError) {
      let copy = DatabaseCopy(files: files, folder: folder, sizeLimit: sizeLimit)
      let copied = try copy.make(of: path)
      let connection = try Connection.open(path: copied, mode: .readOnlyCopy, stepBudget: stepBudget)
      try check(connection)
      try connection.execute("BEGIN")
      return DatabaseSnapshot(connection, folder)
    } catch {
      try? FileSystem.live.removeTree(folder)
      throw error
    }
  }

  private init(_ connection: Connection, _ folder: String) {
    self.connection = connection
    self.folder = folder
  }

  // A leftover in the temporary folder is all that a failure here can mean.
  deinit { try? FileSystem.live.removeTree(folder) }

  private static func check(_ connection: Connection) throws(SQLiteError) {
    let sql = "PRAGMA quick_check(1)"
    let answer = try connection.rows(sql).first?[0].text ?? "no answer"
    if answer == "ok" { return }
    // Several lines: which database, then what.
    let facts = answer.split(separator: "\n").filter { !$0.hasPrefix("***") }.joined(separator: "; ")
    throw SQLiteError(.corrupt, "the database is damaged: \(facts)", sql: sql)
  }
}
