import Ledger
import Model
import Reports

/// A workspace read and worked out, before anything is rendered or written.
struct SitePlan {
  var configuration: SiteConfiguration
  var zone: ZoneRules
  var ledger: Ledger
  var documents: DocumentSet
  /// XXH3-128 over paths and digests of all sources and the configuration.
  var inputDigest: String
}

extension SitePlan {
  /// Reads a workspace.
  static func make(
    _ options: BuildOptions, in world: World, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(PlanFailure) -> SitePlan {
    let reading = try await WorkspaceReading.read(
      options.reading, in: world, ownPaths: ownPaths(options, world), progress: progress)
    let documents = DocumentSet(
      ledger: reading.ledger, configuration: reading.configuration, general: reading.general)
    return SitePlan(
      configuration: reading.configuration, zone: reading.zone, ledger: reading.ledger, documents: documents,
      inputDigest: reading.inputDigest)
  }

  /// What lies in the workspace because of a build: the output and the hosts' files.
  private static func ownPaths(_ options: BuildOptions, _ world: World) -> Set<String> {
    let deploy = world.deployFolder(options)
    var own: Set<String> = [world.absolute(options.output)]
    for (host, _) in Publication.hosts { own.insert("\(deploy)/\(host)") }
    return own
  }
}
