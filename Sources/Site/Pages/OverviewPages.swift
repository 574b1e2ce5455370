extension PageFamily {
  /// The first page.
  static let overview = PageFamily([
    Page(
      "index.html", "index", "Overview", document: "stats", arrangement: Arrangement.overview,
      charts: SpendingCharts.overview)
  ])
}
