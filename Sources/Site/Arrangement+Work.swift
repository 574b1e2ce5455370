import Model
import Mustache
import Reports

extension Arrangement {
  /// The most tasks in one column of a board; who wants more reads the lists or the JSON.
  static let boardLimit = 200

  /// `board`: the tasks by status, each column with its title, its number, its tasks and how many it leaves out; tasks
  /// without a status that is understood stand in a last column, if there are any. `agents` and `ventures`: who has
  /// tasks, each with the number and the link to the list.
  static func board(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let tasks = document.elements ?? []
    return [
      ("board", .list(columns(tasks, context))), ("tab", tab("all", of: taskTabs)),
      ("agents", .list(agents(tasks, context))),
      ("ventures", .list(ventures(tasks, context))),
      ("hasAgents", .flag(tasks.contains { $0["agentIds"]?.elements?.isEmpty == false })),
      ("hasVentures", .flag(tasks.contains { $0["ventureDocument"] != .null })),
    ]
  }

  /// `board`, as of all tasks.
  static func listBoard(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let filter = document["filter"]
    let current: String? = if filter?["stuck"] == .flag(true) { "stuck" } else { filter?["priority"].flatMap(text) }
    return [
      ("board", .list(columns(document["items"]?.elements ?? [], context))),
      ("tab", tab(current, of: taskTabs)),
    ]
  }

  /// `board` of the tasks of a venture.
  static func venture(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    [("board", .list(columns(document["tasks"]?.elements ?? [], context))), ("bar", budgetBar(document))]
  }

  /// `ventures`: the ventures, each with the `bar` of its budget.
  static func ventures(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let ventures = document.elements ?? []
    return [("ventures", .list(ventures.map { context.value(of: $0, adding: [("bar", budgetBar($0))]) }))]
  }

  private static func budgetBar(_ venture: DocumentValue) -> MustacheValue {
    BudgetCharts.venture(venture).map(MustacheValue.html) ?? .absent
  }

  /// `hasEstimate`: whether there is anything to compare; `hasOutcome`: whether anything came out or went wrong.
  static func task(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    func isAny(_ names: [String]) -> MustacheValue { .flag(names.contains { (document[$0] ?? .null) != .null }) }
    return [
      ("hasEstimate", isAny(["estimatedCost", "actualCost", "estimatedTokens", "actualTokens"])),
      ("hasOutcome", isAny(["output", "error"])),
    ] + (context.forms?.members(of: document) ?? [])
  }

  private static let taskTabs = ["all", "stuck", "high", "medium", "low"]
  private static let activityTabs = ["all", "archive", "error", "task", "system"]

  /// For each tab whether it is the page's own.
  private static func tab(_ current: String?, of names: [String]) -> MustacheValue {
    .object(MustacheObject(names.map { ($0, .flag($0 == current)) }))
  }

  /// `tab`; `leftOut`: how many activities the page does not show.
  static func activities(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let filter = document["filter"]
    let isAll = filter?["agent"] == .null && filter?["day"] == .null && filter?["type"] == .null
    var total = 0
    if case .integer(let count)? = document["total"] { total = Int(clamping: count) }
    return [
      ("tab", tab(isAll ? "all" : filter?["type"].flatMap(text), of: activityTabs)),
      ("leftOut", context.count(max(0, total - (document["items"]?.elements?.count ?? 0)))),
    ]
  }

  /// `tab`; `daysLeftOut`: days that are not listed.
  static func archive(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    guard let days = document["days"]?.elements, case .integer(let count)? = document["dayCount"] else { return [] }
    return [
      ("tab", tab("archive", of: activityTabs)),
      ("daysLeftOut", context.count(max(0, Int(clamping: count) - days.count))),
    ]
  }

  private static func columns(_ tasks: DocumentList, _ context: TemplateContext) -> [MustacheValue] {
    var byStatus: [String: [DocumentValue]] = [:]
    for task in tasks { byStatus[task["status"].flatMap(text) ?? "", default: []].append(task) }
    let columns = TaskStatus.allCases.map { ($0.rawValue, title(of: $0)) } + [("", "Status not understood")]
    return columns.compactMap { status, title in
      let own = (byStatus[status] ?? []).enumerated().sorted { a, b in
        (urgency(a.element), a.offset) < (urgency(b.element), b.offset)
      }.map(\.element)
      if own.isEmpty, status.isEmpty { return nil }
      return .object([
        "status": .text(status.isEmpty ? "unknown" : status), "title": .text(title), "count": context.count(own.count),
        "tasks": .list(own.prefix(boardLimit).map { self.task($0, context) }),
        "leftOut": context.count(max(0, own.count - boardLimit)),
      ])
    }
  }

  /// A task in a column, with the forms for it where the page has any.
  private static func task(_ task: DocumentValue, _ context: TemplateContext) -> MustacheValue {
    guard let forms = context.forms else { return context.value(of: task) }
    return context.value(of: task, adding: forms.members(of: task))
  }

  /// What comes first in a column: what is stuck, then by priority; the document's own order decides between equals.
  private static func urgency(_ task: DocumentValue) -> Int {
    let priority: Int =
      switch task["priority"].flatMap(text) {
      case "high": 0
      case "medium": 1
      case "low": 2
      default: 3
      }
    return priority + (task["stuck"] == .flag(true) ? 0 : 4)
  }

  static func title(of status: TaskStatus) -> String {
    switch status {
    case .queue: "Queue"
    case .active: "Active"
    case .completed: "Completed"
    case .blocked: "Blocked"
    case .archived: "Archived"
    }
  }

  private static func agents(_ tasks: DocumentList, _ context: TemplateContext) -> [MustacheValue] {
    var counts: [String: Int] = [:]
    for task in tasks {
      for case .agent(let id) in task["agentIds"]?.elements ?? [] { counts[id, default: 0] += 1 }
    }
    return counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { id, count in
      .object([
        "name": .text(id), "count": context.count(count),
        "href": .text(context.root + PagePath.path(of: "tasks/agent/\(id)")),
      ])
    }
  }

  private static func ventures(_ tasks: DocumentList, _ context: TemplateContext) -> [MustacheValue] {
    var found: [String: (name: String, count: Int)] = [:]
    for task in tasks {
      guard case .document(let document)? = task["ventureDocument"] else { continue }
      let name = task["ventureName"].flatMap(text) ?? document
      found[document, default: (name, 0)].count += 1
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { document, venture in
      .object([
        "name": .text(venture.name), "count": context.count(venture.count),
        "href": .text(context.root + PagePath.path(of: "tasks/" + "venture" + document.dropFirst("ventures".count))),
      ])
    }
  }

  /// The text of a value that is one.
  static func text(_ value: DocumentValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }
}
