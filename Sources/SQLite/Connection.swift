// The one place that opens a database with SQLite's C library.

import CSQLite
import Glibc

/// An open database; closed when the connection and its last statement go.
///
/// A connection and its statements belong to one task at a time.
@safe
package final class Connection {
  /// How a database is opened.
  package enum Mode: Sendable, Hashable {
    /// A private copy of somebody else's database: not trusted, and nothing can be written by SQL. The file itself
    /// is opened for writing, so that SQLite can recover what its log holds.
    case readOnlyCopy
    /// An existing database, for reading and writing.
    case readWrite
    /// An existing database of somebody else's, for reading and writing rows: its schema is not trusted.
    case shared
    /// A database that is made when it is missing, for reading and writing.
    case create
  }

  /// Instructions of SQLite's virtual machine that one statement may take unless told otherwise: some seconds.
  package static let defaultStepBudget = 400_000_000

  /// Bytes of one value of somebody else's database; what is larger is read as NULL, and the rest of the row is not lost.
  static let valueLimit = 16 << 20

  let handle: OpaquePointer
  private let budget: StepBudget
  private var busyWait: BusyWait?
  /// Whether values above `valueLimit` are read as NULL.
  private(set) var isLimitingValues = false

  /// Opens the database at `path`.
  ///
  /// - Parameters:
  ///   - stepBudget: the instructions that one statement may take before it fails with `.interrupt`.
  ///   - busyTimeout: milliseconds to wait for another connection's lock before failing with `.busy`.
  package static func open(
    path: String, mode: Mode, stepBudget: Int = defaultStepBudget, busyTimeout: Int32 = 5000
  ) throws(SQLiteError) -> Connection {
    var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    if mode == .create { flags |= SQLITE_OPEN_CREATE }
    var opened: OpaquePointer?
    let code = unsafe ResultCode(rawValue: sqlite3_open_v2(path, &opened, flags, nil))
    guard let handle = unsafe opened else { throw SQLiteError(.cannotOpen, "out of memory") }
    guard code == .ok else {
      var error = unsafe Connection.error(code, handle, nil)
      // SQLite says no more than that it is unable to.
      var reason = unsafe sqlite3_system_errno(handle)
      if mode == .create, reason == ENOENT {
        // Of a file that could not be made it also tried to open one; what forbids the making is the folder's matter.
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        if unsafe access(folder.isEmpty ? "." : folder, W_OK | X_OK) != 0 { reason = errno }
      }
      if error.code == .cannotOpen, reason != 0, let words = unsafe strerror(reason) {
        error.message = "\(path): \(unsafe String(cString: words))"
      }
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    let connection = unsafe Connection(handle, StepBudget(steps: stepBudget))
    unsafe sqlite3_busy_timeout(handle, busyTimeout)
    if mode == .readOnlyCopy {
      try connection.distrust()
      _ = unsafe fleet_skip_checkpoint_on_close(handle)
      try connection.execute("PRAGMA query_only = ON")
    } else if mode == .shared {
      try connection.distrust()
      // Rows with values that are too large to be told can be read; their memory is bounded all the same.
      unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20)
      connection.isLimitingValues = true
      connection.waitFairly(busyTimeout)
    }
    return connection
  }

  @unsafe
  private init(_ handle: OpaquePointer, _ budget: StepBudget) {
    unsafe self.handle = handle
    self.budget = budget
    // The budget lives as long as the connection, and the handler is taken away before either goes.
    let context = unsafe Unmanaged.passUnretained(budget).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, StepBudget.interval,
      { context in
        guard let context = unsafe context else { return 1 }
        return unsafe Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue().take() ? 0 : 1
      }, context)
  }

  deinit {
    unsafe sqlite3_progress_handler(handle, 0, nil, nil)
    unsafe sqlite3_busy_handler(handle, nil, nil)
    unsafe sqlite3_close_v2(handle)
  }

  /// Waits for locks so that everybody gets a turn.
  private func waitFairly(_ milliseconds: Int32) {
    let wait = BusyWait(milliseconds: milliseconds)
    // The handler is taken away before the connection, and with it this, goes.
    busyWait = wait
    unsafe sqlite3_busy_handler(
      handle,
      { context, attempts in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue().wait(attempts) ? 1 : 0
      }, unsafe Unmanaged.passUnretained(wait).toOpaque())
  }

  /// Prepares against a file made by an enemy: https://www.sqlite.org/security.html
  private func distrust() throws(SQLiteError) {
    _ = unsafe fleet_set_defensive(handle)
    _ = unsafe fleet_distrust_schema(handle)
    for (limit, value) in [
      (SQLITE_LIMIT_LENGTH, 16 << 20), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20), (SQLITE_LIMIT_EXPR_DEPTH, 100),
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    ] as [(Int32, Int32)] {
      unsafe sqlite3_limit(handle, limit, value)
    }
    try execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
  }

  /// Runs statements, separated by `;`, whose results do not matter. Everything in `sql` must be ours.
  package func execute(_ sql: String) throws(SQLiteError) {
    budget.reset()
    try check(unsafe ResultCode(rawValue: sqlite3_exec(handle, sql, nil, nil, nil)), sql)
  }

  /// Compiles one statement; values belong in parameters (`?`), names through `quoted(_:)`.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var compiled: OpaquePointer?
    var code = ResultCode.ok
    var hasMore = false
    unsafe sql.withCString { start in
      var tail: UnsafePointer<CChar>?
      unsafe code = ResultCode(rawValue: sqlite3_prepare_v2(handle, start, -1, &compiled, &tail))
      while let character = unsafe tail?.pointee, character != 0 {
        if ![0x20, 0x09, 0x0A, 0x0D, 0x3B].contains(character) { hasMore = true }
        unsafe tail = tail?.successor()
      }
    }
    try check(code, sql)
    guard let statement = unsafe compiled else { throw SQLiteError(.misuse, "there is no statement", sql: sql) }
    let result = unsafe Statement(statement, of: self, sql: sql)
    if hasMore { throw SQLiteError(.misuse, "there is more than one statement", sql: sql) }
    return result
  }

  /// The rows of one statement. Use a `Statement` where there may be many.
  package func rows(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> [Row] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [Row] = []
    while let row = try statement.step() { rows.append(row) }
    return rows
  }

  /// Runs one statement with values for its parameters and drops its rows.
  package func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) {
    let statement = try prepare(sql)
    try statement.bind(values)
    while try statement.step() != nil {}
  }

  /// The rows that the last INSERT, UPDATE or DELETE changed.
  package var changes: Int { unsafe Int(sqlite3_changes64(handle)) }

  /// The rows that this connection changed since it was opened, by way of foreign keys too.
  package var totalChanges: Int64 { unsafe sqlite3_total_changes64(handle) }

  /// The rowid of the last INSERT.
  package var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

  /// A name as it must stand in SQL: in double quotes, with those in it doubled.
  package static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text += "\"" }
    }
    return text + "\""
  }

  /// Begins the count of steps anew, when a statement starts.
  func resetBudget() { budget.reset() }

  /// Throws what `code` says unless it says that all is well.
  func check(_ code: ResultCode, _ sql: String?) throws(SQLiteError) {
    guard code == .ok || code == .row || code == .done else { throw unsafe Connection.error(code, handle, sql) }
  }

  @unsafe
  private static func error(_ code: ResultCode, _ handle: OpaquePointer, _ sql: String?) -> SQLiteError {
    let words = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "error"
    switch code.primary {
    case .interrupt: return SQLiteError(code, "the statement took too many steps and was stopped", sql: sql)
    case .notADatabase: return SQLiteError(code, "the file is not a database, or it is encrypted", sql: sql)
    default: return SQLiteError(code, words, sql: sql)
    }
  }
}
