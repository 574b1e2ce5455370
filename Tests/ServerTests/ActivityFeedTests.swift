import Hosting
import Ledger
import Model
import Reports
import Synchronization
import Testing

@testable import Server

/// The stream of activities: every listener gets what is his, once and in its order.
struct ActivityFeedTests {
  private static func queries(_ titles: [String], agent: String = "Atlas") -> ExactQueries {
    var source = SourceRecords(path: "a.log", format: "log", size: 1)
    source.agents = [AgentFacts(line: 1, agent: AgentName(name: agent))]
    source.activities = titles.enumerated().map { index, title in
      var activity = Activity(
        line: index + 1, time: Instant(milliseconds: 1000), type: title.hasPrefix("!") ? .error : .task, level: .info,
        title: title)
      activity.agent = AgentName(name: agent)
      return activity
    }
    let ledger = LedgerBuilder(configuration: SiteConfiguration(), zone: .utc).build([source])
    return ExactQueries(ledger: ledger, configuration: SiteConfiguration(), redactor: Redactor())
  }

  private let plan: HeaderPlan
  private let site: PublishedSite
  private let feed: ActivityFeed
  private let application: Application

  init() throws {
    plan = HeaderPlan(
      try RouteTable([Resource(path: "index.html", cachePolicy: .page, bytes: [])], queries: []), visibility: nil)
    site = PublishedSite(plan, queries: Self.queries(["a", "!b"]))
    feed = ActivityFeed(site)
    application = Application(
      site: site, guards: .init(hosts: AllowedHosts([], allowsAddresses: false)), routes: [feed.route])
  }

  private func ask(_ target: String, _ method: String = "GET", behind id: String? = nil) throws -> Answer {
    let headers = [Header("Host", "localhost")] + (id.map { [Header("Last-Event-ID", $0)] } ?? [])
    return application.answer(to: Request(method, try #require(RequestTarget(target)), headers: headers))
  }

  private func listen(_ query: String = "", behind id: String? = nil) throws -> EventStream {
    guard case .events(let stream, _) = try ask(ActivityFeed.path + query, behind: id) else {
      throw Problem(500, "no stream")
    }
    return stream
  }

  private func replace(_ titles: [String], agent: String = "Atlas") {
    // The same files, other activities.
    _ = site.replace(with: plan, queries: Self.queries(titles, agent: agent), isSameInput: true)
    feed.update()
  }

  private func taken(_ stream: EventStream, _ limit: Int = 1 << 20) -> String {
    var bytes: [UInt8] = []
    while case .bytes(let piece) = stream.next(limit, rest: {}, resume: {}) { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The titles of the events that come, with their ids.
  private func events(_ stream: EventStream, _ limit: Int = 1 << 20) -> [String] {
    taken(stream, limit).split(separator: "\n\n").filter { $0.hasPrefix("id: ") }.map { event in
      let title = event.split(separator: "\"title\":\"").last?.split(separator: "\"").first ?? ""
      return "\(event.dropFirst(4).prefix { $0 != "\n" }) \(title)"
    }
  }

  @Test func givesTheLastAndThenWhatComes() throws {
    let all = try listen()
    let errors = try listen("?type=error&limit=0")
    let other = try listen("?agent=bolt")
    #expect(events(all) == ["1000.1 a", "1000.2 !b"])
    #expect(events(errors) == [] && events(other) == [])
    replace(["a", "!b", "c", "!d"])
    #expect(events(all) == ["1000.3 c", "1000.4 !d"])
    #expect(events(errors) == ["1000.4 !d"])
    #expect(events(other) == [])
    replace(["a", "!b", "c", "!d"])
    #expect(events(all) == [])
    #expect(events(try listen("?limit=1")) == ["1000.4 !d"])
  }

  @Test func writesWholeEventsOfOneLine() throws {
    let stream = try listen("?limit=1")
    let text = taken(stream)
    #expect(text.hasPrefix("retry: 1000\n\nid: 1000.2\nevent: activity\ndata: {\"agent\":\"Atlas\","))
    #expect(text.hasSuffix("}\n\n"))
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func goesOnBehindTheLastEvent() throws {
    _ = try listen()
    replace(["a", "!b", "c", "!d", "e"])
    #expect(events(try listen(behind: "1000.2")) == ["1000.3 c", "1000.4 !d", "1000.5 e"])
    #expect(events(try listen("?type=error", behind: "1000.1")) == ["1000.2 !b", "1000.4 !d"])
    #expect(events(try listen(behind: "1000.5")) == [])
    #expect(events(try listen("?limit=1", behind: "nothing.7")) == ["1000.5 e"])
  }

  /// Much more than a stream holds comes while a client reads nothing.
  @Test func losesNothingToASlowReader() throws {
    let stream = try listen("?limit=0")
    let titles = (0..<3000).map { "line \($0) " + String(repeating: "x", count: 500) }
    for end in [1000, 2000, 3000] { replace(Array(titles[..<end])) }
    for _ in 0..<1000 { feed.sendHeartbeat() }
    let got = events(stream, 1000).map { $0.split(separator: " ")[2] }
    #expect(got == titles.indices.map { "\($0)" })
  }

  @Test func wakesWhoRestsOnce() throws {
    let stream = try listen("?limit=0")
    _ = taken(stream)
    let wakes = Mutex(0)
    guard case .rest = stream.next(10, rest: {}, resume: { wakes.withLock { $0 += 1 } }) else {
      return #expect(Bool(false), "there is nothing to send")
    }
    replace(["a", "!b"])
    #expect(wakes.withLock { $0 } == 0)
    replace(["a", "!b", "c"])
    replace(["a", "!b", "c", "d"])
    #expect(wakes.withLock { $0 } == 1)
    feed.close()
    // A client that is told to go comes again for the rest.
    guard case .end = stream.next(1 << 20, rest: {}, resume: {}) else { return #expect(Bool(false), "it goes on") }
  }

  @Test func answersWhatIsNoStream() throws {
    guard case .now(let head) = try ask(ActivityFeed.path, "HEAD") else { return #expect(Bool(false), "a stream") }
    #expect(head.status == 200 && head.body.isEmpty)
    #expect(head.header("Content-Type") == "text/event-stream" && head.header("X-Accel-Buffering") == "no")
    #expect(head.header("Cache-Control") == "no-store")
    guard case .now(let wrong) = try ask(ActivityFeed.path + "?limit=1001&since=x") else {
      return #expect(Bool(false), "a stream")
    }
    #expect(wrong.status == 422)
    let text = String(decoding: wrong.body, as: UTF8.self)
    for name in ["limit must be", "since must be"] { #expect(text.contains(name)) }
    let streams = try (0..<EventHub.limit).map { _ in try listen() }
    guard case .now(let full) = try ask(ActivityFeed.path) else { return #expect(Bool(false), "a stream") }
    #expect(full.status == 503 && full.header("Retry-After") == "5")
    streams[0].end()
    _ = try listen()
  }
}
