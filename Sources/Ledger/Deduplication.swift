import Model

/// The one rule by which two records are the same call: agent, message time, provider, model, the four token counts and the
/// recorded cost agree.
///
/// This collapses rows that were appended again after a tool result was cut (new entry id and entry time, same message),
/// parents' rows copied into forks, and sessions that lie both live and archived. A record without a time is
/// never taken for a copy.
struct Deduplication {
  private struct Key: Hashable {
    var rank: SourceRank
    var agent: Int?
    var time: Instant
    var provider: String?
    var model: String?
    var tokens: TokenCounts?
    var cost: USDTotal?
    /// Table rows also carry who and which session; two sessions may well tick in the same second.
    var session: String?
    var user: String?
  }

  private var seen: Set<Key> = []

  /// True the first time that a call is shown, false for each copy of it.
  mutating func isFirst(_ entry: LedgerEntry) -> Bool {
    let record = entry.record
    guard case .instant(let time) = record.period else { return true }
    let isRow = record.rank != .transcript
    return seen.insert(
      Key(
        rank: record.rank, agent: entry.agent, time: time, provider: record.provider, model: record.model,
        tokens: record.tokens, cost: record.cost?.total, session: isRow ? record.session : nil,
        user: isRow ? record.user : nil)
    ).inserted
  }
}
