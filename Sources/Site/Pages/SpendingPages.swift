import Reports

extension PageFamily {
  /// What was spent, when, by whom, on what.
  static let spending = PageFamily { documents in
    fixedSpending + agentPages(documents)
  }

  private static let fixedSpending: [Page] = [
    Page("costs.html", "costs", "Costs by day", document: "usage", arrangement: Arrangement.newestFirst),
    Page(
      "costs/weekly.html", "costs-weekly", "Costs by week", document: "usage", section: "costs.html",
      arrangement: Arrangement.newestFirst),
    Page("agents.html", "agents", "Agents", document: "agents", arrangement: Arrangement.roster),
    Page("prices.html", "prices", "Prices", document: "prices"),
  ]

  /// The page of each agent.
  private static func agentPages(_ documents: DocumentSet) -> [Page] {
    documents.documents.filter { $0.kind == .agent }.map { document in
      Page(
        AgentPage.path(of: String(document.name.dropFirst("agents/".count))), "agent", nil, document: document.name,
        section: "agents.html", arrangement: Arrangement.agent)
    }
  }
}
