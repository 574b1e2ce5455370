import Dispatch
import Effects
import Glibc
import Hosting
import Server
import Tracker

/// `serve`: answers requests for the site from memory, as a host would that got what `build` publishes.
struct ServeCommand: Sendable {
  let options: ServeOptions

  /// Serves until the process is told to stop.
  func run(in world: World) async -> ExitCode {
    var world = holdingDatabase(world)
    let token: BearerToken?
    let log: RequestLog?
    do throws(UsageError) {
      token = try readToken(world)
      log = try options.log.map { path throws(UsageError) in try RequestLog(path, world) }
    } catch {
      return PlanFailure.usage(error).tell(world)
    }
    let events = ServeEvents()
    let desk: TaskDesk?
    var database: ServedDatabase?
    do throws(TrackerError) {
      desk = try options.database.map { path throws(TrackerError) in
        TaskDesk(try open(path, world, busyTimeout: 10_000))
      }
      if let path = options.database {
        let looks = try open(path, world, busyTimeout: 100)
        let source: String
        (world, source) = ServedDatabase.place(path, options.build.reading.workspace, world)
        database = ServedDatabase(
          source: source, path: world.absolute(path), fresh: FreshSite(looks) { events.send(.renew) },
          needsToken: token != nil)
      }
    } catch {
      world.terminal.error.write("fleetledger: \(error.description)\n")
      return .failed
    }
    let terminal = world.terminal
    let maker = ServedSite(options: options.build, world: world, database: database)
    // What changes while all is read for the first time is seen by a watch of its own.
    let early = options.isWatched ? FolderWatch(world.files, ignored: maker.ownPaths(log: options.log)) : nil
    _ = early?.cover(maker.places)
    guard let made = await maker.make() else { return .failed }
    let site = PublishedSite(
      made.plan, queries: made.queries, live: made.live, script: options.isWatched ? LiveReload.scriptPath : nil,
      keepsAnswers: options.keepsAnswers)
    let fresh = database?.fresh
    fresh?.end()
    let lists: LiveLists?
    do throws(TrackerError) {
      lists = try liveLists(site, database, world)
    } catch {
      terminal.error.write("fleetledger: \(error.description)\n")
      return .failed
    }
    let hub = EventHub()
    let feed = ActivityFeed(site)
    let server: HTTPServer
    do throws(ListenError) {
      server = try HTTPServer(
        address: options.bind, port: options.port, limits: limits(),
        application: application(site, hub, feed, token, events, desk, lists, database), log: log?.write)
    } catch {
      world.terminal.error.write("fleetledger: \(error)\n")
      return .failed
    }
    var look: (@Sendable () -> Void)?
    if let fresh { look = { if fresh.isStale { events.sendRested(.database) } } }
    let started = await events.begin(
      watching: options.isWatched ? maker.places : [], ignored: maker.ownPaths(log: options.log), files: world.files,
      terminal,
      tick: {
        server.tick()
        hub.sendHeartbeat()
        feed.sendHeartbeat()
      }, look: look)
    guard started else {
      server.stop(within: 0)
      world.terminal.error.write("fleetledger: the system gives no thread to wait for signals\n")
      return .failed
    }
    if early?.takeChanges() == true { events.sendRested(.change) }
    let host = options.bind.contains(":") ? "[\(options.bind)]" : options.bind
    world.terminal.output.write("serving http://\(host):\(server.port)/ (\(made.plan.resources.count) resources)\n")
    let (work, sending) = AsyncStream<ServeEvent>.makeStream()
    let handling = Task { await handle(work, events, maker, site, hub, feed, served: made.input) }
    for await event in events.stream {
      if case .stop = event { break }
      sending.yield(event)
    }
    handling.cancel()
    sending.finish()
    fresh?.close()
    hub.close()
    feed.close()
    server.stop(within: 10_000)
    await Self.wait(for: handling, seconds: 3)
    return .success
  }

  /// Waits until a task is over; a reading that takes longer is given up with the process.
  private static func wait(for task: Task<Void, Never>, seconds: Int) async {
    let (over, ending) = AsyncStream<Void>.makeStream()
    Task {
      await task.value
      ending.finish()
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { ending.finish() }
    for await _ in over {}
  }

  /// Sees to what happens, one thing after the other, until the end.
  private func handle(
    _ work: AsyncStream<ServeEvent>, _ events: ServeEvents, _ maker: ServedSite, _ site: PublishedSite, _ hub: EventHub,
    _ feed: ActivityFeed, served input: SiteInput
  ) async {
    var input = input
    /// Serves what was made; true when it is another site.
    func serve(_ made: ServedSite.Made) -> Bool {
      let changed = site.replace(
        with: made.plan, queries: made.queries, live: made.live, isSameInput: made.input == input)
      input = made.input
      if changed { hub.send("change", data: "site") }
      feed.update()
      return changed
    }
    for await event in work {
      switch event {
      case .stop: return
      case .changed(let reason) where !events.take(reason): continue
      case .changed(.database) where maker.database?.fresh.isStale != true: continue
      case .changed, .renew:
        if case .renew = event {
          events.beginLooking()
          guard maker.database?.fresh.isStale == true else { continue }
        }
        events.beginReading()
        if let made = await maker.make() { _ = serve(made) }
        maker.database?.fresh.end()
        events.endReading()
      case .invalidate(let later):
        let everywhere = site.snapshot.everywhere
        let made = await maker.make()
        defer { maker.database?.fresh.end() }
        guard let made else {
          let problem =
            Task.isCancelled
            ? Problem(503, "the server is stopping")
            : Problem(500, "the site cannot be made of the sources; the one from before is served")
          later.finish(problem.response(everywhere))
          continue
        }
        later.finish(CacheRoute.done(changed: serve(made), everywhere))
      }
    }
  }

  private func application(
    _ site: PublishedSite, _ hub: EventHub, _ feed: ActivityFeed, _ token: BearerToken?, _ events: ServeEvents,
    _ desk: TaskDesk?, _ lists: LiveLists?, _ database: ServedDatabase?
  ) -> Application {
    let isLoopback = HTTPServer.isLoopback(address: options.bind) ?? false
    let rate = options.rate ?? (isLoopback ? 0 : 50)
    let guards = Application.Guards(
      hosts: AllowedHosts(options.hosts + [options.bind], allowsAddresses: !isLoopback),
      origins: AllowedOrigins(options.origins), token: token,
      limiter: rate == 0 ? nil : RateLimiter(rate: rate, burst: 4 * rate))
    let everywhere = { @Sendable in site.snapshot.everywhere }
    let reload = options.isWatched ? LiveReload.routes(hub, everywhere: everywhere) : []
    let cache = CacheRoute.route { events.send(.invalidate($0)) }
    guard let desk, let lists, let database else {
      return Application(
        site: site, guards: guards, routes: reload + ExactRoutes.routes(site) + [feed.route, cache],
        now: SteadyClock.milliseconds)
    }
    let pages = FreshPages(site, database.fresh)
    let tasks = TaskRoutes(desk, lists: lists, site: site, changed: { events.sendRested(.database) })
    let board = BoardRoutes(desk, site: site, pages: pages, token: token)
    return Application(
      site: site, guards: guards,
      routes: reload + tasks.routes + board.routes + ExactRoutes.routes(site).map(pages.guarding) + [
        feed.route, cache,
      ],
      pages: pages, now: SteadyClock.milliseconds)
  }

  /// The world in which the database may be read as a source too: see `FileSystem.holding`. Where there is no such file,
  /// opening the database says so.
  private func holdingDatabase(_ world: World) -> World {
    var held = world
    if let path = options.database, let files = try? world.files.holding(world.absolute(path)) { held.files = files }
    return held
  }

  /// The lists of the task API, where there is a database. They are read on connections of their own.
  private func liveLists(
    _ site: PublishedSite, _ database: ServedDatabase?, _ world: World
  ) throws(TrackerError) -> LiveLists? {
    guard let database, let path = options.database else { return nil }
    let probe = try ChangeProbe(try open(path, world, busyTimeout: 10_000))
    return LiveLists(
      reader: try open(path, world, busyTimeout: 10_000), probe: probe, site: site, source: database.source,
      clock: world.clock)
  }

  private func open(_ path: String, _ world: World, busyTimeout: Int32) throws(TrackerError) -> TaskDatabase {
    try TaskDatabase.open(
      path: world.absolute(path), clock: world.clock, random: .live, busyTimeout: busyTimeout)
  }

  /// What the system lets us have: each connection needs a descriptor.
  private func limits() -> ServerLimits {
    var limits = options.limits
    limits.threads = max(2, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var files = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 {
      files.rlim_cur = files.rlim_max
      _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
      let free = files.rlim_max > 1 << 20 ? 1 << 20 : Int(files.rlim_max) - 128
      limits.connections = max(limits.threads, min(limits.connections, free))
    }
    let isLoopback = HTTPServer.isLoopback(address: options.bind) ?? false
    limits.connectionsPerAddress = isLoopback ? limits.connections : max(16, limits.connections / 16)
    return limits
  }

  private func readToken(_ world: World) throws(UsageError) -> BearerToken? {
    guard let path = options.tokenFile else { return nil }
    do throws(FileError) {
      let bytes = try world.files.readAll(world.absolute(path), limit: 4096)
      if let token = BearerToken(file: bytes) { return token }
    } catch {
      throw UsageError("cannot read the token file \(path): \(error.message)")
    }
    throw UsageError(
      "the token file \(path) holds no token: one line of at least \(BearerToken.least) characters",
      hint: "head -c 24 /dev/urandom | base64 > \(path)")
  }

  /// The whole help of the command.
  static let help = HelpText.page(
    purpose: "Serve the site of a workspace from memory, with the headers of a host.",
    usage: "serve [WORKSPACE] [OPTIONS]", operands: [HelpText.workspace], table: ServeOptions.table,
    examples: ["fleetledger serve ~/.openclaw --watch", "fleetledger serve . --bind 0.0.0.0 --token-file token"],
    unable: "served")
}
