import Effects
import Ingest
import Ledger
import Model
import Reports

/// A workspace read and its ledger worked out, for every command alike.
struct WorkspaceReading {
  var configuration: SiteConfiguration
  var zone: ZoneRules
  var ledger: Ledger
  /// What is wrong with the configuration and the workspace as a whole.
  var general: [Diagnostic]
  /// XXH3-128 over paths and digests of all sources and the configuration; of no meaning where only spending was read.
  var inputDigest: String

  /// Takes out what the configuration does not want to be shown.
  var redactor: Redactor { Redactor(configuration) }
}

extension WorkspaceReading {
  /// Reads a workspace.
  ///
  /// - Parameters:
  ///   - ownPaths: absolute paths that are ours and no sources; the configuration is one anyway.
  ///   - scope: what the ledger is to hold.
  ///   - trace: the records whose fate is to be told, or nil.
  ///   - listsSecrets: whether each place of a secret is kept.
  static func read(
    _ options: WorkspaceOptions, in world: World, ownPaths: Set<String> = [], scope: LedgerScope = .everything,
    trace: LedgerTrace? = nil, listsSecrets: Bool = false, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(PlanFailure) -> WorkspaceReading {
    let workspace = world.absolute(options.workspace)
    let file = try configurationFile(options, workspace: workspace, world)
    var configuration = SiteConfiguration()
    var general: [Diagnostic] = []
    if let file {
      let reader = ConfigurationReader(file.bytes, path: file.shown)
      if reader.diagnostics.contains(where: { $0.severity == .error }) { throw .configuration(reader.diagnostics) }
      configuration = reader.configuration
      general += reader.diagnostics
    }
    let redactor = Redactor(configuration)
    configuration.title = redactor.redact(configuration.title)
    if let zone = options.timezone { configuration.timezone = zone }
    let zone = try rules(configuration.timezone, isFlag: options.timezone != nil, file?.shown, world)
    let asOf = try asOf(options.asOf, zone: zone)
    var own = ownPaths.union(["\(workspace)/fleetledger.json"])
    if let file { own.insert(file.absolute) }
    if let templates = configuration.templates {
      own.insert(world.absolute(templates, in: workspace))
    }
    let prices = try priceFile(configuration, workspace: workspace, file?.shown, world)
    if let prices {
      own.insert(prices.absolute)
      general += prices.diagnostics
    }
    own.remove(workspace)
    do throws(FileError) {
      let discovered = try Discovery(files: world.files, configuration: configuration, ownPaths: own).files(
        in: workspace)
      let named = { @Sendable (name: String) -> ZoneRules? in
        (try? world.zones.bytes(name)).flatMap { ZoneRules(name: name, tzif: $0) }
      }
      let ingestion = Ingestion(
        files: world.files, clocks: ClockRules(site: zone, named: named), history: world.history, width: world.width,
        wantsDigests: scope == .everything,
        inspect: inspection(redactor, scope, listsSecrets, workspace: workspace, world))
      var builder = LedgerBuilder(
        configuration: configuration, zone: zone, asOf: asOf, priceFile: prices?.table, scope: scope, trace: trace,
        shown: redactor.redact)
      let digest = InputDigest()
      await ingestion.read(discovered, in: workspace, progress: progress) { source in
        digest.add(source)
        builder.add(source)
      }
      let ledger = builder.finish()
      if ledger.sources.allSatisfy({ $0.notRead != nil }) {
        general.append(
          Diagnostic(
            "workspace.empty", .warning, at: SourceLocation(path: "."),
            "no source was found in this workspace, so there are no figures",
            hint: "name the folder that holds the agents' files, or the files with \"sources\" in fleetledger.json"))
      }
      return WorkspaceReading(
        configuration: configuration, zone: zone, ledger: ledger, general: general + discovered.diagnostics,
        inputDigest: digest.finish(
          configuration: (file?.bytes ?? []) + Array((prices?.table.version ?? "").utf8)))
    } catch {
      throw .workspace(error)
    }
  }

  /// What is masked in a file is counted as it is read; nobody asks for it where only spending is read.
  private static func inspection(
    _ redactor: Redactor, _ scope: LedgerScope, _ listsSecrets: Bool, workspace: String, _ world: World
  ) -> Ingestion.Inspection {
    guard scope == .everything else { return { _, _ in } }
    let search = listsSecrets ? SecretSearch(configured: redactor, files: world.files, workspace: workspace) : nil
    return { file, records in
      for index in records.indices {
        for place in redactor.places(in: records[index]) { records[index].masked[place.kind, default: 0] += 1 }
      }
      search?.note(file, &records)
    }
  }

  private static func configurationFile(
    _ options: WorkspaceOptions, workspace: String, _ world: World
  ) throws(PlanFailure) -> (bytes: [UInt8], shown: String, absolute: String)? {
    let path = options.configuration.map(world.absolute) ?? "\(workspace)/fleetledger.json"
    do throws(FileError) {
      return (try world.files.readAll(path, limit: 4 << 20), options.configuration ?? "fleetledger.json", path)
    } catch {
      if options.configuration == nil, error.isMissing { return nil }
      throw .usage(
        UsageError("cannot read the configuration \(options.configuration ?? "fleetledger.json"): \(error.message)"))
    }
  }

  private static func rules(
    _ name: String, isFlag: Bool, _ file: String?, _ world: World
  ) throws(PlanFailure) -> ZoneRules {
    if let fixed = ZoneRules(fixed: name) { return fixed }
    var message = "the time zone file of \"\(name)\" is damaged"
    do throws(ZoneDataError) {
      if let rules = ZoneRules(name: name, tzif: try world.zones.bytes(name)) { return rules }
    } catch {
      message = error.description
    }
    if isFlag { throw .usage(UsageError(message)) }
    throw .configuration([
      Diagnostic("config.zone-unknown", .error, at: SourceLocation(path: file ?? "fleetledger.json"), message)
    ])
  }

  private static func asOf(_ text: String?, zone: ZoneRules) throws(PlanFailure) -> Instant? {
    guard let text else { return nil }
    if let day = Day(text) {
      return Instant(milliseconds: zone.instant(day: day.adding(1), millisecond: 0).milliseconds - 1)
    }
    if let instant = Instant(iso8601: text.utf8, zone: zone) { return instant }
    throw .usage(
      UsageError("--as-of takes a day or a time, not \"\(text)\"", hint: "write 2026-02-17 or 2026-02-17T21:54:00Z"))
  }
}
