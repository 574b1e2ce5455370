import Effects
import Hosting
import Ledger
import Model
import Reports
import Site

/// `build` and `check`: both read and work out the same; `build` also renders and publishes.
struct BuildCommand: Sendable {
  /// Which of the two.
  enum Kind: String, Sendable, CaseIterable {
    case build, check
  }

  let kind: Kind
  let options: BuildOptions

  /// Runs the command and tells the result.
  func run(in world: World) async -> ExitCode {
    let progress = Progress(world.terminal.error)
    let plan: SitePlan
    do throws(PlanFailure) {
      plan = try await SitePlan.make(options, in: world) { done, total in progress.show(done, of: total) }
    } catch {
      progress.end()
      return error.tell(world)
    }
    progress.end()
    let printer = DiagnosticPrinter(stream: world.terminal.error, showsNotes: kind == .check)
    printer.printAll(plan.documents.diagnostics)
    var summary = Summary(plan: plan, output: kind == .build ? options.output : nil)
    if options.listsSecrets {
      summary.secrets = plan.secrets
      printer.printAll(plan.secrets.map(\.diagnostic))
    }
    if options.isStrict, summary.severities[.error, default: 0] + summary.severities[.warning, default: 0] > 0 {
      world.terminal.error.write(
        "fleetledger: --strict: warnings are errors\(kind == .build ? "; nothing was published" : "")\n")
      summary.write(to: world.terminal.output, options.format)
      return .problems
    }
    guard kind == .build else {
      summary.write(to: world.terminal.output, options.format)
      return summary.severities[.error, default: 0] > 0 || summary.secrets?.isEmpty == false ? .problems : .success
    }
    do throws(Publication.Failure) {
      return try publish(plan, &summary, printer, world)
    } catch {
      if error.diagnostics.isEmpty {
        world.terminal.error.write("fleetledger: \(error.message)\n")
      } else {
        printer.printAll(error.diagnostics)
        world.terminal.error.write("fleetledger: the site cannot be made; nothing was published\n")
      }
      return .failed
    }
  }

  private func publish(
    _ plan: SitePlan, _ summary: inout Summary, _ printer: DiagnosticPrinter, _ world: World
  ) throws(Publication.Failure) -> ExitCode {
    let publication = Publication(options: options, world: world)
    let prepared = try publication.prepare(plan)
    if prepared.diagnostics.contains(where: { $0.severity == .error }) {
      throw Publication.Failure(diagnostics: prepared.diagnostics.filter { $0.severity > .note })
    }
    printer.printAll(prepared.diagnostics)
    summary.count(prepared.diagnostics)
    if options.isStrict, prepared.diagnostics.contains(where: { $0.severity == .warning }) {
      world.terminal.error.write("fleetledger: --strict: warnings are errors; nothing was published\n")
      summary.write(to: world.terminal.output, options.format)
      return .problems
    }
    summary.outcome = try publication.publish(prepared)
    summary.write(to: world.terminal.output, options.format)
    return .success
  }
}

extension BuildCommand.Kind {
  /// One line of help.
  var purpose: String {
    switch self {
    case .build: "Read a workspace and publish its cost site."
    case .check: "Read a workspace and report what is wrong; write nothing."
    }
  }

  private var table: FlagTable<BuildOptions> { self == .build ? BuildOptions.build : BuildOptions.check }

  /// The options of a command line.
  func options(_ words: [String]) throws(UsageError) -> BuildOptions {
    var options = BuildOptions()
    let operands = try table.parse(words, into: &options)
    if let workspace = operands.first { options.reading.workspace = workspace }
    return options
  }

  /// The whole help of the command.
  var help: String {
    let examples =
      switch self {
      case .build:
        ["fleetledger build ~/.openclaw -o public", "fleetledger build . --timezone Asia/Hong_Kong --strict"]
      case .check: ["fleetledger check ~/.openclaw", "fleetledger check . --format json"]
      }
    return HelpText.page(
      purpose: purpose, usage: "\(rawValue) [WORKSPACE] [OPTIONS]", operands: [HelpText.workspace], table: table,
      examples: examples, unable: self == .build ? "built" : "read")
  }
}
