/// The links that stand on every page.
enum Navigation {
  /// A page that is named in the navigation.
  struct Entry: Sendable {
    /// The path from the root.
    let path: String
    let title: String
  }

  /// The groups in reading order: spending, work, soundness. Each path is that of a page which every site has.
  static let groups: [[Entry]] = [
    [
      Entry(path: "index.html", title: "Overview"), Entry(path: "costs.html", title: "Costs"),
      Entry(path: "agents.html", title: "Agents"),
    ],
    [
      Entry(path: "tasks.html", title: "Tasks"), Entry(path: "ventures.html", title: "Ventures"),
      Entry(path: "deals.html", title: "Deals"), Entry(path: "activity.html", title: "Activity"),
      Entry(path: "metrics.html", title: "Metrics"),
    ],
    [
      Entry(path: "prices.html", title: "Prices"), Entry(path: "sources.html", title: "Sources"),
      Entry(path: "api.html", title: "API"),
    ],
  ]
}
