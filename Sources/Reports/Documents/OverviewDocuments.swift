import Ledger
import Model

/// `stats`, the overview, and `metrics`.
enum OverviewDocuments {
  /// The most agents, users and models that the overview names each.
  static let topLimit = 8

  struct Stats: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
    var severities: [Severity: Int]
    var topAgents: [TokensDocument.AgentSource]
    var latestErrors: [ActivityDocuments.Source]
    var users: SpenderList
    var models: SpenderList
    var budgets: [OutlookShapes.Budget]
    var openTasks: [TaskDocuments.Source]

    /// Figures of today, or nil when there is no today or nothing on it.
    var today: Figures? { ledger.today.flatMap { day in ledger.fleet.days.first { $0.day == day }?.figures } }

    /// The week that holds today.
    var week: WeekFigures? {
      let start = ledger.today?.startOfWeek(beginningOn: ledger.weekStart)
      return ledger.fleet.weeks.first { $0.start == start }
    }

    /// The week before that.
    var lastWeek: WeekFigures? {
      let start = ledger.today?.startOfWeek(beginningOn: ledger.weekStart).adding(-7)
      return ledger.fleet.weeks.first { $0.start == start }
    }
  }

  static let topAgent = Shape<TokensDocument.AgentSource>(
    "topAgent", "An agent and its spending.",
    [
      Field("id", .agent, "The agent's id.") { .agent($0.agent.id) },
      Field("name", .text, "The agent's name.") { .text($0.agent.name) },
    ],
    FigureShapes.totals { $0.agent.rollup.total },
    [
      Field("share", .nullable(.share), "The part of the fleet's cost, 0 to 1.") {
        FigureShapes.share($0.agent.rollup.total.cost?.total, of: $0.fleetCost)
      }
    ])

  static let taskCounts = Shape<[LedgerTask]>(
    "taskCounts", "Tasks by status.",
    TaskStatus.allCases.map { status in
      Field(status.rawValue, .integer, "Tasks whose status is \(status.rawValue).") { tasks in
        .integer(Int64(tasks.count { $0.item.status == status }))
      }
    },
    [
      Field("unknown", .integer, "Tasks whose status is not understood.") { tasks in
        .integer(Int64(tasks.count { $0.item.status == nil }))
      },
      Field("total", .integer, "Tasks in all.") { .integer(Int64($0.count)) },
    ])

  static let severities = Shape<[Severity: Int]>(
    "severities", "Diagnostics by severity.",
    Severity.allCases.reversed().map { severity in
      Field(severity.rawValue, .integer, "Diagnostics of severity \(severity.rawValue).") {
        .integer(Int64($0[severity] ?? 0))
      }
    })

  static let stats = Shape<Stats>(
    "stats", "The fleet at a glance.", FigureShapes.header(.stats) { $0.sources },
    [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.ledger.zone.name) },
      Field("today", .nullable(.day), "The day that the site speaks for.") { DocumentValue($0.ledger.today) },
      .object("summary", TokensDocument.summary, "The fleet's totals.") { .init($0.ledger) },
      CoverageDocument.facts { $0.ledger.coverage },
      .object("todayFigures", TokensDocument.undated, "What was spent today, or null without records.") { $0.today },
      .object("week", FigureShapes.week, "The week that holds today, or null without records.") { $0.week },
      .object("lastWeek", FigureShapes.week, "The week before, or null without records.") { $0.lastWeek },
      .object("unattributed", TokensDocument.undated, "Spending that no agent can be named for, or null.") {
        $0.ledger.unattributed.total.records > 0 ? $0.ledger.unattributed.total : nil
      },
      .object("sameDays", OutlookShapes.sameDays, "This week beside the same days of the week before, or null.") {
        OutlookShapes.SameDays($0.ledger)
      },
      .object("month", OutlookShapes.month, "The month that holds today; null when the site has no today.") {
        OutlookShapes.Month($0.ledger)
      },
      .array("budgets", OutlookShapes.budget, "The configured budgets.") { $0.budgets },
      .object(
        "agentDays", AgentDaysShapes.days,
        "The \(AgentDays.overviewLength) days that end with today, by agent; null when the site has no today."
      ) { stats in
        stats.ledger.today.map { AgentDays(stats.ledger, days: $0.adding(1 - AgentDays.overviewLength)...$0) }
      },
      .array("topAgents", topAgent, "The agents that cost most, at most eight.") { $0.topAgents },
    ],
    SpenderShapes.list("user", SpenderShapes.user, limit: topLimit) { $0.users },
    SpenderShapes.list("model", SpenderShapes.model, limit: topLimit) { $0.models },
    [
      .object("tasks", taskCounts, "Tasks by status.") { $0.ledger.tasks },
      .array("openTasks", OutlookShapes.openTask, "Tasks that are active or wait with high priority, at most five.") {
        $0.openTasks
      },
      Field("ventures", .integer, "Ventures.") { .integer(Int64($0.ledger.ventures.count)) },
      Field("deals", .integer, "Deals.") { .integer(Int64($0.ledger.deals.count)) },
      Field("activities", .integer, "Activities.") { .integer(Int64($0.ledger.activities.count)) },
      .array("latestErrors", ActivityDocuments.activity, "The newest activities of level error, at most five.") {
        $0.latestErrors
      },
      .object("diagnostics", severities, "Diagnostics by severity.") { $0.severities },
      Field("sourcesRead", .integer, "Sources read.") {
        .integer(Int64($0.ledger.sources.count { $0.notRead == nil }))
      },
      Field("sourcesNotRead", .integer, "Files not read.") {
        .integer(Int64($0.ledger.sources.count { $0.notRead != nil }))
      },
    ])

  static let metricValue = Shape<MetricSample.Value>(
    "metricValue", "A measured figure.",
    [
      Field("name", .text, "The source's name of the figure.") { .text($0.name) },
      Field("value", .number, "The figure, in the source's unit.") { .number(mantissa: $0.mantissa, scale: $0.scale) },
    ])

  static let metricState = Shape<MetricSample.State>(
    "metricState", "A reported state.",
    [
      Field("name", .text, "The source's name of the state.") { .text($0.name) },
      Field("state", .text, "The word.") { .text($0.text) },
    ])

  static let sample = Shape<Placed<MetricSample>>(
    "sample", "One measurement.",
    [
      Field("time", .instant, "When it was measured.") { .instant($0.value.time) },
      Field("host", .nullable(.text), "Which machine.") { DocumentValue($0.value.host) },
      .array("values", metricValue, "The figures, in source order.") { $0.value.values },
      .array("states", metricState, "The states, in source order.") { $0.value.states },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.value.line)) },
    ])

  struct Metrics: Sendable {
    var sources: DocumentSources
    var samples: [Placed<MetricSample>]
    var total: Int
  }

  static let metrics = Shape<Metrics>(
    "metrics", "Measurements of machines and services.", FigureShapes.header(.metrics) { $0.sources },
    [
      .object("latest", sample, "The newest measurement, or null.") { $0.samples.first },
      Field("total", .integer, "Measurements in all.") { .integer(Int64($0.total)) },
      .array("samples", sample, "The newest measurements, newest first.") { $0.samples },
    ])
}
