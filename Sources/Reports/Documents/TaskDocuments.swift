import Ledger
import Model

/// `tasks`, lists of some of them, and `tasks/<name>`, one task.
enum TaskDocuments {
  /// A task with the documents that it leads to.
  struct Source: Sendable {
    var task: LedgerTask
    /// The name of its own document, or nil when it has none.
    var document: String?
    /// The name of its venture's document, or nil.
    var ventureDocument: String?

    var item: WorkItem { task.item }
  }

  static let fields: [Field<Source>] = [what, amounts, times].flatMap { $0 }

  private static let what: [Field<Source>] = [
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
      DocumentValue($0.task.agentIDs.first ?? $0.item.assignees.first.flatMap { $0.id ?? $0.name })
    },
    Field("assignees", .array(.text), "All assignees as written.") {
      DocumentValue($0.item.assignees.compactMap { $0.id ?? $0.name })
    },
    Field("agentIds", .array(.agent), "The assignees that are known agents.") {
      .array($0.task.agentIDs.map(DocumentValue.agent))
    },
    Field("due", .nullable(.instant), "When it is due.") { DocumentValue($0.item.due) },
    Field("dueText", .nullable(.text), "When it is due in the source's words.") { DocumentValue($0.item.dueText) },
    Field("ventureId", .nullable(.text), "Its venture.") { DocumentValue($0.item.ventureID) },
    Field("ventureName", .nullable(.text), "Its venture's name.") { DocumentValue($0.task.ventureName) },
  ]

  private static let amounts: [Field<Source>] = [
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
  ]

  private static let times: [Field<Source>] = [
    Field("createdAt", .nullable(.instant), "When it was made.") { DocumentValue($0.item.createdAt) },
    Field("updatedAt", .nullable(.instant), "When it was last changed.") { DocumentValue($0.item.updatedAt) },
    Field("completedAt", .nullable(.instant), "When it was completed.") { DocumentValue($0.item.completedAt) },
    Field(
      "stuck", .nullable(.flag),
      "Whether it is active and was not changed for the configured time up to the site's as-of time; null for an active task of which no time is known."
    ) { $0.task.isStuck.map(DocumentValue.flag) ?? .null },
    Field("stuckSince", .nullable(.instant), "Of a stuck task: its last change.") {
      DocumentValue($0.task.isStuck == true ? $0.task.lastChange : nil)
    },
    Field("source", .text, "The source's path.") { .text($0.task.path) },
    Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.item.line)) },
    Field("otherSources", .array(.text), "Other sources that have this task.") { DocumentValue($0.task.otherPaths) },
    Field(
      "document", .nullable(.document),
      "The name of the task's own document; null when it is not among the 2,000 tasks that were changed last."
    ) { $0.document.map(DocumentValue.document) ?? .null },
    Field("ventureDocument", .nullable(.document), "The name of its venture's document.") {
      $0.ventureDocument.map(DocumentValue.document) ?? .null
    },
  ]

  static let task = Shape<Source>("task", "A task.", fields)

  /// What a list of tasks was chosen by; nil for what was not asked for.
  struct Filter: Sendable {
    var agent: String?
    var priority: TaskPriority?
    var venture: Placed<Venture>?
    var stuck: Bool?
  }

  static let filter = Shape<Filter>(
    "taskFilter", "What the items were chosen by; null stands for no filter.",
    [
      Field("agent", .nullable(.agent), "The agent that they are assigned to.") {
        $0.agent.map(DocumentValue.agent) ?? .null
      },
      Field("priority", .nullable(.word(TaskPriority.allCases.map(\.rawValue))), "Their priority.") {
        DocumentValue($0.priority?.rawValue)
      },
      Field("ventureId", .nullable(.text), "Their venture.") { DocumentValue($0.venture?.value.id) },
      Field("ventureName", .nullable(.text), "Their venture's name.") { DocumentValue($0.venture?.value.name) },
      Field("stuck", .nullable(.flag), "Whether they are stuck.") { $0.stuck.map(DocumentValue.flag) ?? .null },
    ])

  struct List: Sendable {
    var sources: DocumentSources
    var filter: Filter
    var total = 0
    var unknown: Int?
    var stuckAfter: Int?
    var items: [Source] = []
  }

  static let list = Shape<List>(
    "taskList",
    "Some of the tasks: those of an agent (`tasks/agent/<id>`), of a priority (`tasks/priority/<word>`), of a venture (`tasks/venture/<name>`), or those that are stuck (`tasks/stuck`).",
    FigureShapes.header(.taskList) { $0.sources },
    [
      .object("filter", filter, "What the items were chosen by.") { $0.filter },
      Field("total", .integer, "Such tasks in all.") { .integer(Int64($0.total)) },
      Field("complete", .flag, "Whether all of them are in items.") { .flag($0.items.count == $0.total) },
      Field("stuckAfter", .nullable(.integer), "Of the stuck tasks: the minutes without a change after which one is.") {
        DocumentValue($0.stuckAfter.map { $0 / 60 })
      },
      Field(
        "unknown", .nullable(.integer),
        "Of the stuck tasks: active tasks of which no time is known, so that nobody can say whether they are stuck."
      ) { DocumentValue($0.unknown) },
      .array("items", task, "The tasks, the last changed first; those of which no time is known last.") { $0.items },
    ])
}
