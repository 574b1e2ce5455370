// https://www.sqlite.org/rescode.html

/// A result code of SQLite. Not an enumeration, because SQLite adds codes.
package struct ResultCode: RawRepresentable, Sendable, Hashable {
  /// The number; an extended code holds its primary code in the low eight bits.
  package var rawValue: Int32

  /// Makes a code of its number.
  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The primary code of an extended code.
  package var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

  /// `SQLITE_OK`
  package static let ok = ResultCode(rawValue: 0)
  /// `SQLITE_ERROR`: wrong SQL, or no such table.
  package static let error = ResultCode(rawValue: 1)
  /// `SQLITE_BUSY`: another connection holds the lock, or the file kept changing while it was copied.
  package static let busy = ResultCode(rawValue: 5)
  /// `SQLITE_LOCKED`: another statement of the same process holds the lock.
  package static let locked = ResultCode(rawValue: 6)
  /// `SQLITE_READONLY`
  package static let readOnly = ResultCode(rawValue: 8)
  /// `SQLITE_INTERRUPT`: the statement took more steps than it may.
  package static let interrupt = ResultCode(rawValue: 9)
  /// `SQLITE_CORRUPT`: a damaged or truncated database.
  package static let corrupt = ResultCode(rawValue: 11)
  /// `SQLITE_CANTOPEN`: missing or unreadable.
  package static let cannotOpen = ResultCode(rawValue: 14)
  /// `SQLITE_TOOBIG`: beyond a limit of length.
  package static let tooBig = ResultCode(rawValue: 18)
  /// `SQLITE_CONSTRAINT`
  package static let constraint = ResultCode(rawValue: 19)
  /// `SQLITE_MISUSE`
  package static let misuse = ResultCode(rawValue: 21)
  /// `SQLITE_RANGE`: no such parameter.
  package static let range = ResultCode(rawValue: 25)
  /// `SQLITE_NOTADB`: not a database, or an encrypted one.
  package static let notADatabase = ResultCode(rawValue: 26)
  /// `SQLITE_ROW`
  package static let row = ResultCode(rawValue: 100)
  /// `SQLITE_DONE`
  package static let done = ResultCode(rawValue: 101)
}
