import Model

/// The rule by which two rows of sources less direct than transcripts are one: kind of source, agent, time, provider, model,
/// token counts, recorded cost, session and user agree; the first counts. Of rows that share an identity of their own the largest
/// counts. A row without a moment is never taken for a copy. Calls of transcripts are told apart by `CallKey` and
/// `IdentifiedCalls`.
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
    /// Two sessions may well tick in the same second, with the same figures.
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
    return .likeness(
      Likeness(
        rank: record.rank, agent: entry.agent, time: time, provider: record.provider, model: record.model,
        tokens: record.tokens, cost: record.cost?.total, session: record.session, user: record.user))
  }
}
