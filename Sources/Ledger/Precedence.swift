import Model

/// Decides which source speaks for which fleet day, so that the same spending in several sources counts once.
///
/// The order is transcripts, usage tables, token reports, snapshots. On a fleet day on which a more direct source has
/// spending, a less direct one adds nothing. A figure for several days counts only when none of its days has
/// more direct spending; one for an unknown period only when there is no more direct spending at all. Of exports of daily
/// figures, of reports, and of snapshots that speak for the same day the newest one counts.
struct Precedence {
  /// What became of the entries, by their indexes: there may be millions, and each is large.
  struct Outcome {
    var counted: [Int] = []
    var dropped: [(entry: Int, reason: Difference.Reason)] = []
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
  /// For a source that is one of several versions of a report, the version that stands for all that do not speak for
  /// the same time: they do not stand in each other's way.
  var series: [Int: Int] = [:]
  /// Sources declared to hold spending of their own.
  let disjoint: Set<Int>
  /// Days on which transcripts have spending.
  let transcriptDays: Set<Day>

  /// Decides about the records of sources that are less direct than transcripts: those of `entries` at `candidates`.
  func decide(_ entries: [LedgerEntry], _ candidates: [Int]) -> Outcome {
    var outcome = Outcome()
    var claims = Claims(days: transcriptDays)
    let byRank = Dictionary(grouping: candidates) { entries[$0].record.rank }
    for rank in SourceRank.allCases {
      guard let candidates = byRank[rank] else { continue }
      var accepted: [Int] = []
      for index in candidates {
        if disjoint.contains(entries[index].source) || !isClaimed(entries[index], by: claims) {
          accepted.append(index)
        } else {
          outcome.dropped.append((index, .moreDirectSource))
        }
      }
      if rank >= .dailyUsageTable {
        let (kept, older) = newestOnly(accepted, of: entries)
        accepted = kept
        outcome.dropped += older.map { ($0, .newerSource) }
      }
      for index in accepted where entries[index].hasSpending && !disjoint.contains(entries[index].source) {
        claim(entries[index], in: &claims)
      }
      outcome.counted += accepted
    }
    return outcome
  }

  private func isClaimed(_ entry: LedgerEntry, by claims: Claims) -> Bool {
    if claims.unknown { return true }
    guard let days = entry.record.period.days(in: zone) else { return !claims.isEmpty }
    return days.contains { claims.days.contains(Day(daysSinceEpoch: $0)) }
  }

  private func claim(_ entry: LedgerEntry, in claims: inout Claims) {
    guard let days = entry.record.period.days(in: zone) else {
      claims.unknown = true
      return
    }
    for day in days { claims.days.insert(Day(daysSinceEpoch: day)) }
  }

  /// Of several sources that speak for one day, keeps the newest (the last path among equals).
  private func newestOnly(_ candidates: [Int], of entries: [LedgerEntry]) -> (kept: [Int], older: [Int]) {
    var bySource: [Int: [Int]] = [:]
    for index in candidates where !disjoint.contains(entries[index].source) {
      bySource[series[entries[index].source] ?? entries[index].source, default: []].append(index)
    }
    guard bySource.count > 1 else { return (candidates, []) }
    let newestFirst = bySource.sorted { a, b in
      let (x, y) = (newest[a.key]?.milliseconds ?? .min, newest[b.key]?.milliseconds ?? .min)
      return x != y ? x > y : a.key > b.key
    }
    var claims = Claims()
    var older: Set<Int> = []
    for (_, own) in newestFirst {
      let late = own.filter { isClaimed(entries[$0], by: claims) }
      older.formUnion(late)
      // A source does not stand in its own way.
      for index in own where !older.contains(index) && entries[index].hasSpending { claim(entries[index], in: &claims) }
    }
    return (candidates.filter { !older.contains($0) }, candidates.filter(older.contains))
  }
}
