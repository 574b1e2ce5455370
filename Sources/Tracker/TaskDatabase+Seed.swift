import Effects
import JSON
import Model
import SQLite

extension TaskDatabase {
  /// Fills an empty task database with an example: 2 ventures, 2 agents, 3 tasks, 2 activities.
  ///
  /// - Throws: `.conflict` when there are rows already.
  package func seed() throws(TrackerError) {
    try writing { () throws(TrackerError) in
      guard try counted().isEmpty else { throw .conflict("there are rows in the task database already") }
      let now = clock.now()
      let shop = try seedVenture(
        "E-Commerce Automation", "🛍️", "high", 80, "Automated product research, listing, and optimization", now)
      let shoes = try seedVenture(
        "Allbirds Automation", "👟", "medium", 40, "Monitor Allbirds inventory and pricing", now)
      for (id, name) in [("agent-main", "Main Agent"), ("agent-telegram", "Telegram Bot")] {
        try register(agent: id, name: name, status: "online", at: now)
        try update(.agent, id: id, [("model", "claude-sonnet-4-5")])
      }
      try seedTask(
        "Set up web scraper for Allbirds product pages",
        "Create a Python scraper to monitor Allbirds product availability and pricing", "high", 5,
        ["scraping", "python", "allbirds"], shoes, now)
      try seedTask(
        "Research profitable product niches",
        "Analyze trending products and identify profitable niches with low competition", "high", 8,
        ["research", "amazon", "analysis"], shop, now)
      try seedTask(
        "Build product listing optimizer",
        "Create a tool to optimize product titles, descriptions, and keywords", "medium", 10,
        ["optimization", "seo", "automation"], shop, now)
      var activity = NewActivity(type: "task_created", title: "Tasks initialized")
      activity.description = "Initial tasks added to the queue"
      try write(activity, at: now)
      activity = NewActivity(type: "agent_status_changed", title: "Agents online")
      activity.description = "Main Agent and Telegram Bot are now online"
      activity.level = "success"
      try write(activity, at: now)
    }
  }

  private func seedVenture(
    _ name: String, _ icon: String, _ priority: String, _ budget: Double, _ description: String, _ now: Instant
  ) throws(TrackerError) -> String {
    let id = newID(at: now)
    try insert(
      .venture,
      [
        ("id", .text(id)), ("name", .text(name)), ("icon", .text(icon)), ("status", "active"),
        ("priority", .text(priority)), ("capitalSpent", .real(0)), ("capitalBudget", .real(budget)),
        ("description", .text(description)), ("createdAt", times.value(now)), ("updatedAt", times.value(now)),
      ])
    return id
  }

  private func seedTask(
    _ title: String, _ description: String, _ priority: String, _ cost: Double, _ tags: [String], _ venture: String,
    _ now: Instant
  ) throws(TrackerError) {
    try insert(
      .task,
      [
        ("id", .text(newID(at: now))), ("title", .text(title)), ("description", .text(description)),
        ("status", "queue"), ("priority", .text(priority)), ("estimatedCost", .real(cost)),
        ("tags", .text(JSONWriter.text(of: JSONValue(tags)))), ("ventureId", .text(venture)),
        ("createdAt", times.value(now)), ("updatedAt", times.value(now)),
      ])
  }
}
