extension PageFamily {
  /// Where the figures come from, and how programs read them.
  static let trust = PageFamily([
    Page("sources.html", "sources", "Sources", document: "sources", arrangement: Arrangement.files),
    Page(
      "sources/reconciliation.html", "reconciliation", "Reconciliation", document: "reconciliation",
      section: "sources.html", arrangement: Arrangement.reconciliation),
    Page(
      "sources/coverage.html", "coverage", "Coverage", document: "coverage", section: "sources.html",
      arrangement: Arrangement.coverage),
    Page("api.html", "api", "API", document: "health", arrangement: Arrangement.documents),
  ])
}
