import Effects
import GitHistory
import Glibc
import Model

/// The program: picks the command, runs it, and turns every failure into a message and an exit code.
public enum FleetLedger {
  /// Runs with the process's own arguments and ends the process.
  public static func main() async {
    let environment = Environment.live
    let world = World(
      files: .live, clock: .live, environment: environment, zones: .live, terminal: .live(environment),
      width: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), history: GitHistory.live)
    exit(await run(environment.arguments, in: world).rawValue)
  }

  /// Runs with these arguments.
  package static func run(_ arguments: [String], in world: World) async -> ExitCode {
    guard let first = arguments.first else {
      world.terminal.error.write(overview)
      return .usage
    }
    if ["--help", "-h", "help"].contains(first) {
      world.terminal.output.write(overview)
      return .success
    }
    if first == "--version" {
      world.terminal.output.write("fleetledger \(Version.current)\n")
      return .success
    }
    guard let command = Command.all.first(where: { $0.name == first }) else {
      let near = EditDistance.nearest(to: first, in: Command.all.map(\.name))
      let what = first.hasPrefix("-") ? "flag" : "command"
      return usage(
        UsageError("unknown \(what) \"\(first)\"", hint: near.map { "did you mean \($0)?" }), command: nil, world)
    }
    let rest = Array(arguments.dropFirst())
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      world.terminal.output.write(command.help)
      return .success
    }
    do throws(UsageError) {
      return try await command.run(rest, world)
    } catch {
      return usage(error, command: command, world)
    }
  }

  private static func usage(_ error: UsageError, command: Command?, _ world: World) -> ExitCode {
    var text = "fleetledger: \(error.message)\n"
    if let hint = error.hint { text += "  hint: \(hint)\n" }
    text += "See 'fleetledger \(command.map { "\($0.name) " } ?? "")--help'.\n"
    world.terminal.error.write(text)
    return .usage
  }

  /// The help of the program as a whole.
  static var overview: String {
    let commands = Command.all.flatMap { HelpText.aligned("  \($0.name)", $0.purpose) }
    return """
      Turns what a fleet of AI agents leaves behind into a static site of its costs.

      USAGE: fleetledger COMMAND [OPTIONS]

      COMMANDS:
      \(commands.joined(separator: "\n"))

      OPTIONS:
      \(HelpText.aligned("  -h, --help", "Show help; after a command, that command's help.").joined(separator: "\n"))
      \(HelpText.aligned("      --version", "Show the version.").joined(separator: "\n"))

      EXIT CODES:
        0   done
        1   problems found
        2   nothing could be built or read
        64  wrong usage
        70  internal error

      """
  }
}
