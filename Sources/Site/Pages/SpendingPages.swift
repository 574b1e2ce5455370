import Reports

extension PageFamily {
  /// What was spent, when, by whom, on what.
  static let spending = PageFamily { documents in
    fixedSpending + windowPages(documents) + detailPages(documents)
  }

  private static let fixedSpending: [Page] = [
    Page(
      "costs.html", "costs", "Costs by day", document: "usage",
      arrangement: { Arrangement.newestFirst($0, $1) + Arrangement.costTabs("costs.html", $1) },
      charts: SpendingCharts.days),
    Page(
      "costs/weekly.html", "costs-weekly", "Costs by week", document: "usage", section: "costs.html",
      arrangement: { Arrangement.newestFirst($0, $1) + Arrangement.costTabs("costs/weekly.html", $1) },
      charts: SpendingCharts.weeks),
    Page(
      "leaderboards.html", "leaderboards", "Leaderboards", document: "leaderboards", arrangement: Arrangement.boards),
    Page("agents.html", "agents", "Agents", document: "agents", arrangement: Arrangement.roster),
    Page("users.html", "users", "Users", document: "users"),
    Page("models.html", "models", "Models", document: "models"),
    Page("providers.html", "providers", "Providers", document: "providers", section: "models.html"),
    Page("sessions.html", "sessions", "Sessions", document: "sessions", arrangement: Arrangement.sessions),
    Page("prices.html", "prices", "Prices", document: "prices"),
  ]

  /// The page of each window of days.
  private static func windowPages(_ documents: DocumentSet) -> [Page] {
    documents.documents.filter { $0.kind == .usageWindow }.map { document in
      let path = PagePath.path(of: document.name)
      let days = document.name.dropFirst("usage/".count).dropLast()
      return Page(
        path, "window", "Costs of \(days) days", document: document.name, section: "costs.html",
        arrangement: { Arrangement.newestFirst($0, $1) + Arrangement.costTabs(path, $1) },
        charts: SpendingCharts.window)
    }
  }

  /// The pages of single agents, models and users.
  private static func detailPages(_ documents: DocumentSet) -> [Page] {
    documents.documents.compactMap { document in
      let path = PagePath.path(of: document.name)
      switch document.kind {
      case .agent:
        return Page(
          path, "agent", nil, document: document.name, section: "agents.html", arrangement: Arrangement.agent,
          charts: SpendingCharts.detail)
      case .model:
        return Page(
          path, "model", nil, document: document.name, section: "models.html", arrangement: Arrangement.newestFirst,
          charts: SpendingCharts.detail)
      case .user:
        return Page(
          path, "user", nil, document: document.name, section: "users.html", arrangement: Arrangement.newestFirst,
          charts: SpendingCharts.detail)
      default: return nil
      }
    }
  }
}
