import Effects
import JSON
import Model

/// Reads a session of an OpenClaw agent, live or archived (also compressed with Zstandard): each message of the assistant
/// with usage is one call.
///
/// What the gateway itself puts into a session (`delivery-mirror`, `gateway-injected`) is a call with zero usage and
/// without a model. Failed calls with zero usage count as calls too. Copies of one call are left for the ledger to join.
struct OpenClawTranscriptReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawTranscript)
    let place = SessionPlace(path: input.path)
    var reading = TranscriptReading(path: input.path, agent: place.agent)
    reading.begin(session: place.session)
    func take(_ line: Line, _ records: inout SourceRecords) {
      reading.take(line.bytes, line: line.number, isTorn: line.isTorn, into: &records)
    }
    if input.path.hasSuffix(".zst") {
      input.forEachArchivedLine(into: &records, take)
    } else {
      input.forEachLine(into: &records, take)
    }
    reading.finish(&records)
    return [records]
  }
}
