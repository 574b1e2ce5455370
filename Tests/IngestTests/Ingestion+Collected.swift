import Ingest
import Model

extension Ingestion {
  /// All results in one list, with what discovery found wrong.
  struct Collected: Sendable {
    var sources: [SourceRecords]
    var diagnostics: [Diagnostic]
  }

  /// Reads everything and keeps it, which only tests can afford.
  func read(
    _ discovered: Discovery.Result, in workspace: String, progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> Collected {
    var sources: [SourceRecords] = []
    await read(discovered, in: workspace, progress: progress) { sources.append($0) }
    return Collected(sources: sources, diagnostics: discovered.diagnostics)
  }
}
