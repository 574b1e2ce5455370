import Model

/// Collects cells of one key day by day.
struct RollupBuilder {
  private var days: [Day: Figures] = [:]
  private var undated = Figures()
  private var total = Figures()
  private var sessions: Set<SessionKey> = []

  typealias SessionKey = LedgerSession.Key

  mutating func add(_ cell: UsageCell) {
    total.add(cell.figures)
    if let day = cell.day {
      days[day, default: Figures()].add(cell.figures)
    } else {
      undated.add(cell.figures)
    }
    if let session = cell.session { sessions.insert(SessionKey(agent: cell.agent, session: session)) }
  }

  /// The rollup, with weeks that begin on `weekStart` (1 Monday to 7 Sunday).
  func finish(weekStart: Int) -> Rollup {
    var rollup = Rollup()
    rollup.total = total
    rollup.undated = undated
    rollup.days = days.sorted { $0.key < $1.key }.map { DayFigures(day: $0.key, figures: $0.value) }
    rollup.sessions = sessions.isEmpty ? nil : sessions.count
    for day in rollup.days {
      let start = day.day.startOfWeek(beginningOn: weekStart)
      if rollup.weeks.last?.start == start {
        rollup.weeks[rollup.weeks.count - 1].figures.add(day.figures)
      } else {
        rollup.weeks.append(WeekFigures(start: start, figures: day.figures, change: nil))
      }
    }
    for index in rollup.weeks.indices.dropFirst() {
      let before = rollup.weeks[index - 1]
      guard before.start == rollup.weeks[index].start.adding(-7), let now = rollup.weeks[index].figures.cost,
        let then = before.figures.cost
      else { continue }
      rollup.weeks[index].change = now.total - then.total
    }
    return rollup
  }
}
