import Ledger
import Model

/// `tasks`, `ventures`, `activities`, `logs/activity`, `deals` and `metrics`.
enum WorkDocuments {
  static let task = Shape<LedgerTask>(
    "task", "A task.",
    [
      Field("id", .text, "The task's id.") { .text($0.item.id) },
      Field("title", .text, "What is to be done.") { .text($0.item.title) },
      Field("description", .nullable(.text), "More about it.") { DocumentValue($0.item.description) },
      Field("status", .nullable(.word(TaskStatus.allCases.map(\.rawValue))), "Its state.") {
        DocumentValue($0.item.status?.rawValue)
      },
      Field("statusText", .nullable(.text), "Its state in the source's words.") { DocumentValue($0.item.statusText) },
      Field("priority", .nullable(.word(TaskPriority.allCases.map(\.rawValue))), "Its priority.") {
        DocumentValue($0.item.priority?.rawValue)
      },
      Field("priorityText", .nullable(.text), "Its priority in the source's words.") {
        DocumentValue($0.item.priorityText)
      },
      Field("assignedTo", .nullable(.text), "The first assignee: an agent's id, else the name as written.") {
        DocumentValue($0.agentIDs.first ?? $0.item.assignees.first.flatMap { $0.id ?? $0.name })
      },
      Field("assignees", .array(.text), "All assignees as written.") {
        DocumentValue($0.item.assignees.compactMap { $0.id ?? $0.name })
      },
      Field("agentIds", .array(.agent), "The assignees that are known agents.") {
        .array($0.agentIDs.map(DocumentValue.agent))
      },
      Field("due", .nullable(.instant), "When it is due.") { DocumentValue($0.item.due) },
      Field("dueText", .nullable(.text), "When it is due in the source's words.") { DocumentValue($0.item.dueText) },
      Field("ventureId", .nullable(.text), "Its venture.") { DocumentValue($0.item.ventureID) },
      Field("ventureName", .nullable(.text), "Its venture's name.") { DocumentValue($0.ventureName) },
      Field("estimatedCost", .nullable(.usd), "Dollars expected; never token cost.") {
        DocumentValue($0.item.estimatedCost)
      },
      Field("actualCost", .nullable(.usd), "Dollars it took; never token cost.") { DocumentValue($0.item.actualCost) },
      Field("estimatedTokens", .nullable(.tokens), "Tokens expected.") {
        $0.item.estimatedTokens.map(DocumentValue.tokens) ?? .null
      },
      Field("actualTokens", .nullable(.tokens), "Tokens it took, as stated.") {
        $0.item.actualTokens.map(DocumentValue.tokens) ?? .null
      },
      Field("tags", .array(.text), "Labels.") { DocumentValue($0.item.tags) },
      Field("output", .nullable(.text), "What came out.") { DocumentValue($0.item.output) },
      Field("error", .nullable(.text), "What went wrong.") { DocumentValue($0.item.error) },
      Field("progress", .nullable(.integer), "Percent done.") { DocumentValue($0.item.progress) },
      Field("createdAt", .nullable(.instant), "When it was made.") { DocumentValue($0.item.createdAt) },
      Field("updatedAt", .nullable(.instant), "When it was last changed.") { DocumentValue($0.item.updatedAt) },
      Field("completedAt", .nullable(.instant), "When it was completed.") { DocumentValue($0.item.completedAt) },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.item.line)) },
      Field("otherSources", .array(.text), "Other sources that have this task.") { DocumentValue($0.otherPaths) },
    ])

  struct VentureSource: Sendable {
    var venture: Placed<Venture>
    var tasks: [LedgerTask]
  }

  static let venture = Shape<VentureSource>(
    "venture", "A project with a budget.",
    [
      Field("id", .text, "The venture's id.") { .text($0.venture.value.id) },
      Field("name", .text, "Its name.") { .text($0.venture.value.name) },
      Field("icon", .nullable(.text), "A sign shown beside the name.") { DocumentValue($0.venture.value.icon) },
      Field("status", .nullable(.text), "Its state in the source's word.") { DocumentValue($0.venture.value.status) },
      Field("priority", .nullable(.text), "Its priority in the source's word.") {
        DocumentValue($0.venture.value.priority)
      },
      Field("capitalSpent", .nullable(.usd), "Dollars spent as stated; never token cost.") {
        DocumentValue($0.venture.value.capitalSpent)
      },
      Field("capitalBudget", .nullable(.usd), "Dollars that may be spent.") {
        DocumentValue($0.venture.value.capitalBudget)
      },
      Field("spentShare", .nullable(.share), "Spent as a part of the budget; above 1 when overspent.") {
        FigureShapes.share($0.venture.value.capitalSpent, of: $0.venture.value.capitalBudget)
      },
      Field("description", .nullable(.text), "More about it.") { DocumentValue($0.venture.value.description) },
      Field("taskCount", .integer, "Its tasks.") { .integer(Int64($0.tasks.count)) },
      Field("tasksCompleted", .integer, "Its tasks that are completed.") {
        .integer(Int64($0.tasks.count { $0.item.status == .completed }))
      },
      Field("createdAt", .nullable(.instant), "When it was made.") { DocumentValue($0.venture.value.createdAt) },
      Field("updatedAt", .nullable(.instant), "When it was last changed.") {
        DocumentValue($0.venture.value.updatedAt)
      },
      Field("source", .text, "The source's path.") { .text($0.venture.path) },
      Field("line", .integer, "The row, from 1.") { .integer(Int64($0.venture.value.line)) },
    ])

  static let activity = Shape<LedgerActivity>(
    "activity", "Something that happened: an event, a log line, a run.",
    [
      Field("id", .nullable(.text), "The source's own id.") { DocumentValue($0.activity.id) },
      Field("title", .text, "What happened, in one line.") { .text($0.activity.title) },
      Field("description", .nullable(.text), "More lines.") { DocumentValue($0.activity.description) },
      Field("type", .word(ActivityType.allCases.map(\.rawValue)), "The coarse kind.") {
        .text($0.activity.type.rawValue)
      },
      Field("kind", .nullable(.text), "The finer kind in the source's words.") { DocumentValue($0.activity.kind) },
      Field("level", .word(ActivityLevel.allCases.map(\.rawValue)), "How grave it is.") {
        .text($0.activity.level.rawValue)
      },
      Field("createdAt", .nullable(.instant), "When it happened.") { DocumentValue($0.activity.time) },
      Field("agentId", .nullable(.agent), "The agent's id, when it is a known agent.") {
        $0.agentID.map(DocumentValue.agent) ?? .null
      },
      Field("agent", .nullable(.text), "The agent as the source writes it.") {
        DocumentValue($0.activity.agent.flatMap { $0.name ?? $0.id })
      },
      Field("taskId", .nullable(.text), "The task it is about.") { DocumentValue($0.activity.taskID) },
      Field("ventureId", .nullable(.text), "The venture it is about.") { DocumentValue($0.activity.ventureID) },
      Field("session", .nullable(.text), "The session it is about.") { DocumentValue($0.activity.session) },
      Field("cost", .nullable(.usd), "Dollars that the event states; never token cost.") {
        DocumentValue($0.activity.cost)
      },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.activity.line)) },
    ])

  struct ActivityLog: Sendable {
    var sources: DocumentSources
    var total: Int
    var items: [LedgerActivity]
  }

  static let filter = Shape<Void>(
    "filter", "What the items were filtered by; null stands for no filter.",
    [
      Field("agent", .nullable(.text), "The agent asked for.") { _ in .null },
      Field("type", .nullable(.text), "The type asked for.") { _ in .null },
      Field("limit", .nullable(.integer), "The number asked for.") { _ in .null },
    ])

  static let activityLog = Shape<ActivityLog>(
    "activityLog", "The newest activities of all sources.",
    FigureShapes.header(.logActivity) { $0.sources },
    [
      .object("filter", filter, "What the items were filtered by.") { _ in () },
      Field("total", .integer, "Activities in all.") { .integer(Int64($0.total)) },
      Field("complete", .flag, "Whether all of them are in items.") { .flag($0.items.count == $0.total) },
      .array("items", activity, "Activities, newest first; those without a time last.") { $0.items },
    ])

  static let deal = Shape<Placed<Deal>>(
    "deal", "A business opportunity, without any person's name, address or number.",
    [
      Field("id", .text, "The deal's id.") { .text($0.value.id) },
      Field("company", .nullable(.text), "The company.") { DocumentValue($0.value.company) },
      Field("status", .nullable(.text), "Its state in the source's word.") { DocumentValue($0.value.status) },
      Field("priority", .nullable(.text), "Its priority in the source's word.") { DocumentValue($0.value.priority) },
      Field("region", .nullable(.text), "The region.") { DocumentValue($0.value.region) },
      Field("score", .nullable(.integer), "A score, as stated.") { DocumentValue($0.value.score) },
      Field("industry", .nullable(.text), "The industry.") { DocumentValue($0.value.industry) },
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.value.line)) },
    ])

  struct Deals: Sendable {
    var sources: DocumentSources
    var deals: [Placed<Deal>]
  }

  static let deals = Shape<Deals>(
    "deals", "Business opportunities.",
    FigureShapes.header(.deals) { $0.sources },
    [.array("deals", deal, "The deals, ordered by id.") { $0.deals }])
}
