package import Model

/// When a venture's budget will be reached at the pace at which it is spent now.
package struct VentureForecast: Sendable, Hashable {
  /// How the pace was found.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// The stated cost of the tasks that were completed in the last 30 days.
    case completedTasks
    /// All that was spent since the venture was made.
    case sinceCreated
  }

  /// How the pace was found.
  package var method: Method
  /// The first day of those that the pace was found from.
  package var from: Day
  /// The last of them: the site's as-of day.
  package var to: Day
  /// What was spent on these days.
  package var spent: USDTotal
  /// What was spent for each of these days.
  package var perDay: USDTotal
  /// The day on which the budget is reached; nil when that is more than ten years away.
  package var reachedOn: Day?

  /// The days that tasks are looked at for.
  static let window = 30

  /// Works out a forecast; nil where the data do not allow one: spent, budget or as-of day not known, nothing left to
  /// spend, no pace, or a venture that its source says to rest.
  package init?(_ venture: Venture, tasks: [LedgerTask], today: Day?, zone: ZoneRules) {
    guard let today, let budget = venture.capitalBudget, let total = venture.capitalSpent, total < budget else {
      return nil
    }
    let resting = ["completed", "paused", "archived", "cancelled", "canceled", "closed"]
    if let status = venture.status?.lowercased(), resting.contains(status) { return nil }
    let created = venture.createdAt.map(zone.day(of:))
    if let created, created > today { return nil }
    let first = max(today.adding(1 - Self.window), created ?? Day(daysSinceEpoch: .min))
    let costs = tasks.compactMap { task -> USDTotal? in
      guard task.item.status == .completed, let cost = task.item.actualCost,
        let day = task.item.completedAt.map(zone.day(of:)), day >= first, day <= today
      else { return nil }
      return cost
    }
    if !costs.isEmpty {
      (method, from, spent) = (.completedTasks, first, costs.reduce(.zero, +))
    } else if let created, created < today {
      (method, from, spent) = (.sinceCreated, created, total)
    } else {
      return nil
    }
    to = today
    guard spent > .zero else { return nil }
    let days = Int128(to.daysSinceEpoch - from.daysSinceEpoch + 1)
    perDay = USDTotal(picodollars: (spent.picodollars + days / 2) / days)
    let (work, overflow) = (budget - total).picodollars.multipliedReportingOverflow(by: days)
    guard !overflow else { return nil }
    let left = (work - 1) / spent.picodollars + 1
    reachedOn = left <= 3653 ? today.adding(Int(left)) : nil
  }
}
