/// A command of the program: its name, its help, and what it does with the words behind it.
struct Command: Sendable {
  let name: String
  /// One line of help.
  let purpose: String
  /// The whole help.
  let help: String
  /// Runs the command; throws for words that it does not understand.
  let run: @Sendable (_ words: [String], _ world: World) async throws(UsageError) -> ExitCode

  /// All commands, in the order of the help.
  static let all: [Command] =
    BuildCommand.Kind.allCases.map { kind in
      Command(name: kind.rawValue, purpose: kind.purpose, help: kind.help) { (words, world) throws(UsageError) in
        await BuildCommand(kind: kind, options: try kind.options(words)).run(in: world)
      }
    } + [
      Command(name: "serve", purpose: "Serve the site of a workspace from memory.", help: ServeCommand.help) {
        (words, world) throws(UsageError) in
        await ServeCommand(options: try ServeOptions.parse(words)).run(in: world)
      },
      Command(
        name: "tail", purpose: "Print the last activities of a workspace, and new ones as they come.",
        help: TailCommand.help
      ) {
        (words, world) throws(UsageError) in
        await TailCommand(options: try TailOptions.parse(words)).run(in: world)
      },
      Command(
        name: "report", purpose: "Print the spending of a workspace as a table.", help: ReportCommand.help
      ) {
        (words, world) throws(UsageError) in
        await ReportCommand(options: try ReportOptions.parse(words)).run(in: world)
      },
      Command(
        name: "explain", purpose: "Print the records that a figure is made of.", help: ExplainCommand.help
      ) {
        (words, world) throws(UsageError) in
        await ExplainCommand(options: try ExplainOptions.parse(words)).run(in: world)
      },
      Command(
        name: "diff", purpose: "Tell what is another in one output than in an older one.", help: DiffCommand.help
      ) {
        (words, world) throws(UsageError) in
        DiffCommand(options: try DiffOptions.parse(words)).run(in: world)
      },
    ] + TrackerCommand.all.map(\.command)
}
