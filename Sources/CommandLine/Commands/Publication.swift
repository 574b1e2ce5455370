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

    init(message: String = "", diagnostics: [Diagnostic] = []) {
      self.message = message
      self.diagnostics = diagnostics
    }

    /// What an error says; where one is in a template, at its place among the user's.
    init(_ error: any Error, theme: Theme?) {
      switch error {
      case let error as SiteError:
        self.init(diagnostics: [theme?.located(error.diagnostic) ?? error.diagnostic])
      case let error as NotMade: self.init(error.reason, theme: theme)
      case PublishError.notMade(let error): self.init(error.reason, theme: theme)
      default: self.init(message: "\(error)")
      }
    }
  }

  /// A site that is ready to be published; most of its bytes are made only then.
  struct Prepared {
    /// What goes into the output, the hosts' files among it.
    var routes: RouteTable
    /// The site alone.
    var site: [Resource]
    /// The files of the chosen hosts.
    var hosts: [HostFiles]
    /// What the hosts' files are about: limits, and what a host cannot do.
    var diagnostics: [Diagnostic]
    /// The user's templates, or nil.
    var theme: Theme?

    /// The site alone with all its bytes, for who keeps them.
    func made() throws(Failure) -> [Resource] {
      do { return try site.made() } catch { throw Failure(error, theme: theme) }
    }
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

  /// Works out what the site consists of and what its hosts need.
  func prepare(_ plan: SitePlan) throws(Failure) -> Prepared {
    do {
      let builder = try SiteBuilder(
        configuration: plan.configuration, zone: plan.zone, overrides: plan.theme?.files ?? [], board: board)
      var pages = try builder.resources(from: plan.documents)
      // Only lists for uploads name each file's size and digest before it is published.
      if options.chosenHosts.contains(.s3) {
        pages = try pages.concurrentMap { page throws(NotMade) in try page.measured() }
      }
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
      let codings = ContentCoding.allCases.map { coding in
        (coding.fileExtension, { @Sendable (bytes: [UInt8]) in coding.encode(bytes) })
      }
      let siblings = options.isPrecompressed ? try Precompression.siblings(of: site, codings: codings) : []
      let own = hosts.flatMap(\.files).filter { $0.place == .output }.map {
        Resource(path: $0.path, cachePolicy: .missing, bytes: Array($0.text.utf8))
      }
      return Prepared(
        routes: try RouteTable(site + siblings + own, queries: queries), site: site, hosts: hosts,
        diagnostics: diagnostics, theme: plan.theme)
    } catch {
      throw Failure(error, theme: plan.theme)
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
    } catch {
      throw Failure(error, theme: prepared.theme)
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
    // The bytes are those of the output, which was published before; what tells of the build may be older than this one.
    let (files, output) = (world.files, world.absolute(options.output))
    let copy = site.map { resource in
      Resource(path: "\(VercelPrebuilt.siteFolder)/\(resource.path)", cachePolicy: resource.cachePolicy) {
        try files.readAll("\(output)/\(resource.path)", limit: 1 << 40)
      }
    }
    return try RouteTable(configuration + copy)
  }
}
