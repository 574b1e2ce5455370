package import Model

/// What was spent by one agent in one session, for one user, with one model, on one day: the smallest sums that are kept.
///
/// All figures of the site are sums of these. Their number grows with sessions and days, not with calls.
package struct UsageCell: Sendable {
  /// The agent's place in the ledger's list of agents, or nil for unattributed spending.
  package var agent: Int?
  /// The session's id, where the source has one.
  package var session: String?
  /// Who asked: as the record says, or as its session's store says.
  package var user: String?
  /// The model's name as written.
  package var model: String?
  /// The provider's name as written.
  package var provider: String?
  /// The day it counts for, or nil when its period lies in no single day.
  package var day: Day?
  /// What was spent.
  package var figures: Figures
}
