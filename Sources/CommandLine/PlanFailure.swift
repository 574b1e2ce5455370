import Effects
import Model
import Reports

/// Why no plan could be made.
enum PlanFailure: Error {
  /// The command line asks for something that is not there.
  case usage(UsageError)
  /// The configuration is wrong; the diagnostics say where.
  case configuration([Diagnostic])
  /// The user's templates are wrong; the diagnostics say where.
  case templates([Diagnostic])
  /// The workspace cannot be read at all.
  case workspace(FileError)
}

extension PlanFailure {
  /// Says why on standard error, and gives the exit code.
  func tell(_ world: World) -> ExitCode {
    switch self {
    case .usage(let error):
      world.terminal.error.write("fleetledger: \(error.message)\n\(error.hint.map { "  hint: \($0)\n" } ?? "")")
      return .usage
    case .configuration(let diagnostics):
      let printer = DiagnosticPrinter(stream: world.terminal.error, showsNotes: true)
      printer.printAll(diagnostics.map(Redactor().redact))
      world.terminal.error.write("fleetledger: the configuration is wrong; nothing was done\n")
      return .failed
    case .templates(let diagnostics):
      let printer = DiagnosticPrinter(stream: world.terminal.error, showsNotes: true)
      printer.printAll(diagnostics.map(Redactor().redact))
      world.terminal.error.write("fleetledger: the templates are wrong; nothing was done\n")
      return .failed
    case .workspace(let error):
      world.terminal.error.write("fleetledger: cannot read the workspace: \(error.description)\n")
      return .failed
    }
  }
}
