import JSON
import Tracker

/// Which list is asked for, and what of it. Two addresses that ask for the same are equal: parameters that nobody reads,
/// those without a value and repeated ones do not count.
enum ListQuery: Sendable, Hashable {
  /// Which tasks; every condition that is given must hold.
  struct Tasks: Sendable, Hashable {
    var isStuck: Bool?
    var status: String?
    var priority: String?
    var agent: String?
    var ventureID: String?

    /// Whether a row of the list is asked for.
    func admits(_ row: JSONValue) -> Bool {
      if let isStuck, (row["stuck"] == .bool(true)) != isStuck { return false }
      for (wanted, field) in [(status, "status"), (priority, "priority"), (ventureID, "ventureId")] {
        if let wanted, row[field]?.text != wanted { return false }
      }
      guard let agent else { return true }
      return row["agentIds"]?.elements?.contains { $0.text == agent } == true
    }
  }

  case tasks(Tasks)
  case agents
  case ventures
  /// The newest activities, so many at most.
  case activities(limit: Int)

  /// Reads the query for tasks.
  ///
  /// - Throws: `.invalid`.
  static func tasks(_ target: RequestTarget) throws(TrackerError) -> ListQuery {
    var tasks = Tasks()
    switch given("stuck", target) {
    case nil: break
    case "true"?: tasks.isStuck = true
    case "false"?: tasks.isStuck = false
    default: throw .invalid([InputFault("stuck", "must be true or false")])
    }
    tasks.status = given("status", target)
    tasks.priority = given("priority", target)
    tasks.agent = given("agent", target)
    tasks.ventureID = given("ventureId", target)
    return .tasks(tasks)
  }

  /// Reads the query for activities.
  ///
  /// - Throws: `.invalid`.
  static func activities(_ target: RequestTarget) throws(TrackerError) -> ListQuery {
    guard let limit = Int(given("limit", target) ?? "50"), (1...1000).contains(limit) else {
      throw .invalid([InputFault("limit", "must be a whole number from 1 to 1000")])
    }
    return .activities(limit: limit)
  }

  /// The address of the list.
  var path: String {
    switch self {
    case .tasks: "/api/tasks"
    case .agents: "/api/agents"
    case .ventures: "/api/ventures"
    case .activities: "/api/activities"
    }
  }

  private static func given(_ name: String, _ target: RequestTarget) -> String? {
    target.value(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
