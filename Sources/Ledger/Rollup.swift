package import Model

/// Figures of a calendar day.
package struct DayFigures: Sendable, Hashable {
  /// The day in the site's zone.
  package var day: Day
  /// What was spent on it.
  package var figures: Figures

  /// Makes the figures of a day; without records they are empty.
  package init(day: Day, figures: Figures = Figures()) {
    self.day = day
    self.figures = figures
  }
}

/// Figures of a week.
package struct WeekFigures: Sendable, Hashable {
  /// The week's first day.
  package var start: Day
  /// What was spent in it.
  package var figures: Figures
  /// The cost minus that of the week before; nil when either week has no known cost.
  package var change: USDTotal?
}

/// Totals for one key (an agent, a model, a user, the fleet) with their days and weeks.
///
/// The days and `undated` add up to `total`; so do the weeks and `undated`.
package struct Rollup: Sendable, Hashable {
  /// Everything that counts for this key.
  package var total = Figures()
  /// The days that have records, ascending.
  package var days: [DayFigures] = []
  /// The weeks that have records, ascending.
  package var weeks: [WeekFigures] = []
  /// What counts but lies in no single day, such as a report of several days.
  package var undated = Figures()
  /// The number of sessions, or nil when no record names one.
  package var sessions: Int?

  /// Nothing.
  package init() {}
}

/// A rollup with the name it is for.
package struct NamedRollup: Sendable, Hashable {
  /// The model's or user's name as the sources write it.
  package var name: String
  /// The provider, for a model; nil for a user or when not known.
  package var provider: String?
  /// Its figures.
  package var rollup: Rollup
}
