import Model

/// Calls of formats that give each an identity. Of the records that share one the largest counts, since a call that is
/// written while it streams grows; among equals the first.
struct IdentifiedCalls {
  private var places: [CallID: Int] = [:]
  /// The calls, each once, with their sources.
  private(set) var calls: [(source: Int, record: UsageRecord)] = []

  /// Whether a call of this identity was added.
  func has(_ id: CallID) -> Bool { places[id] != nil }

  /// The call that counts under an identity, or nil.
  subscript(id: CallID) -> (source: Int, record: UsageRecord)? { places[id].map { calls[$0] } }

  /// Adds a record, and gives back the one that does not count: it, or the one that it replaces; nil for a new call.
  mutating func add(_ record: UsageRecord, id: CallID, source: Int) -> (source: Int, record: UsageRecord)? {
    guard let place = places[id] else {
      places[id] = calls.count
      calls.append((source, record))
      return nil
    }
    guard record.isLarger(than: calls[place].record) else { return (source, record) }
    let smaller = calls[place]
    calls[place] = (source, record)
    return smaller
  }
}

extension UsageRecord {
  /// By tokens, then by recorded cost; a figure that is not known is the smallest. Records that are alike are never larger.
  func isLarger(than other: UsageRecord) -> Bool {
    let (x, y) = (tokens?.total.count ?? -1, other.tokens?.total.count ?? -1)
    if x != y { return x > y }
    guard let cost = cost?.total else { return false }
    return other.cost.map { cost > $0.total } ?? true
  }
}
