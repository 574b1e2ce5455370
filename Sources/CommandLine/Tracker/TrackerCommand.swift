import Model
import Tracker

/// One thing that `task`, `venture`, `agent` or `database` can do.
struct TrackerVerb: Sendable {
  /// The word behind the command.
  let name: String
  /// What the operand is called, or nil when there is none.
  var operand: String?
  /// The most operands behind the word.
  var operandLimit = 0
  /// The fewest operands behind the word.
  var operandMinimum = 0
  /// One line of help.
  let purpose: String
  /// The flags beside those that every verb has.
  var flags: [Flag<TrackerOptions>] = []
  /// Does it.
  let run: @Sendable (TrackerOptions, [String], TrackerSession) throws(TrackerStop) -> ExitCode

  var table: FlagTable<TrackerOptions> {
    FlagTable(flags: flags + Flag.shared, operandLimit: operandLimit)
  }
}

/// A command over the task database: its verbs are told apart by its first operand.
struct TrackerCommand: Sendable {
  let name: String
  let purpose: String
  let verbs: [TrackerVerb]
  let examples: [String]

  /// All of them, in the order of the help.
  static let all = [task, venture, agent, database]

  /// The flags of all verbs, each once.
  var flags: [Flag<TrackerOptions>] {
    var seen: Set<String> = []
    return (verbs.flatMap(\.flags) + Flag.shared).filter { seen.insert($0.name).inserted }
  }

  /// The command as the program knows it.
  var command: Command {
    Command(name: name, purpose: purpose, help: help) { [self] (words, world) throws(UsageError) in
      try run(words, world)
    }
  }

  private func run(_ words: [String], _ world: World) throws(UsageError) -> ExitCode {
    let names = verbs.map(\.name).joined(separator: ", ")
    guard let word = words.first, !word.hasPrefix("-") else {
      throw UsageError("\(name) needs to know what to do", hint: "write one of \(names) behind it")
    }
    guard let verb = verbs.first(where: { $0.name == word }) else {
      let near = EditDistance.nearest(to: word, in: verbs.map(\.name))
      throw UsageError(
        "\(name) takes \(names), not \"\(word)\"", hint: near.map { "did you mean \($0)?" })
    }
    var options = TrackerOptions()
    let operands = try verb.table.parse(Array(words.dropFirst()), into: &options)
    if operands.count < verb.operandMinimum {
      throw UsageError("\(name) \(word) needs \(verb.operand ?? "an operand")")
    }
    let session = TrackerSession(world: world, options: options)
    do throws(TrackerStop) {
      return try verb.run(options, operands, session)
    } catch {
      switch error {
      case .usage(let error): throw error
      case .tracker(let error): return session.tell(error)
      case .told(let code): return code
      }
    }
  }

  private var help: String {
    HelpText.page(
      purpose: purpose, usage: "\(name) VERB [OPTIONS]",
      operands: verbs.map { verb in ("\(verb.name)\(verb.operand.map { " \($0)" } ?? "")", verb.purpose) },
      table: FlagTable(flags: flags, operandLimit: 0), examples: examples,
      problems: "refused, or nothing to do it with",
      unable: "done: the database cannot be used", manual: "docs/tasks.md")
  }
}

/// Why a verb ended early.
enum TrackerStop: Error {
  /// The command line is wrong.
  case usage(UsageError)
  /// The database refused.
  case tracker(TrackerError)
  /// Everything was said already.
  case told(ExitCode)
}
