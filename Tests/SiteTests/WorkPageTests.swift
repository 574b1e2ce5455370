import Hosting
import Model
import Reports
import Testing

@testable import Site

/// Pages of tasks, ventures and activities whose names mean harm, or nothing.
@Suite struct WorkPageTests {
  /// Names that are no file names, that are alike, or that would take the place of something else.
  static let names = [
    "…", "!!", "..", "../../etc/passwd", "a/b", "a b", "a-b", "A-B", "index", "stuck", "agent", "priority", "%2e%2e",
    "名前",
    "👩‍🚀", "\u{202E}desrever", "<script>alert(1)</script>", "\"quoted\" & 'single'", "con", "a\u{0}b", " ",
    String(repeating: "long ", count: 60), String(repeating: "long ", count: 60) + "2",
  ]

  private static let hostile = Result {
    var source = SourceRecords(path: "tasks.db", format: "prisma-database", size: 1)
    source.tasks = names.enumerated().map { index, name in
      var task = WorkItem(id: name, line: index + 1, title: name)
      task.status = TaskStatus.allCases[index % TaskStatus.allCases.count]
      task.ventureID = name
      task.assignees = [AgentName(name: "Nexus")]
      (task.description, task.output, task.error, task.statusText) = (name, name, name, name)
      task.tags = [name]
      return task
    }
    source.ventures = names.enumerated().map { Venture(id: $1, line: $0 + 1, name: $1) }
    source.agents = [AgentFacts(line: 1, agent: AgentName(id: "nexus", name: names[16]))]
    source.activities = names.enumerated().map { index, name in
      var activity = Activity(
        line: index + 1, time: Instant(milliseconds: Int64(index) * 50_000_000), type: .task, level: .error, title: name
      )
      (activity.taskID, activity.kind) = (name, name)
      activity.agent = AgentName(id: "nexus")
      return activity
    }
    return try BuiltSite(SmallFleet.documents([source]))
  }

  @Test func givesEveryThingAPageOfItsOwn() throws {
    let site = try Self.hostile.get()
    for kind in [DocumentKind.task, .venture] {
      let documents = site.documents.documents.filter { $0.kind == kind }
      #expect(documents.count == Self.names.count)
      for document in documents { #expect(site.resources[PagePath.path(of: document.name)] != nil) }
    }
  }

  @Test func showsNamesAsText() throws {
    let site = try Self.hostile.get()
    for path in site.pages {
      let html = try site.text(path)
      #expect(!html.contains("<script>alert"), "\(path)")
      #expect(MarkupReader.firstMisnesting(html) == nil, "\(path)")
    }
  }

  @Test func leadsEveryLinkToAPage() throws {
    let site = try Self.hostile.get()
    for path in site.pages where path.hasPrefix("tasks") || path.hasPrefix("ventures") || path.hasPrefix("activity") {
      let folder = path.split(separator: "/").dropLast().map(String.init)
      let tags = MarkupReader.tags(try site.text(path)).filter { $0.attributes["rel"] != "canonical" }
      for link in tags.compactMap({ $0.attributes["href"] }) {
        guard !link.hasPrefix("#") else { continue }
        var target = folder
        for part in link.split(separator: "#")[0].split(separator: "/") {
          if part == ".." { target.removeLast() } else { target.append(String(part)) }
        }
        #expect(site.resources[target.joined(separator: "/")] != nil, "\(link) on \(path)")
      }
    }
  }

  /// The last part `index` would take the address of its folder.
  @Test(arguments: [
    ("tasks/t-1", "tasks/t-1.html"), ("tasks/agent/index", "tasks/agent/index.page.html"),
    ("logs/activity", "activity.html"),
    ("logs/activity/index", "activity/archive.html"),
    ("logs/activity/by-day/2026-02-17", "activity/day/2026-02-17.html"),
    ("logs/activity/by-agent/index", "activity/agent/index.page.html"), ("agents/index", "agents/index.agent.html"),
  ])
  func knowsWherePagesLie(document: String, page: String) { #expect(PagePath.path(of: document) == page) }
}
