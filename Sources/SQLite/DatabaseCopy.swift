// The copying of a database that may be written meanwhile.

import Effects
import Glibc

/// Copies a database with its write-ahead log or rollback journal into a folder.
struct DatabaseCopy {
  /// How often a copy is tried.
  static let attempts = 3

  /// Reads the input.
  let files: FileSystem
  /// Where the copy goes: an empty folder of ours on the machine's own file system.
  let folder: String
  /// The most bytes to copy.
  let sizeLimit: Int

  /// What tells whether the files changed.
  private struct State: Equatable {
    var database: FileStatus
    var journal: FileStatus?
    var log: FileStatus?
    /// The first 32 bytes of the log: its salts change whenever it begins anew.
    var logHeader: [UInt8]

    /// Whether what was copied between this state and `later` is one state of the database. A log that only grew is
    /// harmless: what was copied of it is a beginning of it, and SQLite takes of that the whole transactions.
    func isSettled(_ later: State) -> Bool {
      database == later.database && journal == later.journal && logHeader == later.logHeader
        && log?.inode == later.log?.inode && log?.device == later.log?.device
        && (log?.size ?? 0) <= (later.log?.size ?? 0)
    }
  }

  /// Copies the database at `path` and returns the copy's path.
  func make(of path: String) throws(SQLiteError) -> String {
    let state: State?
    do throws(FileError) {
      state = try settledCopy(of: path)
    } catch {
      throw SQLiteError(error.errno == EFBIG ? .tooBig : .cannotOpen, error.description)
    }
    guard let state else {
      throw SQLiteError(.busy, "the database changed during each of \(DatabaseCopy.attempts) attempts to copy it")
    }
    // SQLite would take an empty file for a new database.
    if state.database.size == 0, state.log?.size ?? 0 == 0 { throw SQLiteError(.notADatabase, "the file is empty") }
    return folder + "/database"
  }

  /// The state that was copied, or nil when the files changed each time.
  private func settledCopy(of path: String) throws(FileError) -> State? {
    // SQLite keeps the log beside the file that a link points to.
    let original = try files.canonical(path)
    for attempt in 1...DatabaseCopy.attempts {
      if attempt > 1 { usleep(UInt32(20_000 * attempt)) }
      let before = try state(of: original)
      try copyAll(original, before)
      let after = try state(of: original)
      if before.isSettled(after) { return after }
      for name in ["database", "database-wal", "database-journal"] { unsafe unlink(folder + "/" + name) }
    }
    return nil
  }

  /// Copies the database first: what a checkpoint moves into it meanwhile then still stands in the log's copy.
  private func copyAll(_ original: String, _ state: State) throws(FileError) {
    var room = sizeLimit
    try copy(original, "database", &room)
    if state.log != nil { try copy(original + "-wal", "database-wal", &room) }
    guard let journal = state.journal, journal.size > 0 else { return }
    let ends = try copy(original + "-journal", "database-journal", &room)
    // A journal of a transaction over several databases ends with the name of a file that SQLite deletes once it has
    // rolled back (https://www.sqlite.org/fileformat.html, "the rollback journal"). Only one whose first byte is not
    // zero is rolled back.
    if ends.first != 0, ends.last == [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] {
      throw FileError(
        .read, original + "-journal", errno: EINVAL, message: "it belongs to a transaction over several databases")
    }
  }

  private func state(of original: String) throws(FileError) -> State {
    let log = try files.statusIfPresent(original + "-wal", followLinks: false)
    return State(
      database: try files.status(original),
      journal: try files.statusIfPresent(original + "-journal", followLinks: false),
      log: log,
      logHeader: log == nil ? [] : try files.open(original + "-wal", followLinks: false).read(upTo: 32))
  }

  /// Copies a file and gives its first byte and its last eight.
  @discardableResult
  private func copy(
    _ from: String, _ name: String, _ room: inout Int
  ) throws(FileError) -> (first: UInt8?, last: [UInt8]) {
    let reader = try files.open(from, followLinks: false)
    let target = folder + "/" + name
    let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(.create, target, errno: errno) }
    defer { close(descriptor) }
    var first: UInt8?
    var last: [UInt8] = []
    while true {
      let block = try reader.read(upTo: 1 << 20)
      guard let byte = block.first else { return (first, last) }
      first = first ?? byte
      last = Array((last + block.suffix(8)).suffix(8))
      room -= block.count
      if room < 0 {
        throw FileError(.read, from, errno: EFBIG, message: "larger than the limit of \(sizeLimit) bytes")
      }
      var written = 0
      while written < block.count {
        let count = unsafe block.withUnsafeBytes { bytes in
          unsafe write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        }
        if count < 0, errno == EINTR { continue }
        if count < 0 { throw FileError(.create, target, errno: errno) }
        written += count
      }
    }
  }
}
