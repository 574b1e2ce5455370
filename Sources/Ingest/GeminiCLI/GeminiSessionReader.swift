import Digest
import Effects
import JSON
import Model

/// Reads a session of Gemini CLI, in the form of one JSON object or of one object a line.
///
/// A message that is written again while it grows, or patched later, is one call with the last figures.
struct GeminiSessionReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.geminiSession)
    var session = Session(input: input)
    if input.path.hasSuffix(".jsonl") {
      input.forEachLine(into: &records) { line, records in session.take(line, into: &records) }
    } else if let bytes = input.bytes(into: &records) {
      session.takeDocument(bytes, into: &records)
    }
    session.finish(&records)
    return [records]
  }

  /// The reading of one file.
  private struct Session {
    let place: GeminiPlace
    var pool = TextPool()
    var faults: TranscriptFaults
    /// The digests of the messages' ids, in the order of the records; nil for a message without an id.
    var ids: [Digest128?] = []
    /// Where a message stands in the records.
    var known: [Digest128: Int] = [:]
    var session: String?
    var project: String?

    init(input: SourceInput) {
      place = GeminiPlace(path: input.path)
      faults = TranscriptFaults(path: input.path)
    }

    mutating func take(_ line: Line, into records: inout SourceRecords) {
      do throws(JSONLineError) {
        notice(try GeminiLine.scan(line.bytes) { take($0, line.number, into: &records) })
      } catch {
        faults.badLine(error, line.number, isTorn: line.isTorn, into: &records)
      }
    }

    mutating func takeDocument(_ bytes: [UInt8], into records: inout SourceRecords) {
      let lines = LineIndex(bytes)
      bytes.withUnsafeBytes { buffer in
        do throws(JSONLineError) {
          notice(
            try GeminiLine.scan(buffer) { take($0, lines.position(of: $0.offset).line, into: &records) })
        } catch {
          let place = lines.position(of: error.offset)
          faults.badDocument(error, line: place.line, column: place.column, into: &records)
        }
      }
    }

    private mutating func notice(_ line: GeminiLine) {
      if session == nil, let text = line.session, !text.raw.isEmpty { session = text.string }
      if project == nil, let text = line.project, !text.raw.isEmpty { project = text.string }
    }

    private mutating func take(_ message: GeminiLine.Message, _ line: Int, into records: inout SourceRecords) {
      faults.badNumbers(message.tokens.faults, line, into: &records)
      guard let tokens = message.tokens.counts else { return }
      records.notice(message.time)
      let id = message.id.flatMap { $0.raw.isEmpty ? nil : Digest128($0.bytes) }
      if let index = id.flatMap({ known[$0] }) {
        records.usage[index].tokens = tokens
        records.usage[index].line = line
        if let model = pool.text(message.model) { records.usage[index].model = model }
        if let time = message.time, records.usage[index].period == .unknown {
          records.usage[index].period = .instant(time)
        }
        return
      }
      if let id { known[id] = records.usage.count }
      ids.append(id)
      records.usage.append(
        UsageRecord(
          line: line, rank: .transcript, basis: .recorded, agent: nil,
          period: message.time.map { .instant($0) } ?? .unknown, model: pool.text(message.model), provider: "google",
          tokens: tokens, cost: nil, calls: 1))
    }

    mutating func finish(_ records: inout SourceRecords) {
      let session = self.session ?? place.session
      for (index, id) in ids.enumerated() {
        records.usage[index].session = session
        if records.usage[index].period == .unknown { faults.noTime(records.usage[index].line, into: &records) }
        guard let id else { continue }
        let digest = Digest128("gemini\0\(session)\0\(id.description)")
        records.usage[index].callID = CallID(high: digest.high, low: digest.low)
      }
      // A folder's name that is no hash is what the user knows the project by; else its hash is all there is.
      let agent =
        place.project.flatMap { GeminiPlace.isHash($0) ? nil : AgentName(name: $0) }
        ?? (place.project ?? project).map { AgentName(id: $0) }
      faults.finish(
        agent: agent, hint: "keep sessions in the folders tmp/<project>/chats that Gemini CLI made", &records)
    }
  }
}
