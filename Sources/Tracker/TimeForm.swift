import Model
import SQLite

/// The form in which a database holds its times: that of whichever of Prisma's engines writes it.
enum TimeForm: Sendable, Hashable {
  /// Whole milliseconds since 1970: Prisma's own engine.
  case milliseconds
  /// `2026-02-10T05:54:09.347+00:00`: Prisma's driver adapters.
  case text

  /// The value of a time.
  func value(_ time: Instant) -> SQLiteValue {
    switch self {
    case .milliseconds: .integer(time.milliseconds)
    case .text: .text(time.description.dropLast() + "+00:00")
    }
  }

  /// The form of the newest rows. Only `updatedAt` tells: it has no default, so the client that writes has filled it in.
  static func found(in connection: Connection) throws(SQLiteError) -> TimeForm {
    for table in [TrackerTable.task, .agent, .venture] {
      let rows = try connection.rows("SELECT \"updatedAt\" FROM \(table.quoted) ORDER BY rowid DESC LIMIT 1")
      switch rows.first?[0] {
      case .integer?: return .milliseconds
      case .text(let text, isRepaired: _)? where text.utf8.dropFirst(10).first == UInt8(ascii: "T"): return .text
      default: break
      }
    }
    return .milliseconds
  }

  /// The time that a stored value stands for; nil when it stands for none.
  static func instant(_ value: SQLiteValue) -> Instant? {
    switch value {
    case .integer(let number): EpochTime.instant(number)
    case .real(let number): Int64(exactly: number.rounded(.down)).flatMap { EpochTime.instant($0) }
    case .text(let text, isRepaired: _): Instant(iso8601: text.utf8, zone: .utc)
    case .null, .blob: nil
    }
  }

  /// SQL for the milliseconds that a column stands for, in whichever form, so that rows of different forms sort by time.
  static func milliseconds(of column: String) -> String {
    """
    CASE typeof("\(column)") WHEN 'text' THEN CAST(round((julianday("\(column)") - 2440587.5) * 86400000.0) AS INTEGER) \
    ELSE CASE WHEN abs("\(column)") < 100000000000 THEN "\(column)" * 1000 ELSE "\(column)" END END
    """
  }
}
