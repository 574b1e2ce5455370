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

  /// For each entry, whether it is a copy of another that counts in its place.
  static func copies(in entries: [LedgerEntry]) -> [Bool] {
    var isCopy = [Bool](repeating: false, count: entries.count)
    var kept: [Key: Int] = [:]
    kept.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      guard let key = key(of: entry) else { continue }
      guard let first = kept[key] else {
        kept[key] = index
        continue
      }
      if isLarger(entry.record, than: entries[first].record) {
        isCopy[first] = true
        kept[key] = index
      } else {
        isCopy[index] = true
      }
    }
    return isCopy
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

  /// By tokens, then by recorded cost; a figure that is not known is the smallest. Records that are alike are never larger.
  private static func isLarger(_ a: UsageRecord, than b: UsageRecord) -> Bool {
    let (x, y) = (a.tokens?.total.count ?? -1, b.tokens?.total.count ?? -1)
    if x != y { return x > y }
    guard let cost = a.cost?.total else { return false }
    return b.cost.map { cost > $0.total } ?? true
  }
}
