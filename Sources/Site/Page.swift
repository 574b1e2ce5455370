import Mustache
import Reports

/// A page: which template shows which document where.
struct Page: Sendable {
  /// The path from the root.
  let path: String
  /// The template's name.
  let template: String
  /// The title, or nil for the name of the agent that the document is about.
  let title: String?
  /// The document's name.
  let document: String
  /// The page of the navigation that this one belongs to, itself if it is there.
  let section: String
  /// What the page shows of the document in another order or grouping than the document has.
  let arrangement: @Sendable (DocumentValue, TemplateContext) -> [(String, MustacheValue)]

  init(
    _ path: String, _ template: String, _ title: String?, document: String, section: String? = nil,
    arrangement: @escaping @Sendable (DocumentValue, TemplateContext) -> [(String, MustacheValue)] = { _, _ in [] }
  ) {
    self.path = path
    self.template = template
    self.title = title
    self.document = document
    self.section = section ?? path
    self.arrangement = arrangement
  }

  /// The way from the page to the root: `../` for each folder it lies in.
  var root: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }

  /// The pages of every site, in the order of the navigation.
  static let fixed: [Page] = [
    Page("index.html", "index", "Overview", document: "stats"),
    Page("costs.html", "costs", "Costs by day", document: "usage", arrangement: Arrangement.newestFirst),
    Page(
      "costs/weekly.html", "costs-weekly", "Costs by week", document: "usage", section: "costs.html",
      arrangement: Arrangement.newestFirst),
    Page("agents.html", "agents", "Agents", document: "agents", arrangement: Arrangement.roster),
    Page("tasks.html", "tasks", "Tasks", document: "tasks", arrangement: Arrangement.board),
    Page("ventures.html", "ventures", "Ventures", document: "ventures"),
    Page("activity.html", "activity", "Activity", document: "logs/activity"),
    Page("deals.html", "deals", "Deals", document: "deals"),
    Page("metrics.html", "metrics", "Metrics", document: "metrics", arrangement: Arrangement.measurements),
    Page("prices.html", "prices", "Prices", document: "prices"),
    Page("sources.html", "sources", "Sources", document: "sources", arrangement: Arrangement.files),
    Page(
      "sources/reconciliation.html", "reconciliation", "Reconciliation", document: "reconciliation",
      section: "sources.html", arrangement: Arrangement.reconciliation),
    Page(
      "sources/coverage.html", "coverage", "Coverage", document: "coverage", section: "sources.html",
      arrangement: Arrangement.coverage),
    Page("api.html", "api", "Documents", document: "health", arrangement: Arrangement.documents),
  ]

  /// The page of one agent.
  static func agent(id: String, document: String) -> Page {
    Page(
      AgentPage.path(of: id), "agent", nil, document: document, section: "agents.html",
      arrangement: Arrangement.agent)
  }

  /// The links that stand on every page: path from the root and title.
  static let navigation: [(path: String, title: String)] = fixed.compactMap { page in
    guard page.section == page.path else { return nil }
    return (page.path, page.path == "costs.html" ? "Costs" : page.title ?? page.path)
  }
}
