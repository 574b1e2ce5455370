package import Model

/// What a ledger is to hold.
package enum LedgerScope: Sendable, Hashable {
  /// All that sources say.
  case everything
  /// Spending alone: cells, models and their prices, the agents' names. The rest is let go as soon as it is read, and
  /// nothing is summed up by agent, week or source.
  case spending
  /// Activities, tasks and the agents' names: nothing is summed up by agent, week or source.
  case activities
}

/// Which records are asked for: those that agree with every condition that is given.
package struct LedgerTrace: Sendable {
  /// The agent, by id or by any other name that means it.
  package var agent: String?
  /// The day.
  package var day: Day?
  /// A day of the week.
  package var week: Day?
  /// The model's name as written.
  package var model: String?
  /// The session's id.
  package var session: String?

  /// Makes a trace of all records.
  package init() {}
}

/// A record of spending with what became of it.
package struct TracedRecord: Sendable {
  /// What became of it.
  package enum Fate: Sendable, Hashable {
    /// It is part of the figures.
    case counted
    /// It adds nothing, for this reason; for a duplicate with the place of the record that counts.
    case dropped(Difference.Reason, kept: SourceLocation?)
  }

  /// The path of its source.
  package var path: String
  /// The record as read.
  package var record: UsageRecord
  /// The agent's place in the ledger's list of agents, or nil for unattributed spending.
  package var agent: Int?
  /// Who asked: as the record says, or as its session's store says.
  package var user: String?
  /// The day it counts for, or nil when its period lies in no single day.
  package var day: Day?
  /// What it adds, or would add.
  package var figures: Figures
  /// The price row behind its priced cost, or nil when there is none.
  package var price: PriceMatch?
  /// The prompt's length in tokens above which the row's band holds that was used, or nil for the row's own rates.
  package var priceAbove: Int64?
  /// What became of it.
  package var fate: Fate
}

extension LedgerTrace {
  /// The days that are asked for, or nil for all.
  package func days(weekStart: Int) -> ClosedRange<Day>? {
    let start = week.map { $0.startOfWeek(beginningOn: weekStart) }
    switch (day, start) {
    case (nil, nil): return nil
    case (let day?, nil): return day...day
    case (nil, let start?): return start...start.adding(6)
    case (let day?, let start?):
      // Both: the day, if it lies in the week; else nothing, which no range of days says but one long past.
      let isInside = day >= start && day <= start.adding(6)
      return isInside ? day...day : Day(daysSinceEpoch: .min)...Day(daysSinceEpoch: .min)
    }
  }
}
