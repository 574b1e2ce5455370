import Dispatch
import Effects
import Hosting
import JSON
import Model
import Reports
import Synchronization
import TestSupport
import Testing
import Tracker

@testable import Server

/// Kept lists are never told from fresh ones: that is all there is to prove, for every way in which they may get old.
struct LiveListsTests {
  /// A task database, a clock that stands still until somebody moves it, and the lists, kept and fresh.
  final class Fixture: Sendable {
    static let start: Int64 = 1_771_336_440_000
    let folder: TemporaryFolder
    let site: PublishedSite
    let kept: LiveLists
    let fresh: LiveLists
    private let box: TimeBox

    init(published: String = "[]") throws {
      let folder = try TemporaryFolder()
      let time = TimeBox()
      let clock = Clock { Instant(milliseconds: time.now.withLock { $0 }) }
      let path = folder.appending("dev.db")
      _ = try TaskDatabase.create(path: path, clock: clock, random: .live)
      func connect() throws(TrackerError) -> sending TaskDatabase {
        try TaskDatabase.open(path: path, clock: clock, random: .live, busyTimeout: 5000)
      }
      site = PublishedSite(try Self.plan(published))
      kept = LiveLists(
        reader: try connect(), probe: try ChangeProbe(try connect()), site: site, source: nil, clock: clock)
      let unkept = PublishedSite(try Self.plan(published), keepsAnswers: false)
      fresh = LiveLists(
        reader: try connect(), probe: try ChangeProbe(try connect()), site: unkept, source: nil, clock: clock)
      self.folder = folder
      box = time
    }

    private final class TimeBox: Sendable { let now = Mutex(Fixture.start) }

    static func plan(_ published: String) throws -> HeaderPlan {
      HeaderPlan(
        try RouteTable([
          Resource(path: "api/tasks.json", cachePolicy: .data(seconds: 60), bytes: Array(published.utf8))
        ]), visibility: nil)
    }

    /// Another connection, as another process has it.
    func connect() throws -> TaskDatabase {
      let box = box
      return try TaskDatabase.open(
        path: folder.appending("dev.db"), clock: Clock { Instant(milliseconds: box.now.withLock { $0 }) }, random: .live
      )
    }

    func pass(milliseconds: Int64) { box.now.withLock { $0 += milliseconds } }

    func ask(
      _ lists: LiveLists, _ target: String, _ headers: [Header] = []
    ) throws -> (response: Response, isAtOnce: Bool) {
      let target = try #require(RequestTarget(target))
      let query: ListQuery =
        switch target.path {
        case "/api/tasks": try ListQuery.tasks(target)
        case "/api/agents": .agents
        case "/api/ventures": .ventures
        default: try ListQuery.activities(target)
        }
      let answer = try lists.answer(query, to: Request("GET", target, headers: headers))
      let isAtOnce = if case .now = answer { true } else { false }
      return (try #require(answer.response), isAtOnce)
    }

    func body(_ lists: LiveLists, _ target: String) throws -> String {
      String(decoding: try ask(lists, target).response.body, as: UTF8.self)
    }
  }

  private static func json(_ text: String) throws -> JSONNode { try JSONDocumentParser.parse(Array(text.utf8)).root }

  private static func task(_ database: TaskDatabase, _ venture: String, _ title: String) throws -> TrackedTask {
    try database.create(NewTask(try json(#"{"title": "\#(title)", "ventureId": "\#(venture)"}"#)))
  }

  private static func venture(_ database: TaskDatabase) throws -> String {
    try database.create(NewVenture(try json(#"{"name": "V", "icon": "*", "capitalBudget": 10}"#))).id
  }

  @Test(arguments: ["/api/tasks", "/api/tasks?status=queue", "/api/agents", "/api/ventures", "/api/activities?limit=9"])
  func keepsAListUntilAnotherConnectionWrites(target: String) throws {
    let fixture = try Fixture()
    let other = try fixture.connect()
    let venture = try Self.venture(other)
    let first = try fixture.ask(fixture.kept, target)
    let second = try fixture.ask(fixture.kept, target)
    #expect(!first.isAtOnce && second.isAtOnce)
    #expect(first.response === second.response)
    _ = try Self.task(other, venture, "T")
    _ = try other.upsert(AgentChange(try Self.json(#"{"id": "a", "name": "A", "model": "m"}"#)))
    let third = try fixture.ask(fixture.kept, target)
    #expect(!third.isAtOnce)
    #expect(third.response.body != first.response.body)
    #expect(try fixture.ask(fixture.kept, target, [Header("If-None-Match", "*")]).response.status == 304)
  }

  @Test func keepsNothingWhereNothingIsToBeKept() throws {
    let fixture = try Fixture()
    for _ in 0..<3 { #expect(try !fixture.ask(fixture.fresh, "/api/tasks").isAtOnce) }
  }

  @Test func makesCodingsAwayFromTheThreadsThatAnswer() throws {
    let fixture = try Fixture()
    let other = try fixture.connect()
    let venture = try Self.venture(other)
    for number in 0..<20 { _ = try Self.task(other, venture, "Task \(number)") }
    _ = try fixture.ask(fixture.kept, "/api/tasks")
    let coded = try fixture.ask(fixture.kept, "/api/tasks", [Header("Accept-Encoding", "gzip")])
    #expect(!coded.isAtOnce)
    #expect(coded.response.header("Content-Encoding") == "gzip")
    #expect(try fixture.ask(fixture.kept, "/api/tasks", [Header("Accept-Encoding", "gzip")]).isAtOnce)
  }

  @Test func knowsTheMomentInWhichATaskIsStuck() throws {
    let fixture = try Fixture()
    let other = try fixture.connect()
    let venture = try Self.venture(other)
    let task = try Self.task(other, venture, "T")
    _ = try other.claim(TaskClaim(try Self.json(#"{"agentId": "a"}"#)))
    #expect(try fixture.body(fixture.kept, "/api/tasks?stuck=true") == "[]\n")
    fixture.pass(milliseconds: TaskDatabase.stuckAfter * 1000 - 1)
    let before = try fixture.ask(fixture.kept, "/api/tasks?stuck=true")
    #expect(before.isAtOnce)
    fixture.pass(milliseconds: 1)
    #expect(try fixture.body(fixture.kept, "/api/tasks?stuck=true").contains(task.id))
    #expect(try fixture.ask(fixture.kept, "/api/tasks?stuck=true").isAtOnce)
    // A clock that was set back.
    fixture.pass(milliseconds: -1)
    #expect(try fixture.body(fixture.kept, "/api/tasks?stuck=true") == "[]\n")
  }

  @Test func followsTheSiteThatIsServed() throws {
    let fixture = try Fixture(published: #"[{"id": "x", "title": "old", "source": "a.md"}]"#)
    #expect(try fixture.body(fixture.kept, "/api/tasks").contains("old"))
    #expect(
      fixture.site.replace(
        with: try Fixture.plan(#"[{"id": "x", "title": "new", "source": "a.md"}]"#), isSameInput: true))
    #expect(try fixture.body(fixture.kept, "/api/tasks").contains("new"))
  }

  @Test func mergesTheVenturesOfOtherSources() throws {
    let fixture = try Fixture(
      published: #"[{"id": "t1", "ventureId": "other", "title": "Theirs", "source": "b.db#Task"}]"#)
    let rows = LiveRows(
      published: [
        .object([
          JSONMember("id", "other"), JSONMember("name", "Other"), JSONMember("taskCount", JSONValue(1)),
          JSONMember("forecast", .null), JSONMember("source", "b.db#Venture"),
        ])
      ], source: "dev.db")
    let other = try fixture.connect()
    let venture = try Self.venture(other)
    _ = try Self.task(other, venture, "Ours")
    let task = JSONValue.object([JSONMember("id", "t1"), JSONMember("ventureId", "other")])
    let merged = rows.ventures(try other.ventures(), tasks: [task], .init())
    #expect(merged.map { $0["id"]?.text } == [venture, "other"])
    for row in merged { #expect(row["_count"]?["tasks"] == JSONValue(1)) }
    #expect(merged[0]["taskCount"] == JSONValue(1))
    #expect(merged[0]["spentShare"] == .decimal(JSONDecimal(mantissa: 0, scale: 6)))
    #expect(merged[0]["forecast"] == .null)
    #expect(merged[1]["tasks"] == .array([task]))
    #expect(rows.foreignSource(of: "other") == "b.db#Venture")
  }

  /// Writes of every kind by two connections, and time that passes: after each the kept lists are the fresh ones.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func isNeverOlderThanWhatWasWritten(seed: UInt64) throws {
    let fixture = try Fixture()
    let writers = [try fixture.connect(), try fixture.connect()]
    let venture = try Self.venture(writers[0])
    var state = seed
    func chance(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let targets = [
      "/api/tasks", "/api/tasks?status=active", "/api/tasks?stuck=true", "/api/tasks?stuck=false&agent=a1",
      "/api/agents", "/api/ventures", "/api/activities?limit=5", "/api/tasks?utm=1",
    ]
    var ids: [String] = []
    for _ in 0..<150 {
      let writer = writers[chance(2)]
      switch chance(7) {
      case 0, 1: ids.append(try Self.task(writer, venture, "T\(ids.count)").id)
      case 2: _ = try writer.claim(TaskClaim(try Self.json(#"{"agentId": "a\#(chance(3))"}"#)))
      case 3 where !ids.isEmpty:
        let id = ids[chance(ids.count)]
        _ = try writer.update(TaskChange(try Self.json(#"{"id": "\#(id)", "title": "N\#(chance(9))"}"#)))
      case 4 where !ids.isEmpty: try writer.deleteTask(ids.remove(at: chance(ids.count)))
      case 5: fixture.pass(milliseconds: Int64(chance(1_000_000)))
      default: break
      }
      for _ in 0..<3 {
        let target = targets[chance(targets.count)]
        #expect(try fixture.body(fixture.kept, target) == fixture.body(fixture.fresh, target), "\(target)")
      }
    }
  }

  @Test func keepsABoundedNumberOfAnswers() {
    let kept = KeptAnswers<Int, Int>(limit: 8, limitBytes: 1000)
    func file(_ count: Int) -> SiteFile {
      SiteFile(
        Resource(path: "a.json", cachePolicy: .page, bytes: Array(repeating: 0, count: count)), everywhere: [],
        cacheControl: "no-cache")
    }
    for key in 0..<100 {
      kept.keep(file(10), as: key, of: 1)
      _ = kept.file(0, of: 1)
    }
    #expect(kept.size.count == 8)
    // What is asked for stays.
    #expect(kept.file(0, of: 1) != nil)
    #expect(kept.file(50, of: 1) == nil)
    kept.keep(file(950), as: 200, of: 1)
    #expect(kept.size.bytes <= 1000)
    kept.keep(file(1001), as: 201, of: 1)
    #expect(kept.file(201, of: 1) == nil)
    #expect(kept.file(200, of: 2) == nil)
    kept.keep(file(10), as: 1, of: 2)
    #expect(kept.size == (1, 10))
    kept.keep(file(10), as: 2, of: 2, during: 5..<7)
    #expect([4, 5, 6, 7].map { kept.file(2, of: 2, at: $0) != nil } == [false, true, true, false])
  }

  @Test func takesAddressesThatAskForTheSameForOne() throws {
    func query(_ text: String) throws -> ListQuery { try .tasks(try #require(RequestTarget(text))) }
    #expect(try query("/api/tasks?status=queue&stuck=") == query("/api/tasks?x=%20&status=queue&status=active"))
    #expect(try query("/api/tasks?status=queue") != query("/api/tasks?priority=queue"))
    #expect(throws: TrackerError.self) { try query("/api/tasks?stuck=1") }
  }
}
