import Effects
import Ledger
import Model
import Reports

/// Tells what is wrong with a workspace that is read again and again: each error once, warnings only by their number, and
/// that once.
struct ToldDiagnostics {
  private var told: Set<String> = []
  private var hasCounted = false

  /// Prints the errors of a reading that were not printed before.
  mutating func tell(_ reading: WorkspaceReading, on stream: Terminal.Stream) {
    let found = reading.general + reading.ledger.sources.flatMap(\.diagnostics) + reading.ledger.diagnostics
    let errors = found.filter { $0.severity == .error }.sorted(by: Diagnostic.isOrderedBefore)
      .map(reading.redactor.redact).filter { told.insert($0.description).inserted }
    DiagnosticPrinter(stream: stream, showsNotes: false).printAll(errors)
    let warnings = found.count { $0.severity == .warning }
    if warnings > 0, !hasCounted {
      hasCounted = true
      let count = warnings == 1 ? "1 warning" : "\(warnings) warnings"
      stream.write("fleetledger: \(count); 'fleetledger check' tells them\n")
    }
  }
}
