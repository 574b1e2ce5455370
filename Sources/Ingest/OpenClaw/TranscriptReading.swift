import Digest
import JSON
import Model

/// The reading of transcript entries, one after the other: of one session's file, or of all sessions of a database.
struct TranscriptReading {
  /// What diagnostics name: the file, or the table of a database.
  private let path: String
  private let agent: AgentName?
  private var session = ""
  private var scanner = TranscriptScanner()
  private var faults: TranscriptFaults
  /// The provider and model that the newest change before a line names.
  private var provider: String?
  private var model: String?
  private var hasEntries = false
  /// Where the last call of the session comes from.
  private var lastOrigin: (model: String?, provider: String?, place: Int32)?

  /// Makes a reading for an agent.
  init(path: String, agent: String?) {
    self.path = path
    self.agent = agent.map { AgentName(id: $0) }
    faults = TranscriptFaults(path: path)
  }

  /// Begins a session: what came before says nothing of its provider and model.
  mutating func begin(session: String) {
    self.session = session
    provider = nil
    model = nil
    lastOrigin = nil
  }

  /// Takes the next entry, which stands in `line`; `isTorn` when nothing ends it.
  mutating func take(_ bytes: UnsafeRawBufferPointer, line: Int, isTorn: Bool, into records: inout SourceRecords) {
    do throws(JSONLineError) {
      switch try scanner.scan(bytes) {
      case .call(let provider, let model, let time):
        if let usage = scanner.usage {
          take(usage, provider ?? self.provider, model ?? self.model, time, line, into: &records)
        }
      case .model(let provider, let name):
        if let provider { self.provider = provider }
        if let name { self.model = name }
      case .summary(let id, let time): takeSummary(id: id, time: time, line, into: &records)
      case .other: break
      }
      hasEntries = true
    } catch {
      faults.badLine(error, line, isTorn: isTorn, into: &records)
    }
  }

  private mutating func take(
    _ usage: UsageReading, _ provider: String?, _ model: String?, _ time: Instant?, _ line: Int,
    into records: inout SourceRecords
  ) {
    faults.badNumbers(usage.badNumbers, line, into: &records)
    guard let tokens = usage.tokens else { return }
    for fact in usage.contradictions { faults.contradiction(fact, line, into: &records) }
    if time == nil { faults.noTime(line, into: &records) }
    records.notice(time)
    let origin = origin(model: Self.isSynthetic(provider, model, tokens) ? nil : model, provider, in: &records.usage)
    records.usage.append(tokens: tokens, cost: usage.cost, time: time, origin: origin, line: line)
  }

  /// The place in the list of calls of where a call comes from; mostly that of the call before.
  private mutating func origin(model: String?, _ provider: String?, in usage: inout UsageList) -> Int32 {
    if let last = lastOrigin, last.model == model, last.provider == provider { return last.place }
    let place = usage.place(
      of: UsageList.Origin(agent: agent, session: session, model: model, provider: provider))
    lastOrigin = (model, provider, place)
    return place
  }

  /// A fork has its parent's entries with their ids and times; one without an id is told by its place.
  private func takeSummary(id: String?, time: String?, _ line: Int, into records: inout SourceRecords) {
    let name = id.map { "\($0)\u{0}\(time ?? "")" } ?? "\(path)\u{0}\(line)"
    let digest = Digest128(Array(name.utf8))
    records.coverage.unrecordedCalls.append(CallID(high: digest.high, low: digest.low))
  }

  /// Whether the gateway wrote the message itself: no model answered.
  private static func isSynthetic(_ provider: String?, _ model: String?, _ tokens: TokenCounts) -> Bool {
    guard provider == "openclaw" || provider == "clawdbot" || provider == "moltbot" else { return false }
    return (model == "delivery-mirror" || model == "gateway-injected") && tokens.total == .zero
  }

  /// Ends the reading of one session's file.
  func finish(_ records: inout SourceRecords) {
    endOfEntries(&records)
    guard hasEntries else { return }
    if let agent {
      records.sessions.append(SessionFacts(id: session, agent: agent))
    } else if let first = records.usage.first {
      records.diagnostics.append(
        Diagnostic(
          "transcript.no-agent", .warning, at: SourceLocation(path: path, line: first.line),
          "the calls of this session have no agent: the file is in no folder agents/<agent>/sessions",
          hint: "keep transcripts in the folders that OpenClaw gave them"))
    }
  }

  /// Adds the diagnostics that were only counted.
  func endOfEntries(_ records: inout SourceRecords) { faults.finish(&records) }
}
