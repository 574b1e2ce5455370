import Effects
import Hosting
import Model
import Reports

/// Makes what `serve` serves: the resources that `build` would publish, with the headers that it would give.
struct ServedSite: Sendable {
  let options: BuildOptions
  let world: World

  /// Reads the workspace and renders the site; what is wrong goes to standard error. Nil when no site can be made.
  func make() async -> (plan: HeaderPlan, queries: ExactQueries)? {
    let plan: SitePlan
    do throws(PlanFailure) {
      plan = try await SitePlan.make(options, in: world) { _, _ in }
    } catch {
      _ = error.tell(world)
      return nil
    }
    let printer = DiagnosticPrinter(stream: world.terminal.error, showsNotes: false)
    do {
      let prepared = try Publication(options: options, world: world).prepare(plan)
      printer.printAll(plan.documents.diagnostics)
      let headers = HeaderPlan(
        try RouteTable(prepared.site, queries: prepared.routes.queries),
        visibility: plan.configuration.visibility)
      let queries = ExactQueries(
        ledger: plan.ledger, configuration: plan.configuration, redactor: Redactor(plan.configuration))
      return (headers, queries)
    } catch let failure as Publication.Failure {
      printer.printAll(failure.diagnostics)
      world.terminal.error.write(
        "fleetledger: \(failure.message.isEmpty ? "the site cannot be made" : failure.message)\n")
    } catch {
      world.terminal.error.write("fleetledger: \(error)\n")
    }
    return nil
  }

  /// What has to be watched so that a change is seen: the workspace, the user's templates, the configuration.
  var places: [FolderWatch.Place] {
    let workspace = world.absolute(options.reading.workspace)
    var places = [FolderWatch.Place(folder: workspace)]
    if let templates = options.templates { places.append(.init(folder: world.absolute(templates))) }
    if let configuration = options.reading.configuration {
      let path = world.absolute(configuration)
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "/"
      // The workspace itself is watched whole.
      if folder != workspace { places.append(.init(folder: folder.isEmpty ? "/" : folder, only: [path])) }
    }
    return places
  }

  /// What a build or the server itself writes, whose changes are none of the sources.
  func ownPaths(log: String?) -> Set<String> {
    var own: Set<String> = [world.absolute(options.output), world.deployFolder(options)]
    if let log, log != "-" { own.insert(world.absolute(log)) }
    own.remove(world.absolute(options.reading.workspace))
    return own
  }
}
