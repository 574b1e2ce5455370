import Ledger
import Model

/// Parts of the overview that look at the month, at budgets, and ahead.
enum OutlookShapes {
  /// How forecasts are made, in the words that stand in documents and on pages.
  static let method =
    "The mean cost of the newest complete days with a known cost, at most \(Forecast.mostDays) of the \(Forecast.reach) "
    + "days before today, times the days left after today, plus what is spent so far; nothing with fewer than "
    + "\(Forecast.fewestDays) such days."

  static let forecast = Shape<Forecast>(
    "forecast", "What a period will have cost if its days left cost as much as the days just past.",
    [
      Field("cost", .usd, "What the whole period is expected to cost.") { .usd($0.cost) },
      Field("spent", .usd, "What is spent so far, today included.") { .usd($0.spent) },
      Field("meanDay", .usd, "The mean cost of the days used, rounded to 12 decimals.") { .usd($0.mean) },
      Field("daysUsed", .integer, "The days that the mean is taken of.") { .integer(Int64($0.daysUsed)) },
      Field("firstDay", .day, "The first of them.") { .day($0.firstDay) },
      Field("lastDay", .day, "The last of them.") { .day($0.lastDay) },
      Field("daysLeft", .integer, "The days of the period after today.") { .integer(Int64($0.daysLeft)) },
      Field("atLeast", .flag, "Whether some tokens of these days have no known cost.") { .flag($0.isLeast) },
      Field("method", .word([method]), "How it is made.") { _ in .text(method) },
    ])

  /// The month that holds today.
  struct Month: Sendable {
    var days: ClosedRange<Day>
    var today: Day
    var figures: Figures
    var forecast: Forecast?

    /// Nil without a today.
    init?(_ ledger: Ledger) {
      guard let today = ledger.today, let days = ledger.days(of: .month) else { return nil }
      self.days = days
      self.today = today
      let figures = ledger.fleet.figures(on: days.lowerBound...today)
      self.figures = figures ?? Figures()
      forecast = Forecast(spent: figures, rollup: ledger.fleet, today: today, end: days.upperBound)
    }
  }

  static let month = Shape<Month>(
    "month", "The calendar month that holds today.",
    [
      Field("from", .day, "Its first day.") { .day($0.days.lowerBound) },
      Field("to", .day, "Its last day.") { .day($0.days.upperBound) },
      Field("until", .day, "Today, which is the last day that the figures speak for.") { .day($0.today) },
    ], FigureShapes.members { $0.figures },
    [.object("forecast", forecast, "What the month will have cost, or null where too little is known.") { $0.forecast }]
  )

  /// The week that holds today beside the week before, both as far as the weekday of today.
  struct SameDays: Sendable {
    var today: Day
    var now: Figures?
    var then: Figures?
    var daysThen: ClosedRange<Day>

    /// Nil without a today.
    init?(_ ledger: Ledger) {
      guard let today = ledger.today, let days = ledger.daysSoFar(of: .week) else { return nil }
      self.today = today
      daysThen = days.lowerBound.adding(-7)...today.adding(-7)
      now = ledger.fleet.figures(on: days)
      then = ledger.fleet.figures(on: daysThen)
    }
  }

  static let sameDays = Shape<SameDays>(
    "sameDays", "This week beside the same days of the week before: from its first day to the weekday of today.",
    [
      Field("weekday", .word(Weekday.names), "The weekday of today, the last that is compared.") {
        .text(Weekday.names[$0.today.isoWeekday - 1])
      },
      Field("from", .day, "The first of the earlier days.") { .day($0.daysThen.lowerBound) },
      Field("to", .day, "The last of them.") { .day($0.daysThen.upperBound) },
      .object("week", FigureShapes.brief, "This week as far as today, or null without records.") { $0.now },
      .object("lastWeek", FigureShapes.brief, "The same days of the week before, or null without records.") { $0.then },
      Field("change", .nullable(.usd), "The cost of these minus that of those; null when either is not known.") {
        DocumentValue(WindowDocument.change(now: $0.now, then: $0.then))
      },
      Field("changeShare", .nullable(.share), "That change as a part of the earlier cost.") {
        FigureShapes.share(WindowDocument.change(now: $0.now, then: $0.then), of: $0.then?.cost?.total)
      },
    ])

  struct Budget: Sendable {
    var state: BudgetState
    var agentID: String?
  }

  static let budget = Shape<Budget>(
    "budget", "A configured budget and what became of it in the period that holds today.",
    [
      Field("name", .text, "What it is called.") { .text($0.state.settings.name) },
      Field("period", .word(BudgetSettings.Period.allCases.map(\.rawValue)), "For how long it holds.") {
        .text($0.state.settings.period.rawValue)
      },
      Field("from", .nullable(.day), "The period's first day.") { DocumentValue($0.state.days?.lowerBound) },
      Field("to", .nullable(.day), "Its last day.") { DocumentValue($0.state.days?.upperBound) },
      Field("agentId", .nullable(.agent), "The agent whose spending it limits, or null.") {
        $0.agentID.map(DocumentValue.agent) ?? .null
      },
      Field("agent", .nullable(.text), "That agent as the configuration names it.") {
        DocumentValue($0.state.settings.agent)
      },
      Field("model", .nullable(.text), "The model whose spending it limits, or null.") {
        DocumentValue($0.state.settings.model)
      },
      Field("user", .nullable(.text), "The user whose spending it limits, or null.") {
        DocumentValue($0.state.settings.user)
      },
      Field("unmatched", .flag, "Whether no source has the agent, model or user that it names.") {
        .flag($0.state.isUnmatched)
      },
      Field("limit", .usd, "What may be spent.") { .usd($0.state.settings.amount) },
      Field("spent", .nullable(.usd), "What is spent so far, or null when no cost is known.") {
        DocumentValue($0.state.spent?.cost?.total)
      },
      Field(
        "unpriced", .integer, "Records with tokens whose cost is not known; when above 0 what is spent is \"at least\"."
      ) {
        .integer(Int64($0.state.spent?.unpriced ?? 0))
      },
      Field("share", .nullable(.share), "What is spent as a part of what may be.") {
        FigureShapes.share($0.state.spent?.cost?.total, of: $0.state.settings.amount)
      },
      Field("remaining", .nullable(.usd), "What is left; negative when more was spent.") {
        DocumentValue($0.state.remaining)
      },
      Field("over", .flag, "Whether more was spent than may be.") { .flag($0.state.isOver) },
      .object("forecast", forecast, "What the whole period will have cost, or null.") { $0.state.forecast },
      Field("forecastOver", .flag, "Whether the forecast is more than may be spent.") {
        .flag(($0.state.forecast?.cost ?? .zero) > $0.state.settings.amount)
      },
    ])

  /// The most tasks that the overview names.
  static let taskLimit = 5

  static let openTask = Shape<TaskDocuments.Source>(
    "openTask", "A task that is worked on, or that waits with high priority.",
    [
      Field("id", .text, "The task's id.") { .text($0.task.item.id) },
      Field("title", .text, "What is to be done.") { .text($0.task.item.title) },
      Field("document", .nullable(.document), "The name of the task's own document.") {
        $0.document.map(DocumentValue.document) ?? .null
      },
      Field("status", .nullable(.word(TaskStatus.allCases.map(\.rawValue))), "Its state.") {
        DocumentValue($0.task.item.status?.rawValue)
      },
      Field("priority", .nullable(.word(TaskPriority.allCases.map(\.rawValue))), "Its priority.") {
        DocumentValue($0.task.item.priority?.rawValue)
      },
      Field("agentIds", .array(.agent), "The assignees that are known agents.") {
        .array($0.task.agentIDs.map(DocumentValue.agent))
      },
      Field("due", .nullable(.instant), "When it is due.") { DocumentValue($0.task.item.due) },
      Field("updatedAt", .nullable(.instant), "When it was last changed.") { DocumentValue($0.task.item.updatedAt) },
    ])

  /// The tasks to name: active ones first, of high priority before others, then blocked and queued ones of high
  /// priority; of equals the one that is due first, then by id.
  static func openTasks(_ tasks: [LedgerTask]) -> [LedgerTask] {
    func rank(_ task: LedgerTask) -> Int? {
      switch (task.item.status, task.item.priority) {
      case (.active, .high): 0
      case (.active, _): 1
      case (.blocked, .high): 2
      case (.queue, .high): 3
      default: nil
      }
    }
    let open = tasks.compactMap { task in rank(task).map { (rank: $0, task: task) } }
    return open.enumerated().sorted { a, b in
      if a.element.rank != b.element.rank { return a.element.rank < b.element.rank }
      let (x, y) = (a.element.task.item.due?.milliseconds ?? .max, b.element.task.item.due?.milliseconds ?? .max)
      return x != y ? x < y : a.offset < b.offset
    }.prefix(taskLimit).map(\.element.task)
  }
}
