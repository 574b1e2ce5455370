// The shapes in which rows of the task database leave it, the same on the command line and in the server's answers: names
// are those of the columns, `tags` and `metadata` stay JSON in a text, what is not known is null.

package import JSON
import Model

extension TrackedVenture {
  /// The venture as JSON.
  package var json: JSONValue { .object(members) }

  fileprivate var members: [JSONMember] {
    [
      JSONMember("id", .string(id)), JSONMember("name", .string(name)), JSONMember("icon", .string(icon)),
      JSONMember("status", .string(status)), JSONMember("priority", .string(priority)),
      JSONMember("capitalSpent", JSONValue(capitalSpent)), JSONMember("capitalBudget", JSONValue(capitalBudget)),
      JSONMember("description", JSONValue(description)), JSONMember("createdAt", JSONValue(createdAt?.description)),
      JSONMember("updatedAt", JSONValue(updatedAt?.description)),
    ]
  }
}

extension VentureWithTasks {
  /// The venture as JSON, with `tasks` and their number in `_count`.
  package var json: JSONValue {
    .object(
      venture.members + [
        JSONMember("tasks", .array(tasks.map(\.json))), JSONMember("_count", ["tasks": JSONValue(tasks.count)]),
      ])
  }
}

extension TrackedTask {
  /// The task as JSON, with its `venture` where that was asked for.
  package var json: JSONValue {
    var members = [
      JSONMember("id", .string(id)), JSONMember("title", .string(title)),
      JSONMember("description", JSONValue(description)), JSONMember("status", .string(status)),
      JSONMember("priority", .string(priority)), JSONMember("estimatedCost", JSONValue(estimatedCost)),
      JSONMember("actualCost", JSONValue(actualCost)), JSONMember("estimatedTokens", JSONValue(estimatedTokens)),
      JSONMember("actualTokens", JSONValue(actualTokens)), JSONMember("tags", JSONValue(tags)),
      JSONMember("output", JSONValue(output)), JSONMember("error", JSONValue(error)),
      JSONMember("assignedTo", JSONValue(assignedTo)), JSONMember("createdAt", JSONValue(createdAt?.description)),
      JSONMember("updatedAt", JSONValue(updatedAt?.description)),
      JSONMember("completedAt", JSONValue(completedAt?.description)), JSONMember("ventureId", .string(ventureID)),
    ]
    if let venture { members.append(JSONMember("venture", venture.json)) }
    return .object(members)
  }
}

extension TrackedAgent {
  /// The agent as JSON.
  package var json: JSONValue {
    .object([
      JSONMember("id", .string(id)), JSONMember("name", .string(name)), JSONMember("status", .string(status)),
      JSONMember("model", .string(model)), JSONMember("currentTask", JSONValue(currentTask)),
      JSONMember("tokensUsed", JSONValue(tokensUsed)), JSONMember("maxTokens", JSONValue(maxTokens)),
      JSONMember("sessionsCount", JSONValue(sessionsCount)),
      JSONMember("lastActiveAt", JSONValue(lastActiveAt?.description)),
      JSONMember("createdAt", JSONValue(createdAt?.description)),
      JSONMember("updatedAt", JSONValue(updatedAt?.description)),
    ])
  }
}

extension TrackedActivity {
  /// The activity as JSON, with `venture`, `task` and `agent`, each an object or null.
  package var json: JSONValue {
    .object([
      JSONMember("id", .string(id)), JSONMember("type", .string(type)), JSONMember("title", .string(title)),
      JSONMember("description", JSONValue(description)), JSONMember("level", .string(level)),
      JSONMember("metadata", JSONValue(metadata)), JSONMember("createdAt", JSONValue(createdAt?.description)),
      JSONMember("ventureId", JSONValue(ventureID)), JSONMember("taskId", JSONValue(taskID)),
      JSONMember("agentId", JSONValue(agentID)), JSONMember("venture", JSONValue(venture?.json)),
      JSONMember("task", JSONValue(task?.json)), JSONMember("agent", JSONValue(agent?.json)),
    ])
  }
}

extension JSONValue {
  /// An exact amount of dollars, or `null` where there is none.
  fileprivate init(_ amount: USDTotal?) {
    self = amount.map { .decimal(JSONDecimal(mantissa: $0.picodollars, scale: 12)) } ?? .null
  }
}
