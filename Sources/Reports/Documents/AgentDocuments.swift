import Ledger
import Model

/// `agents`, the roster, and `agents/<id>`, one agent.
enum AgentDocuments {
  typealias Source = TokensDocument.AgentSource

  static let snapshot = Shape<Placed<SnapshotFigure>>(
    "snapshot", "A figure that stands for no period; shown with its time, never added to others.",
    [
      Field("label", .text, "The source's own name of the figure.") { .text($0.value.label) },
      Field("tokens", .nullable(.tokens), "Tokens.") { DocumentValue($0.value.tokens) },
      Field("cost", .nullable(.usd), "US dollars.") { DocumentValue($0.value.cost) },
      Field("time", .nullable(.instant), "When the snapshot was taken.") { DocumentValue($0.value.time) },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.value.line)) },
    ])

  static let checkItem = Shape<CheckList.Item>(
    "checkItem", "One line of a check list.",
    [
      Field("text", .text, "What is to be done.") { .text($0.text) },
      Field("done", .flag, "Whether it is done.") { .flag($0.isDone) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.line)) },
    ])

  static let checkList = Shape<Placed<CheckList>>(
    "checkList", "A list of things to do that a tracker keeps for an agent.",
    [
      Field("title", .text, "The words above the list.") { .text($0.value.title) },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("done", .integer, "Items done.") { .integer(Int64($0.value.items.count(where: \.isDone))) },
      Field("total", .integer, "Items in all.") { .integer(Int64($0.value.items.count)) },
      .array("items", checkItem, "The items in source order.") { $0.value.items },
    ])

  /// The members that the roster and the agent's own document share.
  static let roster: [Field<Source>] = [identity, FigureShapes.totals { $0.agent.rollup.total }, work].flatMap { $0 }

  private static let identity: [Field<Source>] =
    [
      Field("id", .agent, "The agent's id.") { .agent($0.agent.id) },
      Field("name", .text, "The agent's name.") { .text($0.agent.name) },
      Field("emoji", .nullable(.text), "A sign shown beside the name.") { DocumentValue($0.agent.facts.emoji) },
      Field("aliases", .array(.text), "Other spellings met.") { DocumentValue($0.agent.aliases) },
      Field("role", .nullable(.text), "What it does.") { DocumentValue($0.agent.facts.role) },
      Field("department", .nullable(.text), "Its department or team.") { DocumentValue($0.agent.facts.department) },
      Field("status", .nullable(.text), "Its state in the source's word.") { DocumentValue($0.agent.facts.status) },
      Field("model", .nullable(.text), "The model it runs on, as a roster states.") {
        DocumentValue($0.agent.facts.model)
      },
      Field("currentTask", .nullable(.text), "What it works on, as a roster states.") {
        DocumentValue($0.agent.facts.currentTask)
      },
      Field("tokensUsed", .nullable(.tokens), "The newest snapshot of tokens used, which no period is known for.") {
        DocumentValue($0.agent.snapshots.lazy.compactMap(\.value.tokens).first)
      },
      Field("maxTokens", .nullable(.tokens), "The tokens it may use, as a roster states.") {
        $0.agent.facts.maxTokens.map(DocumentValue.tokens) ?? .null
      },
      Field("sessionsCount", .nullable(.integer), "The sessions that a roster states.") {
        DocumentValue($0.agent.facts.sessionsCount)
      },
      Field("tasksCompleted", .nullable(.integer), "The tasks done that a roster states.") {
        DocumentValue($0.agent.facts.tasksCompleted)
      },
      Field("successRate", .nullable(.integer), "Percent of tasks that succeeded, as a roster states.") {
        DocumentValue($0.agent.facts.successRate)
      },
      Field("lastActiveAt", .nullable(.instant), "When it was last active: its newest call, else as a roster states.") {
        DocumentValue($0.agent.rollup.total.newest ?? $0.agent.facts.lastActive)
      },
    ]

  private static let work: [Field<Source>] =
    [
      .object("today", FigureShapes.brief, "What it spent today, or null without records.") { $0.standing.today },
      .object("week", FigureShapes.brief, "What it spent this week as far as today, or null without records.") {
        $0.standing.week
      },
      FigureShapes.trend { $0.standing.trend },
      Field(
        "maxTokensShare", .nullable(.share),
        "The part of the tokens it may use: `tokensUsed`, else its tokens in all, of `maxTokens`; null without a maximum."
      ) { partOfMaximum($0.agent) },
      Field(
        "tasksDone", .nullable(.integer),
        "Its tasks known here that are completed, or null when no task of it is known."
      ) { $0.standing.hasTasks ? .integer(Int64($0.standing.tasksDone)) : .null },
      Field(
        "costPerTask", .nullable(.usd),
        "Its token cost divided by `tasksDone`, rounded to 12 decimals; null without either."
      ) { DocumentValue(costPerTask($0)) },
      CoverageDocument.facts { $0.agent.coverage },
      Field("sessions", .nullable(.integer), "Sessions that carry its spending.") {
        DocumentValue($0.agent.rollup.sessions)
      },
      Field("share", .nullable(.share), "The part of the fleet's cost, 0 to 1.") {
        FigureShapes.share($0.agent.rollup.total.cost?.total, of: $0.fleetCost)
      },
      .array("snapshots", snapshot, "Figures without a period, newest first.") { $0.agent.snapshots },
      Field("tasks", .array(.text), "Ids of its tasks.") { DocumentValue($0.agent.taskIDs) },
      .array("checkLists", checkList, "Check lists that trackers keep for it.") { $0.agent.checkLists },
      Field("sources", .array(.text), "The paths of the sources that speak of it.") { DocumentValue($0.agent.paths) },
    ]

  private static func partOfMaximum(_ agent: LedgerAgent) -> DocumentValue {
    let used = agent.snapshots.lazy.compactMap(\.value.tokens).first ?? agent.rollup.total.tokens?.total
    guard let used, let maximum = agent.facts.maxTokens else { return .null }
    return FigureShapes.share(
      USDTotal(picodollars: Int128(used.count)), of: USDTotal(picodollars: Int128(maximum)))
  }

  private static func costPerTask(_ source: Source) -> USDTotal? {
    guard source.standing.tasksDone > 0, let cost = source.agent.rollup.total.cost?.total else { return nil }
    return cost.divided(by: source.standing.tasksDone)
  }

  static let agents = Shape<Source>("agent", "An agent of the roster.", roster)

  struct Detail: Sendable {
    var agent: Source
    var sources: DocumentSources
    var tasks: [TaskDocuments.Source]
    var activities: [ActivityDocuments.Source]
    var activityCount: Int
    var sessions: [SessionSource]
  }

  static let detail = Shape<Detail>(
    "agentDetail", "One agent with its days, weeks, models, tasks and latest activities.",
    [
      Field("schema", .word([DocumentKind.agent.schemaID]), "The form of this document.") { _ in
        .text(DocumentKind.agent.schemaID)
      },
      Field("asOf", .nullable(.instant), "The newest time of this document's own sources, or null.") {
        DocumentValue($0.sources.asOf)
      },
    ],
    roster.map { field in Field(field.name, field.node, field.summary) { field.value($0.agent) } },
    [
      FigureShapes.siteDay { $0.agent.standing.siteDay },
      .array("daily", FigureShapes.day, "The days with records, ascending.") { $0.agent.agent.rollup.days },
      .array("weekly", FigureShapes.week, "The weeks with records, ascending.") { $0.agent.agent.rollup.weeks },
      .object("undated", TokensDocument.undated, "What counts but lies in no single day, or null.") {
        $0.agent.agent.rollup.undated.records > 0 ? $0.agent.agent.rollup.undated : nil
      },
      .array("models", FigureShapes.named, "By model.") { $0.agent.agent.models },
      .array(
        "topSessions", SessionsDocument.agentSession,
        "Its most expensive sessions, at most \(SpendingFacts.agentSessionLimit)."
      ) { $0.sessions },
      .array("taskDetails", TaskDocuments.task, "Its tasks, the last changed first, at most 50.") { $0.tasks },
      Field("taskDocument", .nullable(.document), "The name of the list of its tasks.") {
        $0.tasks.isEmpty ? .null : .document("tasks/agent/\($0.agent.agent.id)")
      },
      Field("activityCount", .integer, "Activities in all.") { .integer(Int64($0.activityCount)) },
      .array("activities", ActivityDocuments.activity, "The newest activities, at most 50.") { $0.activities },
      Field("activityDocument", .nullable(.document), "The name of the document with more of its activities.") {
        $0.activityCount == 0 ? .null : .document("logs/activity/by-agent/\($0.agent.agent.id)")
      },
    ])
}
