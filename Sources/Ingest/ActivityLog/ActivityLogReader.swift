import Effects
import Model

/// Reads a log file of any grammar known here, told line by line.
///
/// Every line that carries a time is one activity. A line without one belongs to the timed line before it; before the
/// first timed line, to that one.
struct ActivityLogReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.log)
    var assembly = LogAssembly(clocks: input.clocks) { input.location($0) }
    input.forEachLine(into: &records) { line, records in
      assembly.add(line.bytes, line: line.number, into: &records)
    }
    assembly.end(into: &records)
    return [records]
  }
}
