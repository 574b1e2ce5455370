/// What SQLite, or the copying of a database, refused. Bound values are not part of it: they may hold secrets.
package struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The primary code.
  package var code: ResultCode
  /// The extended code, equal to `code` when there is no finer one.
  package var extendedCode: ResultCode
  /// The reason, lower-case first.
  package var message: String
  /// The statement, or nil when none was run.
  package var sql: String?

  /// Makes an error of a primary or extended code.
  package init(_ code: ResultCode, _ message: String, sql: String? = nil) {
    self.code = code.primary
    extendedCode = code
    self.message = message
    self.sql = sql
  }

  /// The reason and the code, such as `no such table: Task (SQLite code 1)`.
  package var description: String { "\(message) (SQLite code \(extendedCode.rawValue))" }
}
