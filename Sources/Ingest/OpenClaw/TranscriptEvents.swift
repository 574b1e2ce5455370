import Model
import SQLite

/// The rows of `transcript_events`, in the order of session and number, each the entry of a transcript.
struct TranscriptEvents {
  /// The ids of the sessions that have entries, in the order of the rows.
  private(set) var sessions: [String] = []

  private let connection: Connection
  private let path: String
  private var reading: TranscriptReading
  private var tally = DiagnosticTally()
  /// The number of the last row that was read, from 1.
  private var line = 0
  /// Session and number of that row.
  private var last: [SQLiteValue] = []

  init(_ connection: Connection, path: String, agent: String?) {
    self.connection = connection
    self.path = path
    reading = TranscriptReading(path: path, agent: agent)
  }

  /// Reads all rows. A row that is too large to hold is reported, and the reading goes on behind it.
  mutating func read(into records: inout SourceRecords) throws(SQLiteError) {
    defer {
      reading.endOfEntries(&records)
      tally.finish(&records)
    }
    while true {
      let before = line
      do throws(SQLiteError) {
        let statement = try select("session_id, seq, event_json", limit: nil)
        while let row = try statement.step() { take(row, into: &records) }
        return
      } catch {
        guard error.code.primary == .tooBig else { throw error }
        // One run gives only so many bytes; when it gave nothing at all, the next row alone is too large.
        if line > before { continue }
        guard let key = try select("session_id, seq", limit: 1).step() else { return }
        line += 1
        last = key.values
        report("this entry is larger than can be held; it was skipped", .error, into: &records)
      }
    }
  }

  /// The columns of the rows behind the last one.
  private func select(_ columns: String, limit: Int?) throws(SQLiteError) -> Statement {
    let statement = try connection.prepare(
      "SELECT \(columns) FROM transcript_events \(last.isEmpty ? "" : "WHERE (session_id, seq) > (?, ?) ")"
        + "ORDER BY session_id, seq \(limit.map { "LIMIT \($0)" } ?? "")")
    try statement.bind(last)
    return statement
  }

  private mutating func take(_ row: Row, into records: inout SourceRecords) {
    line += 1
    last = [row[0], row[1]]
    guard let session = row[0].text, !session.isEmpty else {
      report("this row names no session; it was skipped", .warning, into: &records)
      return
    }
    if sessions.last.map({ !$0.utf8.elementsEqual(session.utf8) }) ?? true {
      sessions.append(session)
      reading.begin(session: session)
    }
    guard var text = row[2].text else {
      report("event_json of this row is no text; it was skipped", .warning, into: &records)
      return
    }
    text.withUTF8 { bytes in
      reading.take(UnsafeRawBufferPointer(bytes), line: line, isTorn: false, into: &records)
    }
  }

  private mutating func report(_ message: String, _ severity: Severity, into records: inout SourceRecords) {
    records.coverage.skippedRows += 1
    tally.add(
      Diagnostic(
        "transcript.bad-row", severity, at: SourceLocation(path: path, line: line), message,
        hint: "a call in it is missing from the sums"), to: &records)
  }
}
