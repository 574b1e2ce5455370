import Model

/// Decides which source speaks for which fleet day, so that the same spending in several sources counts once.
///
/// The order is transcripts, usage tables, token reports, snapshots. On a fleet day on which a more direct source has
/// spending, a less direct one adds nothing. A figure for several days counts only when none of its days has
/// more direct spending; one for an unknown period only when there is no more direct spending at all. Of reports, and
/// of snapshots, that speak for the same day the newest one counts.
struct Precedence {
  /// What became of the entries.
  struct Outcome {
    var counted: [LedgerEntry] = []
    var dropped: [(entry: LedgerEntry, reason: Difference.Reason)] = []
  }

  /// The days that a rank has spending on, and whether it has some at an unknown time.
  private struct Claims {
    var days: Set<Day> = []
    var unknown = false
    var isEmpty: Bool { days.isEmpty && !unknown }
  }

  let zone: ZoneRules
  /// Source paths' newest times, by source index.
  let newest: [Instant?]
  /// Sources declared to hold spending of their own.
  let disjoint: Set<Int>

  func decide(_ entries: [LedgerEntry]) -> Outcome {
    var outcome = Outcome()
    var claims = Claims()
    for rank in SourceRank.allCases {
      let candidates = entries.filter { $0.record.rank == rank }
      if candidates.isEmpty { continue }
      var accepted: [LedgerEntry] = []
      for entry in candidates {
        if disjoint.contains(entry.source) || !isClaimed(entry, by: claims) {
          accepted.append(entry)
        } else {
          outcome.dropped.append((entry, .moreDirectSource))
        }
      }
      if rank == .tokenReport || rank == .snapshot {
        let (kept, older) = newestOnly(accepted)
        accepted = kept
        outcome.dropped += older.map { ($0, .newerSource) }
      }
      for entry in accepted where entry.hasSpending && !disjoint.contains(entry.source) { claim(entry, in: &claims) }
      outcome.counted += accepted
    }
    return outcome
  }

  /// The days of an entry, or nil for an unknown period; at most ten years are looked at.
  private func days(of entry: LedgerEntry) -> ClosedRange<Int>? {
    switch entry.record.period {
    case .instant(let time):
      let day = zone.day(of: time).daysSinceEpoch
      return day...day
    case .day(let day): return day.daysSinceEpoch...day.daysSinceEpoch
    case .interval(let from, let to):
      let first = zone.day(of: min(from, to)).daysSinceEpoch
      return first...min(zone.day(of: max(from, to)).daysSinceEpoch, first + 3660)
    case .unknown: return nil
    }
  }

  private func isClaimed(_ entry: LedgerEntry, by claims: Claims) -> Bool {
    if claims.unknown { return true }
    guard let days = days(of: entry) else { return !claims.isEmpty }
    return days.contains { claims.days.contains(Day(daysSinceEpoch: $0)) }
  }

  private func claim(_ entry: LedgerEntry, in claims: inout Claims) {
    guard let days = days(of: entry) else {
      claims.unknown = true
      return
    }
    for day in days { claims.days.insert(Day(daysSinceEpoch: day)) }
  }

  /// Of several sources that speak for one day, keeps the newest (the last path among equals).
  private func newestOnly(_ entries: [LedgerEntry]) -> (kept: [LedgerEntry], older: [LedgerEntry]) {
    let sources = Set(entries.filter { !disjoint.contains($0.source) }.map(\.source)).sorted { a, b in
      let (x, y) = (newest[a]?.milliseconds ?? .min, newest[b]?.milliseconds ?? .min)
      return x != y ? x > y : a > b
    }
    guard sources.count > 1 else { return (entries, []) }
    var claims = Claims()
    var keptIndexes = Set<Int>()
    for source in sources {
      let own = entries.indices.filter { entries[$0].source == source }
      for index in own where !isClaimed(entries[index], by: claims) { keptIndexes.insert(index) }
      for index in own where keptIndexes.contains(index) && entries[index].hasSpending {
        claim(entries[index], in: &claims)
      }
    }
    var kept: [LedgerEntry] = []
    var older: [LedgerEntry] = []
    for (index, entry) in entries.enumerated() {
      if keptIndexes.contains(index) || disjoint.contains(entry.source) {
        kept.append(entry)
      } else {
        older.append(entry)
      }
    }
    return (kept, older)
  }
}
