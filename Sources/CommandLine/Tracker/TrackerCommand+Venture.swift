import JSON
import Site
import Tracker

extension TrackerCommand {
  static let venture = TrackerCommand(
    name: "venture", purpose: "Work with the ventures of a task database.",
    verbs: [
      TrackerVerb(name: "list", purpose: "Print the ventures with what they spent, newest first.") {
        (_, _, session) throws(TrackerStop) in
        let ventures = try session.with { (database) throws(TrackerError) in try database.ventures() }
        return session.print(.array(ventures.map(\.json)), table(ventures))
      },
      TrackerVerb(
        name: "add", operand: "NAME", operandLimit: 1, operandMinimum: 1, purpose: "Make a venture.",
        flags: [.budget, .icon, .status, .priority, .description]
      ) {
        (options, operands, session) throws(TrackerStop) in
        guard let budget = options.budget else { throw .usage(UsageError("venture add needs --budget")) }
        var venture = NewVenture(name: operands[0], capitalBudget: budget)
        venture.icon = options.icon ?? venture.icon
        venture.status = options.status ?? venture.status
        venture.priority = options.priority ?? venture.priority
        venture.description = options.description
        let made = try session.with { [venture] (database) throws(TrackerError) in try database.create(venture) }
        return session.print(made.json, "added \(made.id.printable)\n")
      },
      TrackerVerb(
        name: "set", operand: "VENTURE", operandLimit: 1, operandMinimum: 1, purpose: "Change a venture.",
        flags: [.name, .budget, .icon, .status, .priority, .description]
      ) {
        (options, operands, session) throws(TrackerStop) in
        let changed = try session.with { (database) throws(TrackerError) in
          var change = VentureChange(id: try database.ventureID(named: operands[0]))
          if let name = options.name { change.name = .set(name) }
          if let icon = options.icon { change.icon = .set(icon) }
          if let status = options.status { change.status = .set(status) }
          if let priority = options.priority { change.priority = .set(priority) }
          if let budget = options.budget { change.capitalBudget = .set(budget) }
          if let text = options.description { change.description = .set(text) }
          return try database.update(change)
        }
        return session.print(changed.json, "changed \(changed.id.printable)\n")
      },
      TrackerVerb(
        name: "delete", operand: "VENTURE", operandLimit: 1, operandMinimum: 1,
        purpose: "Delete a venture with all its tasks; asks first.", flags: [.yes]
      ) {
        (_, operands, session) throws(TrackerStop) in
        let found = try session.with { (database) throws(TrackerError) in
          try database.venture(try database.ventureID(named: operands[0]))
        }
        try session.confirm("delete the venture \(found.venture.name) and its \(found.tasks.count) tasks")
        try session.with { (database) throws(TrackerError) in try database.deleteVenture(found.venture.id) }
        return session.print(["success": true], "deleted \(found.venture.id.printable)\n")
      },
    ],
    examples: [
      "fleetledger venture add Shop --budget 80", "fleetledger venture set Shop --budget 100",
    ])

  private static func table(_ ventures: [VentureWithTasks]) -> String {
    if ventures.isEmpty { return "no ventures\n" }
    var table = TextTable("id", "name", "status", "priority", "spent", "budget", "tasks")
    for venture in ventures {
      table.add(
        venture.venture.id, venture.venture.name, venture.venture.status, venture.venture.priority,
        venture.venture.capitalSpent.map(FigureText.dollars) ?? "no data",
        venture.venture.capitalBudget.map(FigureText.dollars) ?? "no data", String(venture.tasks.count))
    }
    return table.text
  }
}
