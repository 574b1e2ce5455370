import Digest
import Effects
import JSON
import Model

/// Reads a session of Codex (a rollout), or the output of `codex exec --json`.
///
/// Each event that moves the session's running total is one call. A fork's file begins with a copy of its parent's
/// history, which is followed but not counted: the parent's own file has it.
struct CodexReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.codexRollout)
    var session = Session(input: input)
    input.forEachLine(into: &records) { line, records in session.take(line, into: &records) }
    session.finish(&records)
    return [records]
  }

  /// The reading of one file.
  private struct Session {
    var pool = TextPool()
    var faults: TranscriptFaults
    var totals = CodexTotals()
    var replay = CodexReplay()
    /// The session's id: the header's, else that in the file's name.
    var id: String
    var hasHeader = false
    var folder: String?
    var provider: String?
    var model: String?

    init(input: SourceInput) {
      faults = TranscriptFaults(path: input.path)
      id = Self.session(path: input.path)
    }

    /// `rollout-<local time>-<uuid>.jsonl` gives the UUID, another name itself without its ending.
    private static func session(path: String) -> String {
      let stem = SessionPlace(path: path).session
      guard stem.utf8.count > 36, stem.utf8.starts(with: "rollout-".utf8) else { return stem }
      return String(decoding: stem.utf8.suffix(36), as: UTF8.self)
    }

    mutating func take(_ line: Line, into records: inout SourceRecords) {
      do throws(JSONLineError) {
        let entry = try CodexLine.scan(line.bytes)
        replay.notice(entry.time)
        if let turn = entry.turn { replay.noticeTurn(turn.string) }
        switch entry.kind {
        case .header(let id, let time, let forks): takeHeader(entry, id: id?.string, time: time, forks: forks)
        case .turn:
          if let model = pool.text(entry.model) { self.model = model }
          if folder == nil { folder = entry.folder?.string }
        case .spent(let total, let last):
          if let spent = totals.spent(total: total, last: last), spent.hasTokens, !replay.isInherited {
            take(spent, total, entry, line.number, into: &records)
          }
        case .thread(let id):
          totals.reset()
          self.id = id?.string ?? self.id
        case .other: break
        }
      } catch {
        faults.badLine(error, line.number, isTorn: line.isTorn, into: &records)
      }
    }

    private mutating func takeHeader(_ entry: CodexLine, id: String?, time: Instant?, forks: Bool) {
      guard !hasHeader else {
        if let id, id != self.id { replay.noticeOtherHeader() }
        return
      }
      hasHeader = true
      if let id, !id.isEmpty { self.id = id }
      replay.begin(id: id, time: time ?? entry.time, isFork: forks)
      folder = entry.folder?.string
      provider = pool.text(entry.provider)
    }

    private mutating func take(
      _ spent: CodexFigures, _ total: CodexFigures?, _ entry: CodexLine, _ line: Int, into records: inout SourceRecords
    ) {
      faults.badNumbers(entry.faults, line, into: &records)
      let (tokens, isContradiction) = spent.tokens
      if isContradiction {
        faults.contradiction(
          "more tokens came from the cache than the input has; the input is taken as 0", line, into: &records)
      }
      if entry.time == nil { faults.noTime(line, into: &records) }
      records.notice(entry.time)
      records.usage.append(
        UsageRecord(
          line: line, rank: .transcript, basis: .recorded, agent: nil,
          period: entry.time.map { .instant($0) } ?? .unknown, session: id,
          model: pool.text(entry.model) ?? model, provider: provider, tokens: tokens, cost: nil, calls: 1,
          callID: entry.time.map { identity($0, total ?? spent) }))
    }

    /// The identity of a call: its session, its time and the total it led to. The same session may lie in the folder of
    /// active sessions and in that of archived ones.
    private func identity(_ time: Instant, _ total: CodexFigures) -> CallID {
      let figures = [total.input, total.cached, total.cacheWrite, total.output]
        .map { $0.map { String($0) } ?? "-" }.joined(separator: " ")
      let digest = Digest128("codex\0\(id)\0\(time.milliseconds)\0\(figures)")
      return CallID(high: digest.high, low: digest.low)
    }

    mutating func finish(_ records: inout SourceRecords) {
      let name = folder.flatMap { WorkingFolder.name($0) }
      faults.finish(
        agent: name.map { AgentName(name: $0) }, hint: "the session's header names the folder as \"cwd\"", &records)
    }
  }
}
