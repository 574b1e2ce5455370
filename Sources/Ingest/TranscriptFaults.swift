import JSON
import Model

/// What is wrong with one file, or table, of sessions, told in the same words for each program that writes such.
struct TranscriptFaults {
  /// What diagnostics name: the file, or the table of a database.
  private let path: String
  private var tally = DiagnosticTally()

  /// Begins with none.
  init(path: String) { self.path = path }

  /// A line that could not be scanned to its end; `isTorn` when nothing ends it.
  mutating func badLine(_ error: JSONLineError, _ line: Int, isTorn: Bool, into records: inout SourceRecords) {
    let place = location(line, error.offset + 1)
    if isTorn {
      records.coverage.tornRows += 1
      tally.add(
        Diagnostic(
          "transcript.torn-line", .note, at: place,
          "the last line is still being written or was cut off (\(error.message)); it was skipped",
          hint: "build again when the session is over"), to: &records)
      return
    }
    records.coverage.skippedRows += 1
    if !tally.onlyCounts("transcript.bad-line") {
      tally.add(
        Diagnostic(
          "transcript.bad-line", .warning, at: place,
          "this line is no JSON object (\(error.message)); it was skipped",
          hint: "a call in it is missing from the sums; look at the line in an editor"), to: &records)
    }
  }

  /// A document that stops being JSON before its end.
  mutating func badDocument(_ error: JSONLineError, line: Int, column: Int, into records: inout SourceRecords) {
    records.coverage.skippedRows += 1
    tally.add(
      Diagnostic(
        "transcript.bad-line", .warning, at: location(line, column),
        "here this session stops being JSON (\(error.message)); what follows was not read",
        hint: "the file may be cut off, or still being written"), to: &records)
  }

  /// Figures that were not taken.
  mutating func badNumbers(_ faults: [String], _ line: Int, into records: inout SourceRecords) {
    for fault in faults {
      tally.add(
        Diagnostic(
          "transcript.bad-number", .warning, at: location(line), fault,
          hint: "the program that wrote this session is at fault; the rest of the call counts"), to: &records)
    }
  }

  /// Figures that contradict each other.
  mutating func contradiction(_ fact: String, _ line: Int, into records: inout SourceRecords) {
    tally.add(Diagnostic("transcript.total-differs", .note, at: location(line), fact), to: &records)
  }

  /// A call without a usable time.
  mutating func noTime(_ line: Int, into records: inout SourceRecords) {
    tally.add(
      Diagnostic(
        "transcript.no-time", .warning, at: location(line),
        "this call has no usable time; it counts for the agent, but for no day"), to: &records)
  }

  /// Closes the list of faults.
  func finish(_ records: inout SourceRecords) { tally.finish(&records) }

  /// Gives all calls their agent, and closes the list of faults.
  ///
  /// - Parameter hint: what to do where the file names no agent.
  mutating func finish(agent: AgentName?, hint: String, _ records: inout SourceRecords) {
    tally.finish(&records)
    for index in records.usage.indices { records.usage[index].agent = agent }
    for index in records.coverage.heardReplies.indices { records.coverage.heardReplies[index].agent = agent }
    var seen: Set<String> = []
    if let agent {
      for record in records.usage {
        if let session = record.session, seen.insert(session).inserted {
          records.sessions.append(SessionFacts(id: session, agent: agent))
        }
      }
    } else if let first = records.usage.first {
      records.diagnostics.append(
        Diagnostic(
          "transcript.no-agent", .warning, at: location(first.line),
          "the calls of this session have no agent: nothing in it or in its path names a folder that was worked in",
          hint: hint))
    }
  }

  private func location(_ line: Int, _ column: Int? = nil) -> SourceLocation {
    SourceLocation(path: path, line: line, column: column)
  }
}
