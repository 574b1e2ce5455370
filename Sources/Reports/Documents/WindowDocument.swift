import Ledger
import Model

/// `usage/<n>d`: the fleet's spending in the days that end with today.
enum WindowDocument {
  struct Source: Sendable {
    var window: SpendingWindow
    var sources: DocumentSources
  }

  static let week = Shape<SpendingWindow.Part>(
    "windowWeek", "What was spent in one week, as far as it lies in the window.",
    [
      Field("weekStart", .day, "The week's first day, which may lie before the window.") { .day($0.start) },
      Field("from", .day, "The first of its days that lies in the window.") { .day($0.days.lowerBound) },
      Field("to", .day, "The last of them.") { .day($0.days.upperBound) },
      Field("whole", .flag, "Whether all its days lie in the window.") { .flag($0.isWhole) },
    ], FigureShapes.members { $0.figures },
    [
      Field(
        "change", .nullable(.usd),
        "Cost minus that of the week before; null unless both lie wholly in the window and are known."
      ) { DocumentValue($0.change) }
    ])

  static let before = Shape<SpendingWindow>(
    "windowBefore", "As many days before the window.",
    [
      Field("from", .nullable(.day), "The first day.") { DocumentValue($0.daysBefore?.lowerBound) },
      Field("to", .nullable(.day), "The last day.") { DocumentValue($0.daysBefore?.upperBound) },
      Field("daysWithData", .integer, "Days of them that have records.") {
        .integer(Int64($0.daysWithData($0.daysBefore)))
      },
    ], FigureShapes.members { $0.before })

  static let shape = Shape<Source>(
    "window", "The fleet's spending in the days that end with the site's today, beside as many days before.",
    FigureShapes.header(.usageWindow) { $0.sources },
    [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.window.ledger.zone.name) },
      Field("weekStart", .word(Weekday.names), "The first day of a week.") {
        .text(Weekday.names[$0.window.ledger.weekStart - 1])
      },
      .object("filter", UsageQueryDocuments.filter, "What the figures were filtered by.") {
        .init(length: $0.window.length, days: $0.window.days)
      },
      Field("days", .integer, "The length of the window in days.") { .integer(Int64($0.window.length)) },
      Field("from", .nullable(.day), "The window's first day; null when the site has no today.") {
        DocumentValue($0.window.days?.lowerBound)
      },
      Field("to", .nullable(.day), "Its last day, which is the site's today; it may not be over yet.") {
        DocumentValue($0.window.days?.upperBound)
      },
      Field("daysWithData", .integer, "Days of the window that have records.") {
        .integer(Int64($0.window.daysWithData($0.window.days)))
      },
      .object("total", TokensDocument.undated, "What was spent in the window.") { $0.window.total },
      .object("before", before, "What was spent in as many days before.") { $0.window },
      Field("change", .nullable(.usd), "Cost minus that of the days before; null when either is not known.") {
        DocumentValue(change(now: $0.window.total, then: $0.window.before))
      },
      Field("changeShare", .nullable(.share), "That change as a part of the cost of the days before.") {
        FigureShapes.share(change(now: $0.window.total, then: $0.window.before), of: $0.window.before.cost?.total)
      },
      CoverageDocument.facts { $0.window.ledger.coverage },
      .array("daily", FigureShapes.day, "Each day of the window, ascending; one without records has no figures.") {
        $0.window.daily
      },
      .array("weekly", week, "The weeks that the window touches, ascending.") { $0.window.weekly },
    ],
    SpenderShapes.list("agent", SpenderShapes.agent, limit: SpendingWindow.listLimit) { $0.window.agents },
    [
      .object("agentDays", AgentDaysShapes.days, "The window's days by agent; null when the site has no today.") {
        source in source.window.days.map { AgentDays(source.window.ledger, days: $0) }
      },
      .object("unattributed", TokensDocument.undated, "Spending that no agent can be named for, or null.") {
        $0.window.unattributed
      },
    ],
    SpenderShapes.list("model", SpenderShapes.model, limit: SpendingWindow.listLimit) { $0.window.models },
    SpenderShapes.list("user", SpenderShapes.user, limit: SpendingWindow.listLimit) { $0.window.users },
    SpenderShapes.list("provider", SpenderShapes.provider, limit: SpendingWindow.listLimit) { $0.window.providers },
    [
      .object(
        "undated", TokensDocument.undated,
        "What counts but lies in no single day, and therefore in no window, or null."
      ) { $0.window.ledger.fleet.undated.records > 0 ? $0.window.ledger.fleet.undated : nil }
    ])

  /// The cost of one set of figures minus that of another; nil when either is not known.
  static func change(now: Figures?, then: Figures?) -> USDTotal? {
    guard let now = now?.cost?.total, let then = then?.cost?.total else { return nil }
    return now - then
  }
}
