import Charts
import HTML
import Model
import Reports

/// The drawings on pages about work.
enum WorkCharts {
  /// `days`: the activities of the newest 92 days, errors apart; a day without any is left open, since nobody knows
  /// whether nothing happened or nothing was logged.
  static func archive(_ document: DocumentValue) -> [(String, TrustedHTML?)] {
    let days = document["days"]?.elements ?? []
    guard case .day(let last)? = days.first?["date"] else { return [("days", nil)] }
    var errors: [Day: Int64] = [:]
    var others: [Day: Int64] = [:]
    var first = last
    for day in days {
      guard case .day(let date)? = day["date"], last.daysSinceEpoch - date.daysSinceEpoch < 92,
        case .integer(let all)? = day["activities"], case .integer(let bad)? = day["errors"]
      else { continue }
      first = min(first, date)
      errors[date] = bad
      others[date] = all - bad
    }
    let dates = (first.daysSinceEpoch...last.daysSinceEpoch).map { Day(daysSinceEpoch: $0) }
    let chart = StackedBars(
      id: "by-day", title: "Activities by day", axis: .days(from: first, through: last),
      series: [
        ChartSeries(name: "Other activities", counts: dates.map { others[$0] }),
        ChartSeries(name: "Errors", counts: dates.map { errors[$0] }),
      ])
    return [("days", chart.html)]
  }
}
