import Digest
import Hosting
import Ledger
import Model
import Reports
import Site

/// A workspace read and worked out, before anything is rendered or written.
struct SitePlan {
  var configuration: SiteConfiguration
  var zone: ZoneRules
  var ledger: Ledger
  /// Facts about the workspace or the configuration.
  var general: [Diagnostic]
  var documents: DocumentSet
  /// The user's templates, or nil.
  var theme: Theme?
  /// XXH3-128 over paths and digests of all sources, the configuration and the user's templates.
  var inputDigest: String
}

extension SitePlan {
  /// Reads a workspace.
  static func make(
    _ options: BuildOptions, in world: World, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(PlanFailure) -> SitePlan {
    let reading = try await WorkspaceReading.read(
      options.reading, in: world, ownPaths: ownPaths(options, world), listsSecrets: options.listsSecrets,
      progress: progress)
    let theme = try theme(options, reading.configuration, world)
    // What is wrong with templates is told where they are read and where the site is rendered.
    let builder = try? SiteBuilder(
      configuration: reading.configuration, zone: reading.zone, overrides: theme?.files ?? [])
    let documents = DocumentSet(
      ledger: reading.ledger, configuration: reading.configuration, general: reading.general,
      modules: builder?.modules ?? [], redactor: reading.redactor)
    return SitePlan(
      configuration: reading.configuration, zone: reading.zone, ledger: reading.ledger,
      general: reading.general, documents: documents, theme: theme,
      inputDigest: theme.map { Digest128(Array("\(reading.inputDigest)\n\($0.digest)".utf8)).description }
        ?? reading.inputDigest)
  }

  /// The user's templates: those of the command line, else of the configuration; parsed once, so that both commands
  /// tell what is wrong with them.
  private static func theme(
    _ options: BuildOptions, _ configuration: SiteConfiguration, _ world: World
  ) throws(PlanFailure) -> Theme? {
    let workspace = world.absolute(options.reading.workspace)
    guard let shown = options.templates ?? configuration.templates else { return nil }
    let folder = options.templates.map(world.absolute) ?? world.absolute(shown, in: workspace)
    let theme = try Theme.read(folder, shown: shown, world.files)
    do throws(SiteError) {
      _ = try SiteBuilder(configuration: configuration, zone: .utc, overrides: theme.files)
    } catch {
      throw .templates([theme.located(error.diagnostic)])
    }
    return theme
  }

  /// What lies in the workspace because of a build: the output and the hosts' files.
  private static func ownPaths(_ options: BuildOptions, _ world: World) -> Set<String> {
    let deploy = world.deployFolder(options)
    var own: Set<String> = [world.absolute(options.output)]
    if let templates = options.templates { own.insert(world.absolute(templates)) }
    for name in Host.deployNames { own.insert("\(deploy)/\(name)") }
    return own
  }
}
