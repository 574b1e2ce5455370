import JSON
import Model
import SQLite

/// The tables of the task-tracking application whose schema Prisma makes; names and columns are those of its models.
enum PrismaTable: String, CaseIterable {
  case venture = "Venture"
  case task = "Task"
  case agent = "Agent"
  case activity = "Activity"

  /// The columns that are read where they are there.
  var columns: [String] {
    switch self {
    case .venture:
      [
        "id", "name", "icon", "status", "priority", "capitalSpent", "capitalBudget", "description", "createdAt",
        "updatedAt",
      ]
    case .task:
      [
        "id", "title", "description", "status", "priority", "estimatedCost", "actualCost", "tags", "output", "error",
        "assignedTo", "createdAt", "updatedAt", "completedAt", "ventureId", "actualTokens", "estimatedTokens",
      ]
    case .agent:
      [
        "id", "name", "status", "model", "currentTask", "tokensUsed", "maxTokens", "sessionsCount", "lastActiveAt",
        "createdAt", "updatedAt",
      ]
    case .activity:
      ["id", "type", "title", "description", "level", "metadata", "createdAt", "ventureId", "taskId", "agentId"]
    }
  }

  /// The columns without which a table of this name is another application's.
  private var telltales: [String] {
    switch self {
    case .venture: ["id", "name", "capitalBudget"]
    case .task: ["id", "title", "status"]
    case .agent: ["id", "name", "tokensUsed"]
    case .activity: ["id", "type", "title"]
    }
  }

  /// The columns to read of a table that has `present`, or nil when it is not one of ours.
  func columns(among present: [String]) -> [String]? {
    let names = Set(present)
    return names.isSuperset(of: telltales) ? columns.filter { names.contains($0) } : nil
  }

  /// Makes a record of the current row.
  func read(_ reading: inout TableReading) {
    guard let id = reading.required("id") else { return }
    switch self {
    case .venture: Self.venture(id, &reading)
    case .task: Self.task(id, &reading)
    case .agent: Self.agent(id, &reading)
    case .activity: Self.activity(id, &reading)
    }
  }

  private static func venture(_ id: String, _ reading: inout TableReading) {
    guard let name = reading.required("name") else { return }
    var venture = Venture(id: id, line: reading.line, name: name)
    venture.icon = reading.text("icon")
    venture.status = reading.text("status")
    venture.priority = reading.text("priority")
    venture.capitalSpent = reading.dollars("capitalSpent")
    venture.capitalBudget = reading.dollars("capitalBudget")
    venture.description = reading.text("description")
    venture.createdAt = reading.time("createdAt")
    venture.updatedAt = reading.time("updatedAt")
    reading.records.ventures.append(venture)
  }

  private static func task(_ id: String, _ reading: inout TableReading) {
    guard let title = reading.required("title") else { return }
    var task = WorkItem(id: id, line: reading.line, title: title)
    task.description = reading.text("description")
    for unknown in task.setWords(status: reading.text("status"), priority: reading.text("priority")) {
      reading.report(unknown.id, unknown.message + "; the word is shown as it is")
    }
    task.estimatedCost = reading.dollars("estimatedCost")
    task.actualCost = reading.dollars("actualCost")
    task.tags = tags(&reading)
    task.output = reading.text("output")
    task.error = reading.text("error")
    task.assignees = reading.text("assignedTo").map { [AgentName(id: $0)] } ?? []
    task.createdAt = reading.time("createdAt")
    task.updatedAt = reading.time("updatedAt")
    task.completedAt = reading.time("completedAt")
    task.ventureID = reading.text("ventureId")
    task.actualTokens = reading.count("actualTokens")
    task.estimatedTokens = reading.count("estimatedTokens")
    reading.records.tasks.append(task)
  }

  /// The labels, which stand as a JSON array of texts in one text.
  private static func tags(_ reading: inout TableReading) -> [String] {
    guard let node = reading.json("tags"), !node.isNull else { return [] }
    guard let elements = node.array, elements.allSatisfy({ $0.string != nil }) else {
      return reading.reject("tags", "a list of texts") ?? []
    }
    return elements.compactMap(\.string)
  }

  private static func agent(_ id: String, _ reading: inout TableReading) {
    guard let name = reading.required("name") else { return }
    let agent = AgentName(id: id, name: name)
    let time = reading.time("updatedAt")
    var facts = AgentFacts(line: reading.line, agent: agent, time: time)
    facts.status = reading.text("status")
    facts.model = reading.text("model")
    facts.currentTask = reading.text("currentTask")
    facts.maxTokens = reading.count("maxTokens")
    facts.sessionsCount = reading.count("sessionsCount")
    facts.lastActive = reading.time("lastActiveAt")
    reading.records.agents.append(facts)
    // What the agent last reported of itself: not a sum of anything.
    if let tokens = reading.count("tokensUsed") {
      reading.records.snapshots.append(
        SnapshotFigure(line: reading.line, agent: agent, label: "tokensUsed", tokens: Tokens(tokens), time: time))
    }
  }

  private static func activity(_ id: String, _ reading: inout TableReading) {
    guard let title = reading.required("title") else { return }
    let kind = reading.text("type")
    let level = reading.text("level").flatMap { ActivityLevel(logWord: $0.utf8) } ?? .info
    var type = ActivityType(level: level, kind: kind, text: "")
    if kind == "error" { type = .error }
    var activity = Activity(line: reading.line, time: reading.time("createdAt"), type: type, level: level, title: title)
    activity.id = id
    activity.kind = kind
    activity.description = reading.text("description")
    activity.agent = reading.text("agentId").map { AgentName(id: $0) }
    activity.taskID = reading.text("taskId")
    activity.ventureID = reading.text("ventureId")
    activity.cost = cost(&reading)
    reading.records.activities.append(activity)
  }

  /// The `cost` of the JSON object in `metadata`, in dollars.
  private static func cost(_ reading: inout TableReading) -> USDTotal? {
    guard let node = reading.json("metadata"), let cost = node["cost"], !cost.isNull else { return nil }
    guard let number = cost.decimal, let amount = USDTotal(mantissa: number.mantissa, scale: number.scale) else {
      return reading.reject("metadata", "an object whose \"cost\" is an amount of dollars")
    }
    return amount
  }
}
