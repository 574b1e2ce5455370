import Mustache
import Reports

extension Arrangement {
  /// The most sessions on a page; the document has more.
  static let sessionLimit = 200

  /// `tabs`: the pages of costs, with `title`, `href` and whether it is the `current` one.
  static func costTabs(_ current: String, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let windows = ["7", "14", "30", "90"].map { (path: "costs/\($0)d.html", title: "\($0) days") }
    let pages =
      windows + [(path: "costs.html", title: "All, by day"), (path: "costs/weekly.html", title: "All, by week")]
    let tabs: [MustacheValue] = pages.map { page in
      .object([
        "title": .text(page.title), "href": .text(context.root + page.path), "current": .flag(page.path == current),
      ])
    }
    return [("tabs", .list(tabs))]
  }

  /// `missing`: in how many ways the figures are known to be incomplete.
  static func overview(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    [("missing", context.count(document["coverage"]?.elements?.count ?? 0))]
  }

  /// `boards`: the leaderboards, each with the `id` and the `title` of its section, and whether it `isDay`.
  static func boards(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let titles = ["today": "Today", "week": "This week", "month": "This month", "all": "All time"]
    let boards: [MustacheValue] = (document["boards"]?.elements ?? []).map { board in
      guard case .text(let period) = board["period"] else { return context.value(of: board) }
      return context.value(
        of: board,
        adding: [
          ("id", .text(period)), ("title", .text(titles[period] ?? period)), ("isDay", .flag(period == "today")),
        ])
    }
    return [("boards", .list(boards))]
  }

  /// `sessions`: those that cost most; `sessionsLeftOut`: how many more the document has.
  static func sessions(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let sessions = document["sessions"]?.elements ?? []
    return [
      ("sessions", list(sessions.prefix(sessionLimit), context)),
      ("sessionsLeftOut", context.count(max(0, sessions.count - sessionLimit))),
    ]
  }
}
