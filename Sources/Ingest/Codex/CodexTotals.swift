/// Follows the running total of a session, and tells for each event what the call before it spent.
struct CodexTotals {
  private var previous: CodexFigures?

  /// What an event says was spent since the one before; nil when it says nothing new.
  ///
  /// The same total again is the same event, written anew because the rate limits changed. Otherwise the call is the
  /// difference of the totals. The first event of a file (whose total may be a parent's), a total that falls, and one that
  /// is just the last call (both after a new start) give the last call.
  mutating func spent(total: CodexFigures?, last: CodexFigures?) -> CodexFigures? {
    guard let total else { return last }
    defer { previous = total }
    guard let previous else { return last ?? total }
    if total == previous { return nil }
    if total == last { return last }
    return total.since(previous) ?? last ?? total
  }

  /// Begins a new session.
  mutating func reset() { previous = nil }
}
