package import Model

/// The places along a chart: days, weeks or names.
package enum ChartAxis: Sendable, Hashable {
  /// Days in calendar order; a day without data has its place too.
  case days([Day])
  /// Weeks by their first days, in calendar order.
  case weeks([Day])
  /// Names as their sources write them.
  case names([String])

  /// All days from the first to the last, at most the last 4,000 of them.
  package static func days(from first: Day, through last: Day) -> ChartAxis {
    guard first <= last else { return .days([]) }
    let span = min(last.daysSinceEpoch - first.daysSinceEpoch, 3999)
    return .days((0...span).map { last.adding($0 - span) })
  }

  /// All weeks from the one that begins on `first` to the one that begins on `last`, at most the last 1,000 of them.
  package static func weeks(from first: Day, through last: Day) -> ChartAxis {
    guard first <= last else { return .weeks([]) }
    let span = min((last.daysSinceEpoch - first.daysSinceEpoch) / 7, 999)
    return .weeks((0...span).map { last.adding(($0 - span) * 7) })
  }

  /// How many places there are.
  package var count: Int {
    switch self {
    case .days(let days), .weeks(let days): days.count
    case .names(let names): names.count
    }
  }

  /// What a place is called in full: `2026-06-12`, `week of 2026-06-08`, or its name.
  package func name(at index: Int) -> String {
    switch self {
    case .days(let days): days.indices.contains(index) ? days[index].description : ""
    case .weeks(let days): days.indices.contains(index) ? "week of \(days[index].description)" : ""
    case .names(let names): names.indices.contains(index) ? ShownName.text(names[index]) : ""
    }
  }

  /// From where to where: `2026-06-01 to 2026-06-30`, `12 weeks from 2026-04-06`, `5 entries`.
  var range: String {
    switch self {
    case .days(let days): "\(days.first?.description ?? "") to \(days.last?.description ?? "")"
    case .weeks(let days): "\(counted(count)) from \(days.first?.description ?? "")"
    case .names: counted(count)
    }
  }

  /// What so many places are called: `1 day`, `30 days`.
  func counted(_ number: Int) -> String {
    let word =
      switch self {
      case .days: "day"
      case .weeks: "week"
      case .names: "entry"
      }
    if number == 1 { return "1 \(word)" }
    return word == "entry" ? "\(number) entries" : "\(number) \(word)s"
  }
}
