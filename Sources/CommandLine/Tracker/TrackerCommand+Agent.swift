import JSON
import Site
import Tracker

extension TrackerCommand {
  static let agent = TrackerCommand(
    name: "agent", purpose: "Work with the agents of a task database.",
    verbs: [
      TrackerVerb(name: "list", purpose: "Print the agents, the one last heard of first.") {
        (_, _, session) throws(TrackerStop) in
        let agents = try session.with { (database) throws(TrackerError) in try database.agents() }
        return session.print(.array(agents.map(\.json)), table(agents))
      },
      TrackerVerb(
        name: "set", operand: "ID", operandLimit: 1, operandMinimum: 1,
        purpose: "Register an agent, or change the one of this id.",
        flags: [.name, .model, .status, .tokens, .maxTokens]
      ) {
        (options, operands, session) throws(TrackerStop) in
        var change = AgentChange(id: operands[0])
        if let name = options.name { change.name = .set(name) }
        if let model = options.model { change.model = .set(model) }
        if let status = options.status { change.status = .set(status) }
        if let tokens = options.tokens { change.tokensUsed = .set(tokens) }
        if let tokens = options.maxTokens { change.maxTokens = .set(tokens) }
        let agent = try session.with { [change] (database) throws(TrackerError) in try database.upsert(change) }
        return session.print(agent.json, "agent \(agent.id.printable) is \(agent.status.printable)\n")
      },
      TrackerVerb(
        name: "delete", operand: "ID", operandLimit: 1, operandMinimum: 1,
        purpose: "Delete an agent; its active tasks go back to the queue."
      ) {
        (_, operands, session) throws(TrackerStop) in
        try session.with { (database) throws(TrackerError) in try database.deleteAgent(operands[0]) }
        return session.print(["success": true], "deleted \(operands[0].printable)\n")
      },
    ],
    examples: ["fleetledger agent set agent-worker-1 --name \"Worker Bot 1\" --model gpt-4 --status online"])

  private static func table(_ agents: [TrackedAgent]) -> String {
    if agents.isEmpty { return "no agents\n" }
    var table = TextTable("id", "name", "status", "model", "tokens", "current task")
    for agent in agents {
      table.add(
        agent.id, agent.name, agent.status, agent.model, agent.tokensUsed.map(FigureText.integer) ?? "no data",
        agent.currentTask ?? "")
    }
    return table.text
  }
}
