import Ledger
import Model

/// `ventures` and `ventures/<name>`.
enum VentureDocuments {
  /// The most tasks in a venture's document; more are told by `taskCount`.
  static let taskLimit = 500

  struct Source: Sendable {
    var venture: Placed<Venture>
    /// Its tasks, the last changed first.
    var tasks: [LedgerTask]
    var forecast: VentureForecast?
    /// The name of its own document, or nil when it has none.
    var document: String?
  }

  static let forecast = Shape<VentureForecast>(
    "ventureForecast", "When the budget will be reached at the pace at which it is spent now.",
    [
      Field(
        "method", .word(VentureForecast.Method.allCases.map(\.rawValue)),
        "What the pace is found from: `completedTasks`, the stated cost of the tasks completed in the last 30 days; where there is none `sinceCreated`, all that was spent since the venture was made."
      ) { .text($0.method.rawValue) },
      Field("from", .day, "The first day that the pace is found from.") { .day($0.from) },
      Field("to", .day, "The last of them: the as-of day.") { .day($0.to) },
      Field("spent", .usd, "Dollars spent on these days.") { .usd($0.spent) },
      Field("perDay", .usd, "Dollars for each of these days.") { .usd($0.perDay) },
      Field("reachedOn", .nullable(.day), "The day; null when it is more than ten years away.") {
        DocumentValue($0.reachedOn)
      },
    ])

  static let fields: [Field<Source>] = [
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
    .object(
      "forecast", forecast, "When the budget will be reached; null where nothing is left to spend or no pace is known."
    ) { $0.forecast },
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
    Field("document", .nullable(.document), "The name of the venture's own document.") {
      $0.document.map(DocumentValue.document) ?? .null
    },
  ]

  static let venture = Shape<Source>("venture", "A project with a budget.", fields)

  struct Detail: Sendable {
    var venture: Source
    var sources: DocumentSources
    var tasks: [TaskDocuments.Source]

    /// The sum of what its tasks state; nil when none does.
    func sum(_ amount: (WorkItem) -> USDTotal?) -> USDTotal? {
      let amounts = venture.tasks.compactMap { amount($0.item) }
      return amounts.isEmpty ? nil : amounts.reduce(.zero, +)
    }
  }

  static let detail = Shape<Detail>(
    "ventureDetail", "One venture with its budget, its forecast and its tasks.",
    FigureShapes.header(.venture) { $0.sources },
    fields.map { field in field.of { $0.venture } },
    [
      .object("taskCounts", OverviewDocuments.taskCounts, "Its tasks by status.") { $0.venture.tasks },
      Field("estimatedCost", .nullable(.usd), "Dollars that its tasks are expected to take, where they say.") {
        DocumentValue($0.sum(\.estimatedCost))
      },
      Field("actualCost", .nullable(.usd), "Dollars that its tasks took, where they say.") {
        DocumentValue($0.sum(\.actualCost))
      },
      Field("complete", .flag, "Whether all of its tasks are in tasks.") {
        .flag($0.tasks.count == $0.venture.tasks.count)
      },
      .array("tasks", TaskDocuments.task, "Its tasks, the last changed first.") { $0.tasks },
    ])
}
