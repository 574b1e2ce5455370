import Effects
import Hosting
import Model
import Reports
import Server
import Site

/// Makes what `serve` serves: the resources that `build` would publish, with the headers that it would give.
struct ServedSite: Sendable {
  let options: BuildOptions
  let world: World
  /// The task database that the server works with, or nil.
  let database: ServedDatabase?

  /// A site that can be served.
  struct Made {
    var plan: HeaderPlan
    var queries: ExactQueries
    /// What of it is made of the task database.
    var live: LivePages?
    /// What it is made of.
    var input: SiteInput
  }

  /// Reads the workspace and prepares the site, most of which is made when somebody asks for it; what is wrong goes to standard error. Nil when no site can be made.
  func make() async -> Made? {
    database?.fresh.begin()
    let plan: SitePlan
    do throws(PlanFailure) {
      plan = try await SitePlan.make(options, in: world) { _, _ in }
    } catch {
      _ = error.tell(world)
      return nil
    }
    // The server is stopping.
    if Task.isCancelled { return nil }
    let printer = DiagnosticPrinter(stream: world.terminal.error, showsNotes: false)
    do {
      let board = database?.board(plan.configuration)
      let prepared = try Publication(options: options, world: world, board: board).prepare(plan)
      printer.printAll(plan.documents.diagnostics)
      // Templates of the user may not fit a document, which is to be told now.
      let resources = plan.theme == nil ? prepared.site : try prepared.made()
      let headers = HeaderPlan(
        try RouteTable(resources, queries: prepared.routes.queries),
        visibility: plan.configuration.visibility)
      let queries = ExactQueries(
        ledger: plan.ledger, configuration: plan.configuration, general: plan.general,
        redactor: Redactor(plan.configuration))
      return Made(
        plan: headers, queries: queries, live: try live(plan, board), input: SiteInput(plan, board))
    } catch let failure as Publication.Failure {
      printer.printAll(failure.diagnostics)
      world.terminal.error.write(
        "fleetledger: \(failure.message.isEmpty ? "the site cannot be made" : failure.message)\n")
    } catch {
      world.terminal.error.write("fleetledger: \(error)\n")
    }
    return nil
  }

  /// What of the site is made of the task database.
  private func live(_ plan: SitePlan, _ board: Board?) throws -> LivePages? {
    guard let board else { return nil }
    let builder = try SiteBuilder(
      configuration: plan.configuration, zone: plan.zone, overrides: plan.theme?.files ?? [], board: board)
    let pages = BoardPages(builder, plan.documents)
    return LivePages(paths: pages.paths, withForms: pages.withForms) { pages.page($0, $1) }
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

  /// What a build or the server itself writes, whose changes are none of the sources; the task database is looked at in
  /// another way.
  func ownPaths(log: String?) -> Set<String> {
    var own: Set<String> = [world.absolute(options.output), world.deployFolder(options)]
    if let log, log != "-" { own.insert(world.absolute(log)) }
    own.remove(world.absolute(options.reading.workspace))
    if let database { own.formUnion(["", "-wal", "-shm", "-journal"].map { database.path + $0 }) }
    return own
  }
}
