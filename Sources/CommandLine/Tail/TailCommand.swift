import Effects
import JSON
import Ledger
import Model
import Reports

/// `tail`: prints the last activities of a workspace, and those that come.
struct TailCommand: Sendable {
  let options: TailOptions

  /// Runs the command; with `--follow`, until the process is told to stop or nobody reads any more.
  func run(in world: World) async -> ExitCode {
    let events = options.follows ? await watch(world) : nil
    if options.follows, events == nil {
      world.terminal.error.write("fleetledger: the system gives no thread to wait for changes\n")
      return .failed
    }
    var told = ToldDiagnostics()
    let reading: WorkspaceReading
    do throws(PlanFailure) {
      reading = try await read(world, isFirst: true, &told)
    } catch {
      return error.tell(world)
    }
    var queries = queries(of: reading)
    var log = ActivityLog(queries)
    let filter = filter(queries.zone)
    if let agent = options.agent, !queries.knows(agent: agent) {
      let error = UsageError("nothing names an agent \"\(agent.printable)\"", hint: nearest(agent, reading.ledger))
      if !options.follows { return PlanFailure.usage(error).tell(world) }
      world.terminal.error.write("fleetledger: \(error.message) yet\n")
    }
    var position = log.position(ofLast: options.count, filter)
    guard print(&position, of: log, filter, queries.zone, world.terminal), let events else { return .success }
    for await event in events.stream {
      guard case .changed(let reason) = event else { return .success }
      guard events.take(reason) else { continue }
      events.beginReading()
      defer { events.endReading() }
      // What cannot be read now may be read when it changes again.
      guard let later = try? await read(world, isFirst: false, &told) else { continue }
      queries = self.queries(of: later)
      if log.take(queries), !print(&position, of: log, filter, queries.zone, world.terminal) { return .success }
    }
    return .success
  }

  /// Prints what a reader at this position has not got; false when nobody reads.
  private func print(
    _ position: inout ActivityLog.Position, of log: ActivityLog, _ filter: ActivityFilter, _ zone: ZoneRules,
    _ terminal: Terminal
  ) -> Bool {
    let form = ActivityLine(zone: zone, terminal: terminal)
    while true {
      let items = log.next(100, &position, filter)
      if items.isEmpty { return true }
      var bytes: [UInt8] = []
      for item in items {
        let value = log.value(item)
        bytes += options.isJSON ? value.jsonBytes(.compact) + [UInt8(ascii: "\n")] : Array(form.text(value).utf8)
      }
      if !terminal.output.write(bytes) { return false }
    }
  }

  private func filter(_ zone: ZoneRules) -> ActivityFilter {
    let since = options.since.flatMap { text in
      Day(text).map { zone.instant(day: $0, millisecond: 0) } ?? Instant(iso8601: text.utf8, zone: zone)
    }
    return ActivityFilter(agent: options.agent, type: options.type?.rawValue, since: since)
  }

  private func read(
    _ world: World, isFirst: Bool, _ told: inout ToldDiagnostics
  ) async throws(PlanFailure) -> WorkspaceReading {
    let progress = Progress(world.terminal.error)
    defer { progress.end() }
    let reading = try await WorkspaceReading.read(options.reading, in: world, scope: .activities) { done, total in
      if isFirst { progress.show(done, of: total) }
    }
    progress.end()
    told.tell(reading, on: world.terminal.error)
    return reading
  }

  private func queries(of reading: WorkspaceReading) -> ExactQueries {
    ExactQueries(ledger: reading.ledger, configuration: reading.configuration, redactor: reading.redactor)
  }

  private func nearest(_ agent: String, _ ledger: Ledger) -> String? {
    EditDistance.nearest(to: agent, in: ledger.agents.flatMap { [$0.id, $0.name] }).map { "did you mean \($0)?" }
  }

  /// Begins to see changes, before anything is read: nothing falls between. Nil when the system has no thread to give.
  private func watch(_ world: World) async -> ServeEvents? {
    let events = ServeEvents()
    var build = BuildOptions()
    build.reading = options.reading
    let site = ServedSite(options: build, world: world, database: nil)
    let started = await events.begin(
      watching: site.places, ignored: site.ownPaths(log: nil), files: world.files, world.terminal
    ) {
      if !world.terminal.output.isRead { events.send(.stop) }
    }
    return started ? events : nil
  }

  /// The whole help of the command.
  static let help = HelpText.page(
    purpose: "Read a workspace and print its last activities, oldest first.", usage: "tail [WORKSPACE] [OPTIONS]",
    operands: [HelpText.workspace], table: TailOptions.table,
    examples: [
      "fleetledger tail ~/.openclaw -n 50 --follow", "fleetledger tail . --agent nexus --type error --since 2026-02-17",
      "fleetledger tail . -n 1000 --json | jq -r .title",
    ])
}
