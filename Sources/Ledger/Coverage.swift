package import Model

/// What is known to be missing from the figures of an agent or of the fleet.
package struct Coverage: Sendable, Hashable {
  /// The first day with spending, or nil.
  package var firstDay: Day?
  /// The last day with spending, or nil.
  package var lastDay: Day?
  /// The number of days with spending.
  package var daysWithData = 0
  /// The days between the first and the last without any, ascending. Nobody may have worked on them.
  package var gaps: [DaySpan] = []
  /// Ids of sessions that a store names but that have no transcript here, in byte order.
  package var missingSessions: [String] = []
  /// Calls that happened and of which no log has the figures: compactions and summaries of branches.
  package var unrecordedCalls = 0
  /// Rows of transcripts that could not be read.
  package var skippedRows = 0
  /// Transcripts whose last row is not whole.
  package var tornRows = 0
  /// Replies of subagents that are heard of, but whose own transcripts are not here.
  package var unloggedReplies = 0
  /// The tokens of those, as far as they are told.
  package var unloggedTokens: Tokens = 0
  /// Whether some of the figures are samples, which miss what happens between them.
  package var isSampled = false

  /// Nothing is known to be missing.
  package init() {}

  /// The number of days in the gaps.
  package var daysWithoutData: Int {
    gaps.reduce(0) { $0 + $1.last.daysSinceEpoch - $1.first.daysSinceEpoch + 1 }
  }

  /// What is missing in short sentences. Days without data are not among them: they may be days off.
  package var facts: [String] {
    func fact(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    return [
      fact(
        missingSessions.count, "session that a store names has no transcript here",
        "sessions that stores name have no transcript here"),
      fact(
        unrecordedCalls, "compaction was made by a call that no log records",
        "compactions were made by calls that no log records"),
      fact(
        unloggedReplies, "reply of a subagent has no transcript here (\(unloggedTokens.count) tokens)",
        "replies of subagents have no transcript here (\(unloggedTokens.count) tokens)"),
      fact(skippedRows, "row of a transcript could not be read", "rows of transcripts could not be read"),
      fact(tornRows, "transcript ends in a row that is not whole", "transcripts end in a row that is not whole"),
      isSampled ? "some figures are samples, which miss calls between them" : nil,
    ].compactMap(\.self)
  }
}
