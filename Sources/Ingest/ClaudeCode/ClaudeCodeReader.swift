import Digest
import Effects
import JSON
import Model

/// Reads a session of Claude Code, or of one of its subagents.
///
/// One reply stands on several lines, a content block each, and its output figure is a placeholder until the last one:
/// the rows of one message and request are one call, with the time of the first and the figures of the largest. Rows of
/// one call in several files (a resumed session) carry the same identity; the ledger joins them. A parent's progress lines
/// tell of its subagents' replies; those count where the subagent's own file has them.
struct ClaudeCodeReader: SourceReader {
  func read(_ input: SourceInput) -> [SourceRecords] {
    var records = input.records(.claudeCodeTranscript)
    var session = Session(input: input)
    input.forEachLine(into: &records) { line, records in session.take(line, into: &records) }
    session.finish(&records)
    return [records]
  }

  /// The reading of one file.
  private struct Session {
    /// Rows of one reply stand near each other: after this many calls the list of open ones begins anew, and the ledger
    /// joins what comes later.
    static let openLimit = 1 << 16

    let place: ClaudeCodePlace
    var pool = TextPool()
    var faults: TranscriptFaults
    /// Where the call of an identity stands in the records.
    var open: [CallID: Int] = [:]
    /// Where the replies that are heard of stand in the records.
    var heard: [CallID: Int] = [:]
    /// The name of the folder worked in, and whether it is that of the project.
    var folder: (name: String?, isCertain: Bool) = (nil, false)
    var lastFolder: [UInt8] = []
    /// Where the newest running totals of each session stand in the records.
    var totals: [String: Int] = [:]

    init(input: SourceInput) {
      place = ClaudeCodePlace(path: input.path)
      faults = TranscriptFaults(path: input.path)
    }

    mutating func take(_ line: Line, into records: inout SourceRecords) {
      do throws(JSONLineError) {
        let entry = try ClaudeCodeLine.scan(line.bytes)
        if let text = entry.folder { notice(folder: text) }
        if let reply = entry.reply {
          take(reply, session: pool.text(entry.session) ?? place.session, line.number, into: &records)
        }
        if let reply = entry.heard { hear(reply, line.number, into: &records) }
        if let totals = entry.ownTotals {
          take(totals, session: pool.text(entry.session) ?? place.session, line.number, into: &records)
        }
      } catch {
        faults.badLine(error, line.number, isTorn: line.isTorn, into: &records)
      }
    }

    private mutating func notice(folder text: JSONLineText) {
      if folder.isCertain || lastFolder.elementsEqual(text.raw) { return }
      lastFolder = Array(text.raw)
      let found = WorkingFolder.name(text.string, slug: place.slug)
      if found.isCertain || folder.name == nil { folder = found }
    }

    private mutating func take(
      _ reply: ClaudeCodeLine.Reply, session: String, _ line: Int, into records: inout SourceRecords
    ) {
      let reading = reply.usage.reading
      faults.badNumbers(reading.faults, line, into: &records)
      if let fact = reading.contradiction { faults.contradiction(fact, line, into: &records) }
      let isSynthetic = reply.model.map { $0 == "<synthetic>" } ?? false
      // What Claude Code writes itself, such as an error message, was answered by no model.
      if let tokens = reading.tokens, !((isSynthetic || reply.isError) && tokens.total == .zero) {
        var model = isSynthetic ? nil : pool.text(reply.model)
        if reply.usage.isFast { model = model.map { $0 + "-fast" } }
        add(
          record(reply, reading, model: model, session: session, line, identity: Self.identity(reply)), into: &records)
      }
      for (index, advisor) in reply.usage.advisors.enumerated() {
        let reading = advisor.usage.reading
        faults.badNumbers(reading.faults, line, into: &records)
        var call = reply
        call.cost = .absent
        add(
          record(
            call, reading, model: advisor.model, session: session, line,
            identity: Self.identity(reply, suffix: "advisor\0\(index)")), into: &records)
      }
    }

    private mutating func hear(_ reply: ClaudeCodeLine.Reply, _ line: Int, into records: inout SourceRecords) {
      guard let tokens = reply.usage.reading.tokens, let id = Self.identity(reply) else { return }
      if let index = heard[id] {
        if tokens.total > records.coverage.heardReplies[index].tokens.total {
          records.coverage.heardReplies[index].tokens = tokens
        }
      } else {
        heard[id] = records.coverage.heardReplies.count
        records.coverage.heardReplies.append(HeardReply(line: line, id: id, tokens: tokens))
      }
    }

    private func record(
      _ reply: ClaudeCodeLine.Reply, _ reading: ClaudeCodeUsage.Reading, model: String?, session: String, _ line: Int,
      identity: CallID?
    ) -> UsageRecord {
      var cost: CostParts?
      if case .number(let decimal) = reply.cost, decimal.mantissa >= 0,
        let amount = USD(mantissa: decimal.mantissa, scale: decimal.scale)
      {
        cost = CostParts(unsplit: USDTotal(amount))
      }
      return UsageRecord(
        line: line, rank: .transcript, basis: .recorded, agent: nil,
        period: reply.time.map { .instant($0) } ?? .unknown, session: session, model: model, provider: "anthropic",
        tokens: reading.tokens, cost: cost, calls: 1, callID: identity, cacheWrite1h: reading.cacheWrite1h)
    }

    /// The identity of a reply: message and request, or the message alone where no request is named.
    private static func identity(_ reply: ClaudeCodeLine.Reply, suffix: String? = nil) -> CallID? {
      guard let message = reply.messageID, !message.raw.isEmpty else { return nil }
      var bytes = message.bytes
      bytes.append(0)
      if let request = reply.requestID { bytes += request.bytes }
      if let suffix { bytes += [0] + Array(suffix.utf8) }
      let digest = Digest128(bytes)
      return CallID(high: digest.high, low: digest.low)
    }

    private mutating func add(_ record: UsageRecord, into records: inout SourceRecords) {
      if case .instant(let time) = record.period { records.notice(time) }
      guard let id = record.callID, let index = open[id] else {
        if record.period == .unknown { faults.noTime(record.line, into: &records) }
        if let id = record.callID {
          if open.count >= Self.openLimit { open.removeAll(keepingCapacity: true) }
          open[id] = records.usage.count
        }
        records.usage.append(record)
        return
      }
      let earlier = records.usage[index]
      var merged = Self.isLarger(record, earlier) ? record : earlier
      merged.session = earlier.session
      merged.period = earlier.period == .unknown ? record.period : earlier.period
      merged.cost = merged.cost ?? earlier.cost ?? record.cost
      records.usage[index] = merged
    }

    /// Whether a row of a call says more than an earlier one: more output, or as much and more of all.
    private static func isLarger(_ a: UsageRecord, _ b: UsageRecord) -> Bool {
      let outputs = (a.tokens?.output?.count ?? -1, b.tokens?.output?.count ?? -1)
      if outputs.0 != outputs.1 { return outputs.0 > outputs.1 }
      return (a.tokens?.total ?? .zero) > (b.tokens?.total ?? .zero)
    }

    private mutating func take(
      _ own: ClaudeCodeTotals, session: String, _ line: Int, into records: inout SourceRecords
    ) {
      let (total, problems) = own.stated(line: line, session: session)
      faults.badNumbers(problems, line, into: &records)
      guard let total else { return }
      if let index = totals[session] {
        records.stated[index] = total
      } else {
        totals[session] = records.stated.count
        records.stated.append(total)
      }
    }

    mutating func finish(_ records: inout SourceRecords) {
      let name = folder.name ?? place.slug.flatMap { WorkingFolder.name(slug: $0) }
      faults.finish(
        agent: name.map { AgentName(name: $0) },
        hint: "keep sessions in the folders projects/<folder> they were made in",
        &records)
    }
  }
}
