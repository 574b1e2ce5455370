package import Model

/// What each source says about each day beside what counts.
package struct Reconciliation: Sendable {
  /// Whose spending a row is about.
  package enum Scope: Sendable, Hashable {
    /// All agents and the unattributed together.
    case fleet
    /// The agent at this place of the ledger's list.
    case agent(Int)
    /// Spending that no agent can be named for.
    case unattributed
  }

  /// What one source, or all transcripts together, say for one row.
  package struct Statement: Sendable, Hashable {
    /// The kind of source.
    package var rank: SourceRank
    /// The source's path, or nil for all transcripts together.
    package var path: String?
    /// What it says, without repetitions of records that stand elsewhere too.
    package var says: Figures
    /// What of that counts.
    package var counted: Figures
    /// The number of its records that stand elsewhere too and are no part of `says`.
    package var copies: Int
    /// Why not all of it counts, in the order of the reasons' names; empty when it does.
    package var reasons: [Difference.Reason]
    /// Its tokens minus those that count, of all sources; nil when it counts itself, or when either is not known.
    package var tokenDifference: Tokens?
    /// The same for the cost.
    package var costDifference: USDTotal?

    /// Whether all that it says counts; false for one that has nothing but copies.
    package var countsWholly: Bool { says.records > 0 && says.records == counted.records }
  }

  /// A day (or the days that a source gives one figure for) of one agent or of the fleet.
  package struct Row: Sendable, Hashable {
    /// Whose spending it is.
    package var scope: Scope
    /// When, or nil for what a source gives without a time.
    package var span: DaySpan?
    /// What counts, of all sources.
    package var counted: Figures
    /// What the sources say, by kind, the most direct first, then by path.
    package var statements: [Statement]

    /// The largest difference in cost without its sign; zero when there is none.
    package var costDistance: USDTotal {
      statements.compactMap(\.costDifference).map { $0 < .zero ? .zero - $0 : $0 }.max() ?? .zero
    }

    /// The largest difference in tokens without its sign; zero when there is none.
    package var tokenDistance: Tokens {
      Tokens(statements.compactMap(\.tokenDifference).map { Int64(clamping: $0.count.magnitude) }.max() ?? 0)
    }

    /// Whether a source says something else than what counts.
    package var differs: Bool { costDistance > .zero || tokenDistance > .zero }
  }

  /// The most rows that are kept of the fleet, and of the agents.
  package static let rowLimit = 500

  /// Rows, the largest difference first; without differences the newest first.
  package struct Rows: Sendable {
    /// The first of them, at most `rowLimit`.
    package var first: [Row] = []
    /// How many there are.
    package var count = 0
    /// How many of them differ.
    package var differing = 0
  }

  /// The fleet's rows.
  package var fleet = Rows()
  /// The agents' rows (and the unattributed).
  package var agents = Rows()
}
