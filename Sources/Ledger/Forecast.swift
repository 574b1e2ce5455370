package import Model

/// What a period that is not over yet will have cost, if its days left cost as much as the days just past.
///
/// The mean cost of the newest complete days with a known cost, at most seven of the fourteen days before today, times
/// the days left after today, plus what is spent so far. Today is not complete, so it is no part of the mean. With fewer
/// than three such days there is no forecast.
package struct Forecast: Sendable, Hashable {
  /// The most days that the mean is taken of.
  package static let mostDays = 7
  /// The fewest.
  package static let fewestDays = 3
  /// How many days before today are looked at.
  package static let reach = 14

  /// What the whole period is expected to cost.
  package var cost: USDTotal
  /// What is spent so far, today included.
  package var spent: USDTotal
  /// The mean cost of a day, rounded to the picodollar.
  package var mean: USDTotal
  /// The days that the mean is taken of.
  package var daysUsed: Int
  /// The first of them.
  package var firstDay: Day
  /// The last of them.
  package var lastDay: Day
  /// The days of the period after today.
  package var daysLeft: Int
  /// Whether some tokens of these days have no known cost, so that it is "at least".
  package var isLeast: Bool

  /// Works out a forecast; nil where too little is known.
  ///
  /// - Parameters:
  ///   - spent: what the period cost until today, or nil without records.
  ///   - rollup: the spending that is forecast, day by day.
  ///   - today: the day that the site speaks for.
  ///   - end: the last day of the period.
  package init?(spent: Figures?, rollup: Rollup, today: Day, end: Day) {
    let reached = today.adding(-Self.reach)...today.adding(-1)
    self.init(spent: spent, days: rollup.days(in: reached), today: today, end: end)
  }

  init?(spent: Figures?, days: some BidirectionalCollection<DayFigures>, today: Day, end: Day) {
    guard let spent, let known = spent.cost?.total else { return nil }
    let used = days.filter { $0.figures.cost != nil }.suffix(Self.mostDays)
    guard used.count >= Self.fewestDays, let first = used.first, let last = used.last else { return nil }
    let sum = used.reduce(USDTotal.zero) { $0 + ($1.figures.cost?.total ?? .zero) }
    daysUsed = used.count
    daysLeft = max(0, end.daysSinceEpoch - today.daysSinceEpoch)
    mean = sum.divided(by: daysUsed)
    let (times, overflow) = sum.picodollars.multipliedReportingOverflow(by: Int128(daysLeft))
    guard !overflow else { return nil }
    self.spent = known
    cost = known + USDTotal(picodollars: times).divided(by: daysUsed)
    firstDay = first.day
    lastDay = last.day
    isLeast = spent.unpriced > 0 || used.contains { $0.figures.unpriced > 0 }
  }
}
