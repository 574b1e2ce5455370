import Model

/// The one rule by which two records are the same call.
///
/// Formats that give a call an identity of its own are taken at their word: of the records that share it the largest counts,
/// since a call that is written while it streams grows. Elsewhere two records are one call when agent, message time,
/// provider, model, the four token counts and the recorded cost agree; the first counts. This collapses rows that
/// were appended again after a tool result was cut (new entry id and entry time, same message), parents' rows copied into
/// forks, and sessions that lie both live and archived. A record without a time is never taken for a copy.
enum Deduplication {
  private enum Key: Hashable {
    case identity(SourceRank, CallID)
    case likeness(Likeness)
  }

  private struct Likeness: Hashable {
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

  /// For each entry, the index of the one that counts in its place: its own, unless it is a copy.
  static func kept(in entries: [LedgerEntry]) -> [Int] {
    /// For each entry, the first of those that are the same call.
    var firsts = Array(entries.indices)
    var groups: [Key: Int] = [:]
    groups.reserveCapacity(entries.count)
    /// For the first of each group, the one that counts.
    var best: [Int: Int] = [:]
    for (index, entry) in entries.enumerated() {
      guard let key = key(of: entry) else { continue }
      guard let first = groups[key] else {
        groups[key] = index
        continue
      }
      firsts[index] = first
      if entry.record.isLarger(than: entries[best[first] ?? first].record) { best[first] = index }
    }
    return firsts.map { best[$0] ?? $0 }
  }

  private static func key(of entry: LedgerEntry) -> Key? {
    let record = entry.record
    if let id = record.callID { return .identity(record.rank, id) }
    guard case .instant(let time) = record.period else { return nil }
    let isRow = record.rank != .transcript
    return .likeness(
      Likeness(
        rank: record.rank, agent: entry.agent, time: time, provider: record.provider, model: record.model,
        tokens: record.tokens, cost: record.cost?.total, session: isRow ? record.session : nil,
        user: isRow ? record.user : nil))
  }
}
