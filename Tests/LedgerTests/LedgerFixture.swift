import Ledger
import Model
import Testing

/// Makes records and ledgers of few words.
enum Fixture {
  /// A moment such as `2026-02-17T10:00:00Z`; a text that is none becomes the year 0, which no test expects.
  static func time(_ text: String) -> Instant {
    Instant(iso8601: text.utf8) ?? Instant(milliseconds: Instant.printable.lowerBound)
  }

  /// A day such as `2026-02-17`.
  static func day(_ text: String) -> Day { Day(text) ?? Day(daysSinceEpoch: -700_000) }

  static func usd(_ text: String) -> USDTotal { USDTotal(decimal: text) ?? USDTotal(picodollars: -1) }

  /// A transcript's call of 10 tokens in, 5 out.
  static func call(
    _ agent: String, _ time: String, line: Int = 1, session: String? = "s1", model: String? = "opus",
    provider: String? = "anthropic", input: Int64 = 10, output: Int64 = 5, cost: String? = "0.5", id: CallID? = nil
  ) -> UsageRecord {
    UsageRecord(
      line: line, rank: .transcript, basis: .recorded, agent: AgentName(id: agent), period: .instant(Self.time(time)),
      session: session, model: model, provider: provider,
      tokens: TokenCounts(input: Tokens(input), output: Tokens(output), cacheRead: 0, cacheWrite: 0),
      cost: cost.map { CostParts(unsplit: usd($0)) }, calls: 1, callID: id)
  }

  /// A row of a report, snapshot or table.
  static func row(
    _ rank: SourceRank, _ agent: String?, _ period: Period, line: Int = 1, tokens: Int64? = 100, cost: String? = "1",
    session: String? = nil, user: String? = nil
  ) -> UsageRecord {
    UsageRecord(
      line: line, rank: rank, basis: rank <= .dailyUsageTable ? .sampled : .reported,
      agent: agent.map { AgentName(name: $0) }, period: period, session: session, user: user,
      tokens: tokens.map { TokenCounts(unsplit: Tokens($0)) }, cost: cost.map { CostParts(unsplit: usd($0)) })
  }

  /// A source with spending; it is as new as its newest record unless told otherwise.
  static func source(_ path: String, _ usage: [UsageRecord] = [], newest: String? = nil, format: String = "log")
    -> SourceRecords
  {
    var source = SourceRecords(path: path, format: format, size: 1)
    source.usage = UsageList(usage)
    for record in usage { if case .instant(let time) = record.period { source.notice(time) } }
    source.notice(newest.map(Self.time))
    return source
  }

  static func ledger(
    _ sources: [SourceRecords], zone: ZoneRules = .utc, asOf: String? = nil,
    configure: (inout SiteConfiguration) -> Void = { _ in }
  ) -> Ledger {
    var configuration = SiteConfiguration()
    configure(&configuration)
    return LedgerBuilder(configuration: configuration, zone: zone, asOf: asOf.map(time)).build(
      sources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }
}

extension Ledger {
  /// The agent of an id; a test that asks for one that is missing fails.
  func agent(_ id: String) throws -> LedgerAgent { try #require(agents.first { $0.id == id }) }

  /// What is left out, in one line each: `path reason day cost`.
  var left: [String] {
    differences.map {
      "\($0.path) \($0.reason.rawValue) \($0.day?.description ?? "-") \($0.figures.cost?.total.decimalText ?? "-")"
    }
  }
}

extension Figures {
  /// `calls tokens cost` in one line; a dash for what is not known.
  var line: String {
    "\(calls.map(String.init) ?? "-") \(tokens.map { String($0.total.count) } ?? "-") \(cost?.total.decimalText ?? "-")"
  }
}
