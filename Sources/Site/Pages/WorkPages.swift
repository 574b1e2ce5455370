extension PageFamily {
  /// What was done, and what is to be done.
  static let work = PageFamily([
    Page("tasks.html", "tasks", "Tasks", document: "tasks", arrangement: Arrangement.board),
    Page("ventures.html", "ventures", "Ventures", document: "ventures"),
    Page("deals.html", "deals", "Deals", document: "deals"),
    Page("activity.html", "activity", "Activity", document: "logs/activity"),
    Page("metrics.html", "metrics", "Metrics", document: "metrics", arrangement: Arrangement.measurements),
  ])
}
