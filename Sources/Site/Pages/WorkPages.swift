import Model
import Reports

extension PageFamily {
  /// What was done, and what is to be done.
  static let work = PageFamily { documents in
    fixedWork + documents.documents.compactMap { workPage(of: $0, documents) }
  }

  private static let fixedWork: [Page] = [
    Page("tasks.html", "tasks", "Tasks", document: "tasks", arrangement: Arrangement.board),
    Page("ventures.html", "ventures", "Ventures", document: "ventures", arrangement: Arrangement.ventures),
    Page("deals.html", "deals", "Deals", document: "deals"),
    Page("activity.html", "activity", "Activity", document: "logs/activity", arrangement: Arrangement.activities),
    Page(
      "activity/archive.html", "activity-archive", "Activity by day", document: "logs/activity/index",
      section: "activity.html", arrangement: Arrangement.archive,
      charts: WorkCharts.archive),
    Page("metrics.html", "metrics", "Metrics", document: "metrics", arrangement: Arrangement.measurements),
  ]

  /// The page of a document about a single thing; nil for all other documents.
  private static func workPage(of document: Document, _ documents: DocumentSet) -> Page? {
    let path = PagePath.path(of: document.name)
    switch document.kind {
    case .task:
      return Page(
        path, "task", title(of: document, "title"), document: document.name, section: "tasks.html",
        arrangement: Arrangement.task)
    case .taskList:
      return Page(
        path, "task-list", title(ofTasks: document, documents), document: document.name, section: "tasks.html",
        arrangement: Arrangement.listBoard)
    case .venture:
      return Page(
        path, "venture", title(of: document, "name"), document: document.name, section: "ventures.html",
        arrangement: Arrangement.venture)
    case .logActivity where document.name != "logs/activity":
      return Page(
        path, "activity", title(ofActivities: document, documents), document: document.name, section: "activity.html",
        arrangement: Arrangement.activities)
    default: return nil
    }
  }

  private static func title(of document: Document, _ member: String) -> String {
    let text = document.value[member].flatMap(Arrangement.text) ?? ""
    return text.isEmpty ? document.name : text
  }

  private static func title(ofTasks document: Document, _ documents: DocumentSet) -> String {
    guard let filter = document.value["filter"] else { return "Tasks" }
    if filter["stuck"] == .flag(true) { return "Stuck tasks" }
    if let priority = filter["priority"].flatMap(Arrangement.text) { return "Tasks of \(priority) priority" }
    if let venture = filter["ventureName"].flatMap(Arrangement.text) { return "Tasks of \(venture)" }
    return "Tasks of " + agentName(filter["agent"], documents)
  }

  private static func title(ofActivities document: Document, _ documents: DocumentSet) -> String {
    guard let filter = document.value["filter"] else { return "Activity" }
    if case .day(let day)? = filter["day"] { return "Activity of \(day.description)" }
    if let type = filter["type"].flatMap(Arrangement.text) { return "Activity of type \(type)" }
    return "Activity of " + agentName(filter["agent"], documents)
  }

  private static func agentName(_ value: DocumentValue?, _ documents: DocumentSet) -> String {
    guard case .agent(let id)? = value else { return "an agent" }
    return documents.document(named: "agents/\(id)")?.value["name"].flatMap(Arrangement.text) ?? id
  }
}
