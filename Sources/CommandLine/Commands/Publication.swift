import Effects
import Hosting
import Model
import Mustache
import Reports
import Site

/// Renders a plan and puts it in its place, the hosts' configurations beside it.
struct Publication {
  let options: BuildOptions
  let world: World

  /// The files for hosts, and how each is made of the plan, the options and the output's absolute path.
  static let hosts: [(name: String, text: @Sendable (HeaderPlan, BuildOptions, String) throws -> String)] = [
    ("vercel.json", { plan, options, _ in try Vercel.text(plan, outputDirectory: vercelOutput(options)) }),
    ("nginx.conf", { plan, _, output in try Nginx(root: output).text(plan) }),
  ]

  /// Why nothing was published.
  struct Failure: Error {
    /// What to print, behind the program's name.
    var message = ""
    /// What is wrong at a place of the user's files, or nil.
    var diagnostic: Diagnostic?
  }

  /// Publishes; the output is the old site or the new one, never a mixture.
  func publish(_ plan: SitePlan) -> Result<PublishResult, Failure> {
    do {
      let output = world.absolute(options.output)
      let workspace = world.absolute(options.reading.workspace)
      let routes = try RouteTable(resources(of: plan))
      let headers = HeaderPlan(routes)
      // The hosts' files are made first: what cannot be hosted is not published.
      let hosts = try Self.hosts.map { ($0.name, try $0.text(headers, options, output)) }
      let publisher = Publisher(files: world.files, trace: trace)
      let result = try publisher.publish(
        routes, to: output,
        options: PublishOptions(
          inPlace: options.inPlace, protectedFolders: [workspace, world.environment.variable("HOME") ?? "/root"]))
      try writeDeployFiles(hosts, to: world.deployFolder(options))
      return .success(result)
    } catch let error as PublishError {
      return .failure(Failure(message: error.description))
    } catch let error as FileError {
      return .failure(Failure(message: error.description))
    } catch let error as SiteError {
      return .failure(Failure(diagnostic: plan.theme?.located(error.diagnostic) ?? error.diagnostic))
    } catch let error as RouteError {
      return .failure(Failure(message: error.description))
    } catch let error as HostError {
      return .failure(Failure(message: error.description))
    } catch {
      return .failure(Failure(message: "\(error)"))
    }
  }

  private func resources(of plan: SitePlan) throws -> [Resource] {
    let builder = try SiteBuilder(
      configuration: plan.configuration, zone: plan.zone, overrides: plan.theme?.files ?? [])
    let facts = BuildFacts(
      builtAt: world.clock.now(), version: Version.current, inputDigest: plan.inputDigest,
      diagnostics: plan.documents.diagnostics)
    return try builder.resources(from: plan.documents) + [builder.buildResource(DocumentSet.build(facts))]
  }

  /// The folder as `vercel.json` names it: relative to the project.
  private static func vercelOutput(_ options: BuildOptions) -> String {
    if !options.output.hasPrefix("/") { return options.output }
    return String(options.output.split(separator: "/").last ?? "public")
  }

  /// Tells the steps of publishing where a variable asks for it, for those who look into a slow file system.
  private var trace: @Sendable (String) -> Void {
    guard world.environment.variable("FLEETLEDGER_PUBLISH_TRACE") != nil else { return { _ in } }
    let stream = world.terminal.error
    return { step in stream.write("publish: \(step)\n") }
  }

  private func writeDeployFiles(_ hosts: [(name: String, text: String)], to folder: String) throws(FileError) {
    if try world.files.statusIfPresent(folder) == nil { try world.files.createFolders(folder) }
    for (name, text) in hosts {
      let path = "\(folder)/\(name)"
      let bytes = Array(text.utf8)
      if (try? world.files.readAll(path, limit: bytes.count)) == bytes { continue }
      try world.files.write(path, bytes)
    }
  }
}
