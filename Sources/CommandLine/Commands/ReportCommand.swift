import Effects
import JSON
import Ledger
import Model
import Reports

/// `report`: reads a workspace and prints its spending as a table; no document or page is made.
struct ReportCommand: Sendable {
  let options: ReportOptions

  /// Runs the command.
  func run(in world: World) async -> ExitCode {
    let reading: WorkspaceReading
    do throws(PlanFailure) {
      reading = try await WorkspaceReading.readSpending(options.reading, in: world)
    } catch {
      return error.tell(world)
    }
    let ledger = reading.ledger
    let table = ReportTable(
      ledger, by: options.keys, since: options.since, until: options.until, redactor: reading.redactor)
    let output = world.terminal.output
    switch options.format {
    case .json:
      output.write(
        JSONWriter.bytes(of: table.json(ledger, since: options.since, until: options.until), layout: .pretty))
    case .csv: output.write(table.csv)
    case .text:
      if table.rows.isEmpty {
        output.write("no spending\(options.since == nil && options.until == nil ? "" : " on these days")\n")
      } else {
        output.write(table.text(width: output.isTerminal ? max(80, world.terminal.width) : 160))
      }
    }
    return .success
  }

  /// The whole help of the command.
  static let help = HelpText.page(
    purpose: "Read a workspace and print its spending as a table.", usage: "report KIND [WORKSPACE] [OPTIONS]",
    operands: [
      ("KIND", ReportKind.allCases.map(\.rawValue).joined(separator: ", ") + "."), HelpText.workspace,
    ], table: ReportOptions.table,
    examples: [
      "fleetledger report daily ~/.openclaw --since 2026-02-01",
      "fleetledger report agents . --by model --json",
    ])
}

extension WorkspaceReading {
  /// Reads spending alone, shows how far reading is, prints errors, and counts warnings.
  static func readSpending(
    _ options: WorkspaceOptions, in world: World, trace: LedgerTrace? = nil
  ) async throws(PlanFailure) -> WorkspaceReading {
    let progress = Progress(world.terminal.error)
    defer { progress.end() }
    let reading = try await read(options, in: world, scope: .spending, trace: trace) { done, total in
      progress.show(done, of: total)
    }
    progress.end()
    let found = reading.general + reading.ledger.sources.flatMap(\.diagnostics) + reading.ledger.diagnostics
    let errors = found.filter { $0.severity == .error }.sorted(by: Diagnostic.isOrderedBefore)
    DiagnosticPrinter(stream: world.terminal.error, showsNotes: false).printAll(errors.map(reading.redactor.redact))
    let warnings = found.count { $0.severity == .warning }
    if warnings > 0 {
      let count = warnings == 1 ? "1 warning" : "\(warnings) warnings"
      world.terminal.error.write("fleetledger: \(count); 'fleetledger check' tells them\n")
    }
    return reading
  }
}
