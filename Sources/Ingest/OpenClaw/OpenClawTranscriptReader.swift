import Effects
import JSON
import Model

/// Reads a session of an OpenClaw agent: each message of the assistant with usage is one call.
///
/// What the gateway itself puts into a session (`delivery-mirror`, `gateway-injected`) is a call with zero usage and
/// without a model. Failed calls with zero usage count as calls too. Copies of one call are left for the ledger to join.
struct OpenClawTranscriptReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.openclawTranscript)
    var session = Session(input: input)
    input.forEachLine(into: &records) { line, records in session.take(line, into: &records) }
    session.finish(&records)
    return [records]
  }

  /// The reading of one file.
  private struct Session {
    let input: SourceInput
    let place: SessionPlace
    let agent: AgentName?
    var pool = TextPool()
    var tally = DiagnosticTally()
    /// The provider and model that the newest change before a line names.
    var provider: String?
    var model: String?
    var hasEntries = false

    init(input: SourceInput) {
      self.input = input
      place = SessionPlace(path: input.path)
      agent = place.agent.map { AgentName(id: $0) }
    }

    mutating func take(_ line: Line, into records: inout SourceRecords) {
      do throws(JSONLineError) {
        switch try TranscriptLine.scan(line.bytes, pool: &pool) {
        case .call(let call): take(call, line.number, into: &records)
        case .model(let provider, let name):
          if let provider { self.provider = provider }
          if let name { self.model = name }
        case .other: break
        }
        hasEntries = true
      } catch {
        report(error, line, into: &records)
      }
    }

    private mutating func take(_ call: TranscriptLine.Call, _ line: Int, into records: inout SourceRecords) {
      let reading = UsageReading(call.figures)
      for fault in reading.badNumbers {
        tally.add(
          Diagnostic(
            "transcript.bad-number", .warning, at: input.location(line), fault,
            hint: "the program that wrote this session is at fault; the rest of the call counts"), to: &records)
      }
      guard let tokens = reading.tokens else { return }
      for fault in reading.contradictions {
        tally.add(Diagnostic("transcript.total-differs", .note, at: input.location(line), fault), to: &records)
      }
      if call.time == nil {
        tally.add(
          Diagnostic(
            "transcript.no-time", .warning, at: input.location(line),
            "this call has no usable time; it counts for the agent, but for no day"), to: &records)
      }
      records.notice(call.time)
      let provider = call.provider ?? self.provider
      let model = call.model ?? self.model
      records.usage.append(
        UsageRecord(
          line: line, rank: .transcript, basis: .recorded, agent: agent,
          period: call.time.map { .instant($0) } ?? .unknown, session: place.session,
          model: Self.isSynthetic(provider, model, tokens) ? nil : model, provider: provider, tokens: tokens,
          cost: reading.cost, calls: 1))
    }

    /// Whether the gateway wrote the message itself: no model answered.
    private static func isSynthetic(_ provider: String?, _ model: String?, _ tokens: TokenCounts) -> Bool {
      guard provider == "openclaw" || provider == "clawdbot" || provider == "moltbot" else { return false }
      return (model == "delivery-mirror" || model == "gateway-injected") && tokens.total == .zero
    }

    private mutating func report(_ error: JSONLineError, _ line: Line, into records: inout SourceRecords) {
      if line.isTorn {
        tally.add(
          Diagnostic(
            "transcript.torn-line", .note, at: input.location(line.number, error.offset + 1),
            "the last line is still being written or was cut off (\(error.message)); it was skipped",
            hint: "build again when the session is over"), to: &records)
      } else {
        tally.add(
          Diagnostic(
            "transcript.bad-line", .warning, at: input.location(line.number, error.offset + 1),
            "this line is no JSON object (\(error.message)); it was skipped",
            hint: "a call in it is missing from the sums; look at the line in an editor"), to: &records)
      }
    }

    func finish(_ records: inout SourceRecords) {
      tally.finish(&records)
      guard hasEntries else { return }
      if let agent {
        records.sessions.append(SessionFacts(id: place.session, agent: agent))
      } else if let first = records.usage.first {
        records.diagnostics.append(
          Diagnostic(
            "transcript.no-agent", .warning, at: input.location(first.line),
            "the calls of this session have no agent: the file is in no folder agents/<agent>/sessions",
            hint: "keep transcripts in the folders that OpenClaw gave them"))
      }
    }
  }
}
