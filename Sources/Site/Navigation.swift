/// The links that stand on every page.
enum Navigation {
  /// A page that is named in the navigation.
  struct Entry: Sendable {
    /// The path from the root.
    let path: String
    let title: String
  }

  /// Pages of one kind.
  struct Group: Sendable {
    let title: String
    let entries: [Entry]
  }

  /// The groups in reading order. Each path is that of a page which every site has.
  static let groups: [Group] = [
    group(
      "Spending",
      Entry(path: "index.html", title: "Overview"), Entry(path: "costs.html", title: "Costs"),
      Entry(path: "leaderboards.html", title: "Leaderboards"), Entry(path: "agents.html", title: "Agents"),
      Entry(path: "users.html", title: "Users"), Entry(path: "models.html", title: "Models"),
      Entry(path: "sessions.html", title: "Sessions")),
    group(
      "Work",
      Entry(path: "tasks.html", title: "Tasks"), Entry(path: "ventures.html", title: "Ventures"),
      Entry(path: "deals.html", title: "Deals"), Entry(path: "activity.html", title: "Activity"),
      Entry(path: "documents.html", title: "Documents"),
      Entry(path: "metrics.html", title: "Metrics")),
    group(
      "Data",
      Entry(path: "prices.html", title: "Prices"), Entry(path: "sources.html", title: "Sources"),
      Entry(path: "api.html", title: "API")),
  ]

  private static func group(_ title: String, _ entries: Entry...) -> Group { Group(title: title, entries: entries) }
}
