import Effects
import Ingest
import Model

extension WorkspaceReading {
  /// The price file that the configuration names, with the path by which discovery knows it.
  static func priceFile(
    _ configuration: SiteConfiguration, workspace: String, _ shown: String?, _ world: World
  ) throws(PlanFailure) -> (table: PriceTable, diagnostics: [Diagnostic], absolute: String)? {
    guard let path = configuration.priceFile else { return nil }
    let absolute = world.absolute(path, in: workspace)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try world.files.readAll(absolute, limit: 64 << 20)
    } catch {
      throw .configuration([
        Diagnostic(
          "config.price-file", .error, at: SourceLocation(path: shown ?? "fleetledger.json"),
          "the price file \"\(path)\" cannot be read: \(error.message)",
          hint: "the path is relative to the workspace")
      ])
    }
    let reader = PriceFileReader(bytes, path: path)
    if reader.diagnostics.contains(where: { $0.severity == .error }) { throw .configuration(reader.diagnostics) }
    return (reader.table, reader.diagnostics, absolute)
  }
}
