import JSON
import Reports
import Tracker

/// The rows of a published list with those of the task database in the place of what was read of it: one list, in which
/// the database's rows are as they are now, and come first.
struct LiveRows {
  /// The rows as they were published.
  let published: [JSONValue]
  /// How the published rows of the task database name their source, or nil when it is not among the sources.
  let source: String?

  /// The tasks.
  func tasks(_ tasks: [TrackedTask], stuck: Set<String>, _ redactor: Redactor) -> [JSONValue] {
    merged(
      redactor,
      tasks.map { task in
        let own = task.json
        let agents = JSONValue([task.assignedTo].compactMap { $0 })
        return (
          task.id,
          (own.members ?? []).filter { $0.key != "tags" } + [
            JSONMember("statusText", .string(task.status)), JSONMember("priorityText", .string(task.priority)),
            JSONMember("priority", .string(Self.priority(task.priority))), JSONMember("tags", Self.tags(task.tags)),
            JSONMember("agentIds", agents), JSONMember("assignees", agents),
            JSONMember("ventureName", JSONValue(task.venture?.name)),
            JSONMember("stuck", .bool(stuck.contains(task.id))),
            JSONMember("source", .string(source.map { "\($0)#Task" } ?? "task database")),
          ]
        )
      })
  }

  /// The agents.
  func agents(_ agents: [TrackedAgent], _ redactor: Redactor) -> [JSONValue] {
    merged(redactor, agents.map { ($0.id, $0.json.members ?? []) })
  }

  /// The ventures, each with its tasks and their number; those of other sources with the published `tasks` that name them.
  func ventures(
    _ ventures: [VentureWithTasks], tasks: [JSONValue], _ redactor: Redactor
  ) -> [JSONValue] {
    var others: [String: [JSONValue]] = [:]
    for task in tasks { if let id = task["ventureId"]?.text { others[id, default: []].append(task) } }
    let own = Set(ventures.map(\.venture.id))
    let rows = ventures.map { found in
      (
        found.venture.id,
        (found.json.members ?? []) + [
          JSONMember("spentShare", PublishedShare.json(found.venture.capitalSpent, of: found.venture.capitalBudget)),
          JSONMember("taskCount", JSONValue(found.tasks.count)),
          JSONMember("tasksCompleted", JSONValue(found.tasks.count { $0.status == "completed" })),
          JSONMember("source", .string(source.map { "\($0)#Venture" } ?? "task database")),
        ]
      )
    }
    return merged(redactor, rows).map { row in
      guard let id = row["id"]?.text, !own.contains(id), let members = row.members else { return row }
      let tasks = others[id] ?? []
      return .object(
        members + [
          JSONMember("tasks", .array(tasks)),
          JSONMember("_count", ["tasks": row["taskCount"] ?? JSONValue(tasks.count)]),
        ])
    }
  }

  /// Whether a published row with this id comes from elsewhere; then the source it comes from.
  func foreignSource(of id: String) -> String? {
    guard let row = published.first(where: { $0["id"]?.text == id }), !isOurs(row) else { return nil }
    return row["source"]?.text ?? row["sources"]?.elements?.first?.text ?? "another source"
  }

  private func merged(
    _ redactor: Redactor, _ live: [(id: String, members: [JSONMember])]
  ) -> [JSONValue] {
    var known: [String: JSONValue] = [:]
    for row in published { if let id = row["id"]?.text { known[id] = row } }
    let ids = Set(live.map(\.id))
    // A row that was never published has every field too: nothing is known of those that the database does not have.
    let blank = published.first?.members.map { members in
      members.map { JSONMember($0.key, $0.value.elements == nil ? .null : .array([])) }
    }
    let own = live.map { row -> JSONValue in
      var members: [String: JSONValue] = [:]
      for member in known[row.id]?.members ?? blank ?? [] { members[member.key] = member.value }
      // What was published is redacted already.
      for member in row.members { members[member.key] = member.value.mapTexts(redactor.redact) }
      return .object(members.map { JSONMember($0.key, $0.value) })
    }
    return own + published.filter { row in !ids.contains(row["id"]?.text ?? "") && !isOurs(row) }
  }

  /// Whether all that is known of a row came from the task database.
  private func isOurs(_ row: JSONValue) -> Bool {
    guard let source else { return false }
    let sources = (row["sources"]?.elements ?? [row["source"] ?? .null]).compactMap(\.text)
    return !sources.isEmpty && sources.allSatisfy { $0.hasPrefix(source + "#") || $0 == source }
  }

  private static func priority(_ text: String) -> String {
    switch text {
    case "P0", "P1": "high"
    case "P2": "medium"
    case "P3": "low"
    default: text
    }
  }

  /// The labels, which stand as JSON in a text.
  private static func tags(_ text: String?) -> JSONValue {
    guard let text, let document = try? JSONDocumentParser.parse(Array(text.utf8), limitBytes: 1 << 20),
      let tags = document.root.array?.compactMap(\.string)
    else { return .array([]) }
    return JSONValue(tags)
  }
}
