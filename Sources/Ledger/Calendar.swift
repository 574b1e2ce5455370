package import Model

extension Ledger {
  /// The days of the week, month or day that holds today, from the first to the last; nil without a today.
  package func days(of period: BudgetSettings.Period) -> ClosedRange<Day>? {
    guard let today else { return nil }
    switch period {
    case .day: return today...today
    case .week:
      let start = today.startOfWeek(beginningOn: weekStart)
      return start...start.adding(6)
    case .month:
      let (year, month, day) = today.date
      let start = today.adding(1 - day)
      return start...start.adding(Day.length(ofMonth: month, year: year) - 1)
    }
  }

  /// The same as far as today.
  package func daysSoFar(of period: BudgetSettings.Period) -> ClosedRange<Day>? {
    days(of: period).flatMap { days in today.map { days.lowerBound...$0 } }
  }
}
