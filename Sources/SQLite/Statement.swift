// A compiled statement and its rows.

import CSQLite

/// A compiled statement; finalised when the last reference goes.
@safe
package final class Statement {
  /// Bytes of text and blobs that one run may give before it fails with `.tooBig`: a few rows of a made-up table can
  /// stand for any amount.
  static let outputLimit = 1 << 30

  /// The statement as it was written.
  package let sql: String
  /// The names of the result's columns.
  package let columns: [String]
  private let handle: OpaquePointer
  private let connection: Connection
  private var isRunning = false
  private var outputBytes = 0

  @unsafe
  init(_ handle: OpaquePointer, of connection: Connection, sql: String) {
    unsafe self.handle = handle
    self.connection = connection
    self.sql = sql
    columns = unsafe (0..<sqlite3_column_count(handle)).map { index in
      unsafe sqlite3_column_name(handle, index).map { unsafe String(cString: $0) } ?? ""
    }
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Gives the parameters their values, in order from the first.
  package func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
  }

  /// Gives a parameter its value; parameters count from 1. A statement that has run is reset first.
  package func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
    if isRunning { reset() }
    guard let index = Int32(exactly: index) else { throw SQLiteError(.range, "no parameter \(index)", sql: sql) }
    let code: Int32 =
      switch value {
      case .null: unsafe sqlite3_bind_null(handle, index)
      case .integer(let number): unsafe sqlite3_bind_int64(handle, index, number)
      case .real(let number): unsafe sqlite3_bind_double(handle, index, number)
      case .text(let text, isRepaired: _):
        unsafe text.withCString { characters in
          guard let count = Int32(exactly: text.utf8.count) else { return SQLITE_TOOBIG }
          return unsafe fleet_bind_text(handle, index, characters, count)
        }
      case .blob(let bytes):
        unsafe bytes.withUnsafeBytes { buffer in
          guard let count = Int32(exactly: buffer.count) else { return SQLITE_TOOBIG }
          guard let base = buffer.baseAddress, count > 0 else {
            return unsafe sqlite3_bind_zeroblob(handle, index, 0)
          }
          return unsafe fleet_bind_blob(handle, index, base, count)
        }
      }
    try connection.check(ResultCode(rawValue: code), sql)
  }

  /// Forgets the run, so that the next `step` begins anew; the parameters keep their values.
  package func reset() {
    unsafe sqlite3_reset(handle)
    isRunning = false
  }

  /// The next row, or nil when there is none; after that the statement can be run again.
  package func step() throws(SQLiteError) -> Row? {
    if !isRunning {
      connection.resetBudget()
      outputBytes = 0
      isRunning = true
    }
    let code = unsafe ResultCode(rawValue: sqlite3_step(handle))
    guard code == .row else {
      defer { reset() }
      try connection.check(code, sql)
      return nil
    }
    let values = columns.indices.map { value(Int32($0)) }
    guard outputBytes <= Statement.outputLimit else {
      reset()
      throw SQLiteError(.tooBig, "the rows hold more than \(Statement.outputLimit) bytes", sql: sql)
    }
    return Row(columns: columns, values: values)
  }

  private func value(_ index: Int32) -> SQLiteValue {
    let type = unsafe sqlite3_column_type(handle, index)
    if connection.isLimitingValues, type == SQLITE_TEXT || type == SQLITE_BLOB,
      unsafe sqlite3_column_bytes(handle, index) > Connection.valueLimit
    {
      return .null
    }
    switch type {
    case SQLITE_INTEGER: return unsafe .integer(sqlite3_column_int64(handle, index))
    case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT:
      // The text must be asked for before its length, which is that of the last form asked for.
      guard let text = unsafe sqlite3_column_text(handle, index) else { return .text("") }
      let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, index)))
      outputBytes += bytes.count
      if let valid = unsafe String(validating: bytes, as: UTF8.self) { return .text(valid) }
      return unsafe .text(String(decoding: bytes, as: UTF8.self), isRepaired: true)
    case SQLITE_BLOB:
      guard let base = unsafe sqlite3_column_blob(handle, index) else { return .blob([]) }
      let bytes = unsafe UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(handle, index)))
      outputBytes += bytes.count
      return unsafe .blob(Array(bytes))
    default: return .null
    }
  }
}
