import Effects
import JSON
import Tracker

extension TrackerCommand {
  static let database = TrackerCommand(
    name: "database", purpose: "Make, fill, save or empty a task database.",
    verbs: [
      TrackerVerb(name: "init", purpose: "Make an empty task database where there is none.") {
        (_, _, session) throws(TrackerStop) in
        do throws(TrackerError) {
          let made = try TaskDatabase.create(
            path: session.path, clock: session.world.clock, random: session.world.random)
          return session.print(
            ["created": .bool(made.isNew), "path": .string(session.path)],
            made.isNew
              ? "made \(session.path.printable)\n" : "\(session.path.printable) is a task database already\n")
        } catch {
          throw .tracker(error)
        }
      },
      TrackerVerb(
        name: "seed", purpose: "Fill an empty task database with an example: 2 ventures, 2 agents, 3 tasks."
      ) {
        (_, _, session) throws(TrackerStop) in
        let counts = try session.with { (database) throws(TrackerError) in
          try database.seed()
          return try database.counts()
        }
        return session.print(json(counts), "filled with \(text(counts))\n")
      },
      TrackerVerb(
        name: "backup", operand: "FILE", operandLimit: 1, operandMinimum: 1,
        purpose: "Copy the task database into a new file, while it is in use."
      ) {
        (_, operands, session) throws(TrackerStop) in
        let target = session.world.absolute(operands[0])
        let size = try session.with { (database) throws(TrackerError) in try database.backUp(to: target) }
        return session.print(
          ["bytes": .integer(size), "path": .string(target)], "saved \(size) bytes to \(target.printable)\n")
      },
      TrackerVerb(
        name: "reset", purpose: "Delete all ventures, tasks, agents and activities; asks first.", flags: [.yes]
      ) {
        (_, _, session) throws(TrackerStop) in
        let counts = try session.with { (database) throws(TrackerError) in try database.counts() }
        try session.confirm("delete \(text(counts)) from \(session.path)")
        try session.with { (database) throws(TrackerError) in try database.reset() }
        return session.print(json(counts), "deleted \(text(counts))\n")
      },
    ],
    examples: [
      "fleetledger database init --database prisma/dev.db", "fleetledger database seed",
      "fleetledger database backup dev.db.backup",
    ])

  private static func json(_ counts: TrackerCounts) -> JSONValue {
    [
      "ventures": .integer(counts.ventures), "tasks": .integer(counts.tasks), "agents": .integer(counts.agents),
      "activities": .integer(counts.activities),
    ]
  }

  private static func text(_ counts: TrackerCounts) -> String {
    "\(counts.ventures) ventures, \(counts.tasks) tasks, \(counts.agents) agents and \(counts.activities) activities"
  }
}

extension TrackerSession {
  /// Asks before something that cannot be undone, unless `--yes` was given. Without a person at the terminal nobody is
  /// asked and nothing is done.
  func confirm(_ deed: String) throws(TrackerStop) {
    if options.isConfirmed { return }
    guard world.terminal.canAsk else {
      throw .usage(UsageError("this would \(deed.printable)", hint: "add --yes to do it without being asked"))
    }
    world.terminal.error.write("This will \(deed.printable). Go on? [y/N] ")
    guard let answer = world.terminal.ask(), ["y", "yes"].contains(answer.lowercased()) else {
      world.terminal.error.write("nothing was done\n")
      throw .told(.problems)
    }
  }
}
