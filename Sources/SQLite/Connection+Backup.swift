// https://www.sqlite.org/backup.html

import CSQLite
import Glibc

extension Connection {
  /// Copies this database, as it is at one moment, into a new file; others may go on reading and writing meanwhile.
  ///
  /// The copy is checked, and is one file without a log beside it.
  ///
  /// - Parameter path: where nothing may stand yet.
  /// - Returns: the bytes of the copy.
  /// - Throws: `.cannotOpen` when something stands there or the file cannot be made; `.busy`, `.corrupt`.
  package func backUp(to path: String) throws(SQLiteError) -> Int64 {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "something stands there already" : unsafe String(cString: strerror(errno))
      throw SQLiteError(.cannotOpen, "\(path): \(reason)")
    }
    // Held as long as somebody works on the file. SQLite's own locks are of another kind, and are gone when this is closed.
    defer { close(descriptor) }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    do throws(SQLiteError) {
      let copy = try Connection.open(path: path, mode: .readWrite)
      try transfer(to: copy)
      // Else the copy would ask for a log of its own.
      try copy.execute("PRAGMA journal_mode = DELETE")
      let answer = try copy.rows("PRAGMA quick_check(1)").first?[0].text ?? "no answer"
      guard answer == "ok" else { throw SQLiteError(.corrupt, "the copy is damaged: \(answer)") }
      let size = try copy.rows(
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
      ).first?[0].integer
      return size ?? 0
    } catch {
      for end in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + end) }
      throw error
    }
  }

  /// Removes the file of a copy that was not finished, unless somebody works on it.
  package static func removeAbandonedCopy(_ path: String) {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    for end in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + end) }
  }

  /// All pages in one step: a copy in several would begin anew whenever another process writes.
  private func transfer(to copy: Connection) throws(SQLiteError) {
    guard let backup = unsafe sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      try copy.check(unsafe ResultCode(rawValue: sqlite3_errcode(copy.handle)), nil)
      throw SQLiteError(.misuse, "the backup cannot begin")
    }
    var code = ResultCode.busy
    var attempts = 0
    while (code.primary == .busy || code.primary == .locked) && attempts < 100 {
      if attempts > 0 { usleep(50_000) }
      code = unsafe ResultCode(rawValue: sqlite3_backup_step(backup, -1))
      attempts += 1
    }
    unsafe sqlite3_backup_finish(backup)
    guard code == .done else { throw SQLiteError(code, "the database could not be copied") }
  }
}
