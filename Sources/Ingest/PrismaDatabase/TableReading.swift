import JSON
import Model
import SQLite

/// A table on its way into records: typed access to the current row's values, each taken by its own storage class, with
/// a diagnostic that names table, column and row for each value that is not what it should be.
struct TableReading {
  /// The most characters of a long text that are kept.
  static let textLimit = 20_000

  /// What was read so far.
  var records: SourceRecords
  /// The number of the current row, from 1, in the order of the primary key; or the line on which it stands.
  private(set) var line = 0

  private let table: String
  private var row = Row(columns: [], values: [])
  private var tally = DiagnosticTally()

  /// Starts a table of the database whose result is `records`.
  init(_ table: String, into records: SourceRecords) {
    self.table = table
    self.records = records
  }

  /// Goes on to a row; `line` is given where it is not the next number.
  mutating func next(_ row: Row, line: Int? = nil) {
    self.row = row
    self.line = line ?? self.line + 1
  }

  /// Ends the table.
  mutating func finish() { tally.finish(&records) }

  /// Adds a diagnostic at the current row.
  mutating func report(_ id: String, _ message: String, severity: Severity = .warning, hint: String? = nil) {
    let place = SourceLocation(path: records.path, line: line == 0 ? nil : line)
    tally.add(Diagnostic(id, severity, at: place, message, hint: hint), to: &records)
  }

  // MARK: Values

  /// A text; a whole number is given in digits. Nil for NULL and for an empty text.
  mutating func text(_ column: String) -> String? {
    switch row[column] {
    case .text(let text, let isRepaired)?:
      if isRepaired { report("database.invalid-utf8", "\(place(column)) is not UTF-8; such bytes are shown as U+FFFD") }
      return text.isEmpty ? nil : LogText.clipped(text, limit: Self.textLimit)
    case .integer(let number)?: return String(number)
    case .null?, nil: return nil
    case .real?, .blob?: return reject(column, "a text")
    }
  }

  /// A text that a record cannot be without.
  mutating func required(_ column: String) -> String? {
    if let text = text(column) { return text }
    switch row[column] {
    // Any other value was reported as of the wrong type.
    case .null?, .text?, nil: report("database.missing-value", "\(place(column)) is empty; the row is left out")
    case .integer?, .real?, .blob?: break
    }
    return nil
  }

  /// A whole number from 0; a floating-point value counts when it is one (`80.0`).
  mutating func count(_ column: String) -> Int64? {
    switch row[column] {
    case .integer(let number)? where number >= 0: return number
    case .real(let number)?:
      if let whole = Int64(exactly: number), whole >= 0 { return whole }
      return reject(column, "a whole number from 0")
    case .null?, nil: return nil
    default: return reject(column, "a whole number from 0")
    }
  }

  /// Dollars. A floating-point value is taken as the shortest decimal that stands for it, which is what was written.
  mutating func dollars(_ column: String) -> USDTotal? {
    let amount: USDTotal?
    switch row[column] {
    case .integer(let number)?: amount = USDTotal(mantissa: Int128(number), scale: 0)
    case .real(let number)?: amount = USDTotal(decimal: number.description)
    case .text(let text, isRepaired: _)?: amount = USDTotal(decimal: text)
    case .null?, nil: return nil
    case .blob?: amount = nil
    }
    return amount ?? reject(column, "an amount of dollars")
  }

  /// A time: milliseconds or seconds since 1970, or a text with an offset, or one without, which SQLite's
  /// CURRENT_TIMESTAMP writes in UTC.
  mutating func time(_ column: String) -> Instant? {
    let time: Instant?
    switch row[column] {
    case .integer(let number)?: time = EpochTime.instant(number)
    case .real(let number)?: time = Int64(exactly: number.rounded(.down)).flatMap { EpochTime.instant($0) }
    case .text(let text, isRepaired: _)?:
      time = Instant(iso8601: text.utf8, zone: .utc) ?? Int64(text).flatMap { EpochTime.instant($0) }
    case .null?, nil: return nil
    case .blob?: time = nil
    }
    if time == nil { return reject(column, "a time") }
    records.notice(time)
    return time
  }

  /// The JSON that stands in a text column.
  mutating func json(_ column: String) -> JSONNode? {
    guard case .text(let text, isRepaired: _)? = row[column] else {
      if row[column]?.isNull == false { return reject(column, "JSON in a text") }
      return nil
    }
    if text.isEmpty { return nil }
    do throws(JSONParseError) {
      return try JSONDocumentParser.parse(Array(text.utf8), limitBytes: 1 << 20).root
    } catch {
      report(
        "database.bad-json", "\(place(column)) is \"\(Quote.short(text))\", not JSON: \(error.message); it is left out")
      return nil
    }
  }

  /// Reports the current value of a column and gives nil.
  mutating func reject<Value>(_ column: String, _ wanted: String) -> Value? {
    let found =
      switch row[column] ?? .null {
      case .null: "NULL"
      case .integer(let number): String(number)
      case .real(let number): number.description
      case .text(let text, isRepaired: _): "\"\(Quote.short(text))\""
      case .blob(let bytes): "a blob of \(bytes.count) bytes"
      }
    report("database.wrong-type", "\(place(column)) is \(found), not \(wanted); it is left out")
    return nil
  }

  /// `Task.tags of row 3`, by the table's own row number where it has one.
  private func place(_ column: String) -> String {
    guard let rowid = row["rowid"]?.integer else { return "\(table).\(column)" }
    return "\(table).\(column) of rowid \(rowid)"
  }
}
