package import Model

/// A record of a source less direct than a transcript, with what the ledger found out about it.
struct LedgerEntry {
  /// The source's place in the list of sources.
  var source: Int
  /// The record as read.
  var record: UsageRecord
  /// The agent's place in the directory, or nil for unattributed spending.
  var agent: Int?
  /// Who asked: as the record says, or as its session's store says.
  var user: String?
  /// The day it counts for, or nil when its period lies in no single day.
  var day: Day?

  /// Whether the record stands for any spending at all.
  var hasSpending: Bool { record.hasSpending }
}

/// A source's spending that is not counted, because it is the same spending that another source has, or is copied.
package struct Difference: Sendable, Hashable {
  /// Why it is not counted.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The same call stands in another place.
    case duplicate
    /// The session's transcript is there.
    case sessionHasTranscript = "session-has-transcript"
    /// A more direct source has spending for the same days.
    case moreDirectSource = "more-direct-source"
    /// A newer source of the same kind speaks for the same days.
    case newerSource = "newer-source"
  }

  /// The path of the source that is not counted.
  package var path: String
  /// Why.
  package var reason: Reason
  /// The day, or nil for what lies in no single day.
  package var day: Day?
  /// What it would have added.
  package var figures: Figures
}
