import ContentCoding
import Effects
import Hosting
import Model
import Reports
import Site

/// Renders a plan and puts it in its place, the hosts' configurations beside it.
struct Publication {
  let options: BuildOptions
  let world: World
  /// The task database whose rows may be changed on the pages; nil for whatever is published.
  var board: Board?

  /// Why nothing was published.
  struct Failure: Error {
    /// What to print, behind the program's name.
    var message = ""
    /// What is wrong at places of the user's files.
    var diagnostics: [Diagnostic] = []
  }

  /// A site that is rendered and not yet published.
  struct Prepared {
    /// What goes into the output, the hosts' files among it.
    var routes: RouteTable
    /// The site alone.
    var site: [Resource]
    /// The files of the chosen hosts.
    var hosts: [HostFiles]
    /// What the hosts' files are about: limits, and what a host cannot do.
    var diagnostics: [Diagnostic]
  }

  /// What was published.
  struct Outcome {
    /// What happened to the output.
    var result: PublishResult
    /// The number of files in the deploy folder that were written or removed.
    var deployChanges: Int

    /// True when anything that is deployed is another than before.
    var changed: Bool { result.changed || deployChanges > 0 }
  }

  /// Renders the site and works out what its hosts need.
  func prepare(_ plan: SitePlan) throws(Failure) -> Prepared {
    do {
      let builder = try SiteBuilder(
        configuration: plan.configuration, zone: plan.zone, overrides: plan.theme?.files ?? [], board: board)
      let pages = try builder.resources(from: plan.documents)
      func withBuild(_ diagnostics: [Diagnostic]) -> [Resource] {
        let facts = BuildFacts(
          builtAt: world.clock.now(), version: Version.current, inputDigest: plan.inputDigest, diagnostics: diagnostics)
        return pages + [builder.buildResource(DocumentSet.build(facts))]
      }
      let queries = QueryRoutes.routes(of: plan.documents)
      let headers = HeaderPlan(
        try RouteTable(withBuild(plan.documents.diagnostics), queries: queries),
        visibility: plan.configuration.visibility)
      let place = HostedSite(
        root: world.absolute(options.output), outputDirectory: outputDirectory,
        isPrecompressed: options.isPrecompressed)
      let hosts = HostFiles.apart(options.chosenHosts.map { $0.files(for: headers, place) })
      let diagnostics = hosts.flatMap(\.diagnostics)
      let site =
        diagnostics.isEmpty
        ? withBuild(plan.documents.diagnostics) : withBuild(plan.documents.diagnostics + diagnostics)
      let codings = ContentCoding.allCases.map { coding in (coding.fileExtension, { coding.encode($0) }) }
      let siblings = options.isPrecompressed ? Precompression.siblings(of: site, codings: codings) : []
      let own = hosts.flatMap(\.files).filter { $0.place == .output }.map {
        Resource(path: $0.path, cachePolicy: .missing, bytes: Array($0.text.utf8))
      }
      return Prepared(
        routes: try RouteTable(site + siblings + own, queries: queries), site: site, hosts: hosts,
        diagnostics: diagnostics)
    } catch let error as SiteError {
      throw Failure(diagnostics: [plan.theme?.located(error.diagnostic) ?? error.diagnostic])
    } catch let error as RouteError {
      throw Failure(message: error.description)
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  /// Publishes; the output is the old site or the new one, never a mixture.
  func publish(_ prepared: Prepared) throws(Failure) -> Outcome {
    do {
      let publisher = Publisher(files: world.files, trace: trace)
      let deploy = DeployFolder(world.deployFolder(options), files: world.files)
      let (files, configuration) = deployFiles(prepared)
      let build = "\(world.deployFolder(options))/\(VercelPrebuilt.folder)"
      // What can be known to fail is looked for before the first change.
      try deploy.check(files)
      if !configuration.isEmpty {
        try publisher.check(try prebuilt(prepared.site, configuration), at: build, options: publishOptions)
      }
      let result = try publisher.publish(prepared.routes, to: world.absolute(options.output), options: publishOptions)
      var changes = try deploy.write(files)
      if !configuration.isEmpty {
        let copied = try publisher.publish(
          try prebuilt(prepared.site, configuration), to: build, options: publishOptions)
        changes += copied.written.count + copied.removed.count
      }
      return Outcome(result: result, deployChanges: changes)
    } catch let error as PublishError {
      throw Failure(message: error.description)
    } catch let error as FileError {
      throw Failure(message: error.description)
    } catch let error as RouteError {
      throw Failure(message: error.description)
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  private var publishOptions: PublishOptions {
    PublishOptions(
      inPlace: options.inPlace,
      protectedFolders: [
        world.absolute(options.reading.workspace), world.environment.variable("HOME") ?? "/root",
      ])
  }

  /// The folder as `vercel.json` and `firebase.json` name it: relative to the deploy folder where it lies in that (a
  /// host's command is called there), else as it was asked for.
  private var outputDirectory: String {
    let (output, deploy) = (world.absolute(options.output), world.deployFolder(options))
    if output.hasPrefix(deploy + "/") { return String(output.dropFirst(deploy.count + 1)) }
    if !options.output.hasPrefix("/") { return options.output }
    return String(options.output.split(separator: "/").last ?? "public")
  }

  /// Tells the steps of publishing where a variable asks for it, for those who look into a slow file system.
  private var trace: @Sendable (String) -> Void {
    guard world.environment.variable("FLEETLEDGER_PUBLISH_TRACE") != nil else { return { _ in } }
    let stream = world.terminal.error
    return { step in stream.write("publish: \(step)\n") }
  }

  /// The files of the chosen hosts that go into the deploy folder, those of Vercel's Build Output apart.
  private func deployFiles(_ prepared: Prepared) -> (files: [HostFiles.File], prebuilt: [HostFiles.File]) {
    let own = { (host: HostFiles) in host.files.filter { $0.place == .deploy } }
    return (
      prepared.hosts.filter { $0.host != .vercelPrebuilt }.flatMap(own),
      prepared.hosts.filter { $0.host == .vercelPrebuilt }.flatMap(own)
    )
  }

  /// Vercel's Build Output: the configuration, and beside it a copy of the site, published as one folder.
  private func prebuilt(_ site: [Resource], _ own: [HostFiles.File]) throws -> RouteTable {
    let configuration = own.map { file in
      Resource(
        path: String(file.path.dropFirst(VercelPrebuilt.folder.count + 1)), cachePolicy: .missing,
        bytes: Array(file.text.utf8))
    }
    let copy = site.map { resource in
      var resource = resource
      // What tells of the build is the output's own, which may be older than this build.
      if resource.isVolatile, let kept = try? world.files.readAll(outputPath(resource.path), limit: 256 << 20) {
        resource.bytes = kept
        resource.isVolatile = false
      }
      resource.path = "\(VercelPrebuilt.siteFolder)/\(resource.path)"
      return resource
    }
    return try RouteTable(configuration + copy)
  }

  private func outputPath(_ path: String) -> String { "\(world.absolute(options.output))/\(path)" }
}
