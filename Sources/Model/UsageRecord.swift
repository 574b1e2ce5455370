/// How a figure was obtained, from the most to the least direct.
package enum Basis: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The source states the cost of each call.
  case recorded
  /// Tokens of a call times the price book.
  case priced
  /// A table of samples that misses calls between them.
  case sampled
  /// A total that somebody wrote into a report or a snapshot.
  case reported
  /// Derived from something that is not spending.
  case estimated

  /// Orders from the most direct.
  package static func < (a: Basis, b: Basis) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .recorded: 0
    case .priced: 1
    case .sampled: 2
    case .reported: 3
    case .estimated: 4
    }
  }
}

/// The order in which kinds of sources are believed; the first that has spending on a fleet day wins that day.
package enum SourceRank: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Session transcripts: one record a model answer.
  case transcript
  /// `token_usage`: one row a collector's tick.
  case usageTable
  /// `token_usage_daily`: one row a day, made from the former.
  case dailyUsageTable
  /// A written token report.
  case tokenReport
  /// Trackers, roster files, token caches.
  case snapshot

  /// Orders from the most believed.
  package static func < (a: SourceRank, b: SourceRank) -> Bool { a.rawValue < b.rawValue }
}

/// The time that a figure speaks for.
package enum Period: Sendable, Hashable {
  /// One model answer at this moment.
  case instant(Instant)
  /// A whole calendar day, as the source counts days.
  case day(Day)
  /// From the first to the second moment.
  case interval(Instant, Instant)
  /// The source does not say.
  case unknown
}

/// A name under which a source knows an agent.
package struct AgentName: Sendable, Hashable {
  /// The source's own id for the agent (a folder name, a primary key), or nil when the source has only a name.
  package var id: String?
  /// The display name as written, or nil when the source has only an id.
  package var name: String?

  /// Makes a name; at least one of the two is given.
  package init(id: String? = nil, name: String? = nil) {
    self.id = id
    self.name = name
  }
}

/// The identity that a format gives to a call, such as a provider's message id, as 128 bits of digest.
package struct CallID: Sendable, Hashable {
  /// The upper half.
  package var high: UInt64
  /// The lower half.
  package var low: UInt64

  /// Makes an identity of its halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// Spending as one source states it: one call, one table row, or one line of a report.
package struct UsageRecord: Sendable, Hashable {
  /// Where the record is: the line of a file or the row of a table.
  package var line: Int
  /// Which kind of source the record comes from.
  package var rank: SourceRank
  /// How the figure was obtained; a transcript's record without a cost is `recorded` for its tokens.
  package var basis: Basis
  /// The agent, or nil for spending that the source gives to no agent ("Others").
  package var agent: AgentName?
  /// When the spending happened.
  package var period: Period
  /// The session's id, where the source has one.
  package var session: String?
  /// Who asked, where the source says.
  package var user: String?
  /// The model's name as written.
  package var model: String?
  /// The provider's name as written.
  package var provider: String?
  /// The tokens, or nil when the source gives none.
  package var tokens: TokenCounts?
  /// Of the tokens written to a prompt cache, those kept for an hour, which cost more than those kept for five minutes;
  /// from 0 to `tokens.cacheWrite`, nil where the source does not tell them apart.
  package var cacheWrite1h: Int64?
  /// The cost that the source records, or nil when it gives none.
  package var cost: CostParts?
  /// The number of calls: 1 for a call, a row's request count, nil where the source does not say.
  package var calls: Int?
  /// The call's own identity, in formats that have one; records that share it are one call, of which the largest counts.
  package var callID: CallID?

  /// Makes a record; what is not given is not known.
  package init(
    line: Int, rank: SourceRank, basis: Basis, agent: AgentName?, period: Period, session: String? = nil,
    user: String? = nil, model: String? = nil, provider: String? = nil, tokens: TokenCounts?, cost: CostParts?,
    calls: Int? = nil, callID: CallID? = nil, cacheWrite1h: Int64? = nil
  ) {
    self.callID = callID
    self.cacheWrite1h = cacheWrite1h
    self.line = line
    self.rank = rank
    self.basis = basis
    self.agent = agent
    self.period = period
    self.session = session
    self.user = user
    self.model = model
    self.provider = provider
    self.tokens = tokens
    self.cost = cost
    self.calls = calls
  }
}

/// A figure of an agent that stands for no period ("tokens used so far"): shown with its time, never added to others.
package struct SnapshotFigure: Sendable, Hashable {
  /// Where the figure is.
  package var line: Int
  /// Whose figure it is.
  package var agent: AgentName
  /// The source's own name of the figure, such as `tokensUsed`.
  package var label: String
  /// The tokens, or nil.
  package var tokens: Tokens?
  /// The cost, or nil.
  package var cost: USDTotal?
  /// When the snapshot was taken, or nil when the source does not say.
  package var time: Instant?

  /// Makes a figure.
  package init(
    line: Int, agent: AgentName, label: String, tokens: Tokens?, cost: USDTotal? = nil, time: Instant?
  ) {
    self.line = line
    self.agent = agent
    self.label = label
    self.tokens = tokens
    self.cost = cost
    self.time = time
  }
}

/// A total that a source states of its own rows; compared with their sum, never added to it.
package struct StatedTotal: Sendable, Hashable {
  /// Where the total is.
  package var line: Int
  /// What the source calls it, such as `TOTAL` or `Total Tokens Used`.
  package var label: String
  /// The stated tokens, or nil.
  package var tokens: Tokens?
  /// The stated cost, or nil.
  package var cost: USDTotal?
  /// The time that the total speaks for.
  package var period: Period
  /// The session whose calls the total speaks for, or nil where it speaks for the source's rows.
  package var session: String?

  /// Makes a stated total.
  package init(line: Int, label: String, tokens: Tokens?, cost: USDTotal?, period: Period, session: String? = nil) {
    self.session = session
    self.line = line
    self.label = label
    self.tokens = tokens
    self.cost = cost
    self.period = period
  }
}
