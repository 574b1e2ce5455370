import Ledger
import Model

/// What was spent on the days that end with today, beside what was spent on as many days before.
struct SpendingWindow: Sendable {
  /// The windows that have documents, in days.
  static let lengths = [7, 14, 30, 90]
  /// The most agents, models, users and providers that are listed each.
  static let listLimit = 50

  /// One week as far as it lies in the window.
  struct Part: Sendable {
    var start: Day
    var days: ClosedRange<Day>
    var figures: Figures
    /// The cost minus that of the week before; nil unless both lie wholly in the window and have a known cost.
    var change: USDTotal?

    var isWhole: Bool { days.upperBound.daysSinceEpoch - days.lowerBound.daysSinceEpoch == 6 }
  }

  let ledger: Ledger
  let length: Int
  /// The window's first and last day; nil without a today.
  let days: ClosedRange<Day>?
  /// As many days before.
  let daysBefore: ClosedRange<Day>?
  let total: Figures
  let before: Figures
  let unattributed: Figures?
  let agents: SpenderList
  let models: SpenderList
  let users: SpenderList
  let providers: SpenderList

  init(_ facts: SpendingFacts, length: Int) {
    ledger = facts.ledger
    self.length = length
    days = ledger.today.map { $0.adding(1 - length)...$0 }
    daysBefore = ledger.today.map { $0.adding(1 - 2 * length)...$0.adding(-length) }
    let days = days
    let part: (Rollup) -> Figures? = { rollup in days.flatMap { rollup.figures(on: $0) } }
    total = part(ledger.fleet) ?? Figures()
    before = daysBefore.flatMap { [ledger] in ledger.fleet.figures(on: $0) } ?? Figures()
    unattributed = part(ledger.unattributed)
    let whole = total.cost?.total
    agents = SpenderList(facts.agents(of: whole, part), limit: Self.listLimit)
    models = SpenderList(facts.models(of: whole, part), limit: Self.listLimit)
    users = SpenderList(facts.users(of: whole, part), limit: Self.listLimit)
    providers = SpenderList(facts.providers(of: whole, part), limit: Self.listLimit)
  }

  /// Each day of the window, ascending; one without records has no figures.
  var daily: [DayFigures] {
    guard let days else { return [] }
    var known = ledger.fleet.days(in: days)
    return (days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch).map { number in
      let day = Day(daysSinceEpoch: number)
      if let next = known.first, next.day == day { return known.removeFirst() }
      return DayFigures(day: day)
    }
  }

  /// The weeks that the window touches, ascending; one without records has no figures.
  var weekly: [Part] { days.map { Self.weeks(of: ledger.fleet, in: $0, weekStart: ledger.weekStart) } ?? [] }

  /// The weeks of some spending that some days touch, ascending; one without records has no figures.
  static func weeks(of rollup: Rollup, in days: ClosedRange<Day>, weekStart: Int) -> [Part] {
    var weeks: [Part] = []
    var start = days.lowerBound.startOfWeek(beginningOn: weekStart)
    while start <= days.upperBound {
      let own = max(start, days.lowerBound)...min(start.adding(6), days.upperBound)
      var week = Part(start: start, days: own, figures: rollup.figures(on: own) ?? Figures())
      if week.isWhole, let last = weeks.last, last.isWhole, let now = week.figures.cost, let then = last.figures.cost {
        week.change = now.total - then.total
      }
      weeks.append(week)
      start = start.adding(7)
    }
    return weeks
  }

  /// The number of days of a span that have records.
  func daysWithData(_ span: ClosedRange<Day>?) -> Int { span.map { ledger.fleet.days(in: $0).count } ?? 0 }
}
