package import Model

extension Rollup {
  /// What was spent from the first to the last of some days, or nil without records on them.
  package func figures(on days: ClosedRange<Day>) -> Figures? {
    var sum: Figures?
    for day in self.days(in: days) { sum = Self.sum(sum, day.figures) }
    return sum
  }

  /// What was spent on one day, or nil without records.
  package func figures(on day: Day) -> Figures? { figures(on: day...day) }

  /// The days with records among some days, ascending.
  package func days(in range: ClosedRange<Day>) -> ArraySlice<DayFigures> {
    let from = firstIndex { $0 >= range.lowerBound }
    let to = firstIndex { $0 > range.upperBound }
    return days[from..<max(from, to)]
  }

  /// The place of the first day for which a statement holds that holds for all later ones too.
  private func firstIndex(where holds: (Day) -> Bool) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if holds(days[middle].day) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func sum(_ sum: Figures?, _ more: Figures) -> Figures {
    guard var sum else { return more }
    sum.add(more)
    return sum
  }
}
