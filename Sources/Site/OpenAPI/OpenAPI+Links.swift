import JSON

extension OpenAPI {
  /// What may be done next with what an operation answers: the links of its good answer, by `operationId`.
  static func links(of operation: String) -> [JSONMember] {
    switch operation {
    case "post-ventures":
      [
        link("addTask", to: "post-tasks", body: ["ventureId": "$response.body#/id"], "Gives the venture a task."),
        link("change", to: "patch-ventures", body: ["id": "$response.body#/id"], "Changes the venture."),
        link("delete", to: "delete-ventures", parameters: ["id": "$response.body#/id"], "Deletes it with its tasks."),
      ]
    case "post-tasks", "patch-tasks":
      [
        link("change", to: "patch-tasks", body: ["id": "$response.body#/id"], "Changes the task."),
        link("delete", to: "delete-tasks", parameters: ["id": "$response.body#/id"], "Deletes the task."),
        link(
          "ofVenture", to: "get-tasks", parameters: ["ventureId": "$response.body#/ventureId"],
          "All tasks of its venture."),
      ]
    case "post-agents":
      [
        link(
          "claim", to: "post-tasks-claim", body: ["agentId": "$response.body#/id"], "Takes the task that waits first."),
        link("change", to: "patch-agents", body: ["id": "$response.body#/id"], "Changes the agent."),
        link("delete", to: "delete-agents", parameters: ["id": "$response.body#/id"], "Deletes the agent."),
        link("tasks", to: "get-tasks", parameters: ["agent": "$response.body#/id"], "The tasks that it has."),
      ]
    case "post-tasks-claim":
      [
        link(
          "complete", to: "post-tasks-complete",
          body: ["taskId": "$response.body#/id", "agentId": "$response.body#/assignedTo"],
          "Tells what became of the task: its output and cost, or an error.")
      ]
    case "post-tasks-complete":
      [
        link(
          "again", to: "post-tasks-complete",
          body: ["taskId": "$response.body#/id", "agentId": "$request.body#/agentId"],
          "The same again: where the first answer was lost. It changes nothing."),
        link("next", to: "post-tasks-claim", body: ["agentId": "$request.body#/agentId"], "Takes the next task."),
      ]
    default: []
    }
  }

  private static func link(
    _ name: String, to operation: String, parameters: JSONValue? = nil, body: JSONValue? = nil, _ description: String
  ) -> JSONMember {
    var members = [JSONMember("operationId", .string(operation)), JSONMember("description", .string(description))]
    if let parameters { members.append(JSONMember("parameters", parameters)) }
    if let body { members.append(JSONMember("requestBody", body)) }
    return JSONMember(name, .object(members))
  }
}
