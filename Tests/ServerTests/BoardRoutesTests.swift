import Dispatch
import Effects
import Hosting
import Model
import Synchronization
import TestSupport
import Testing
import Tracker

@testable import Server

struct BoardRoutesTests {
  private let folder: TemporaryFolder
  private let database: TaskDatabase
  private let task: TrackedTask

  init() throws {
    folder = try TemporaryFolder()
    database = try TaskDatabase.create(path: folder.appending("dev.db"), clock: .live, random: .live).database
    let venture = try database.create(NewVenture(name: "Shop", capitalBudget: USDTotal(picodollars: 1)))
    task = try database.create(NewTask(title: "Compare", ventureID: venture.id))
  }

  private final class Box: Sendable {
    let fresh = Mutex<FreshSite?>(nil)

    func makeAgain() {
      let fresh = fresh.withLock { $0 }
      fresh?.begin()
      fresh?.end()
    }
  }

  /// An application whose page of tasks shows what it is told of a form.
  private func application(token: String? = nil, origins: [String] = []) throws -> Application {
    func open() throws(TrackerError) -> sending TaskDatabase {
      try TaskDatabase.open(path: folder.appending("dev.db"), clock: .live, random: .live, busyTimeout: 1000)
    }
    let page = { @Sendable (text: String) in
      Resource(path: "tasks.html", cachePolicy: .page, bytes: Array("<head></head><form \(text)".utf8))
    }
    let plan = HeaderPlan(
      try RouteTable([page(""), Resource(path: "index.html", cachePolicy: .page, bytes: Array("home".utf8))]))
    let live = LivePages(paths: ["tasks.html"], withForms: ["tasks.html"]) { path, state in
      guard path == "tasks.html" else { return nil }
      let faults = state.faults.map { "\($0.field) \($0.message)" }.joined(separator: ";")
      return page("\(state.form)|\(state.isDone)|\(state.problem ?? "-")|\(faults)|\(state.values["title"] ?? "-")")
    }
    let site = PublishedSite(plan, live: live)
    // The site is made again at once when somebody waits for it.
    let box = Box()
    let fresh = FreshSite(try open()) { DispatchQueue.global().async { box.makeAgain() } }
    box.fresh.withLock { $0 = fresh }
    fresh.begin()
    fresh.end()
    let pages = FreshPages(site, fresh)
    let token = token.flatMap { BearerToken(file: Array($0.utf8)) }
    let board = BoardRoutes(TaskDesk(try open()), site: site, pages: pages, token: token)
    return Application(
      site: site,
      guards: .init(
        hosts: AllowedHosts([], allowsAddresses: false), origins: AllowedOrigins(origins), token: token, limiter: nil),
      routes: board.routes, pages: pages)
  }

  private func ask(
    _ application: Application, _ method: String, _ target: String, _ body: String = "", _ headers: [Header] = []
  ) async throws -> Response {
    let all =
      [Header("Host", "localhost"), Header("Content-Type", "application/x-www-form-urlencoded")] + headers
    let request = Request(method, try #require(RequestTarget(target)), headers: all, body: Array(body.utf8))
    switch application.answer(to: request) {
    case .now(let response): return response
    case .later(let later):
      return await withCheckedContinuation { continuation in
        // The answer is asked for again when it is there, as the transport does it.
        let response = later.responseOrRest {
        } resume: {
          DispatchQueue.global().async {
            if let response = later.responseOrRest({}, resume: {}) { continuation.resume(returning: response) }
          }
        }
        if let response { continuation.resume(returning: response) }
      }
    case .events: throw Problem(500, "events")
    }
  }

  private func text(_ response: Response) -> String { String(decoding: response.body, as: UTF8.self) }

  @Test func onlyPagesWithFormsMaySendThem() async throws {
    let application = try application()
    let page = try await ask(application, "GET", "/tasks.html")
    #expect(page.header("Content-Security-Policy")?.contains("form-action 'self'") == true)
    #expect(page.header("Referrer-Policy") == "same-origin" && page.header("Cache-Control") == "no-cache")
    let home = try await ask(application, "GET", "/")
    #expect(home.header("Content-Security-Policy")?.contains("form-action 'none'") == true)
    #expect(home.header("Referrer-Policy") == "no-referrer" && home.header("Cache-Control") != "no-cache")
    let said = try await ask(application, "GET", "/tasks?done=claim&task=x")
    #expect(text(said).contains("claim|true|") && said.header("ETag") != page.header("ETag"))
  }

  @Test func leadsBackOrTellsWhy() async throws {
    let application = try application()
    let claim = "action=claim&page=tasks.html&task=\(task.id)&agentId=a"
    let done = try await ask(application, "POST", "/tasks", claim)
    #expect(done.status == 303)
    #expect(done.header("Location") == "tasks.html?done=claim&task=\(task.id)#task-\(task.id)")
    let refused = try await ask(application, "POST", "/tasks", "action=add&title=A%3C&estimatedCost=x&page=//evil")
    #expect(refused.status == 422 && refused.header("Cache-Control") == "no-store")
    #expect(refused.header("Content-Security-Policy")?.contains("form-action 'self'") == true)
    #expect(text(refused).hasSuffix("|A<") && text(refused).contains("estimatedCost must be an amount"))
    #expect(text(refused).contains("ventureId is missing or empty"))
    let again = "action=complete&task=\(task.id)&agentId=b"
    #expect(try await ask(application, "POST", "/tasks", again).status == 409)
    #expect(try await ask(application, "PUT", "/tasks").status == 405)
  }

  @Test func asksForTheToken() async throws {
    let secret = "a-token-of-twenty-characters"
    let application = try application(token: secret)
    let body = "action=claim&agentId=a"
    for wrong in ["", "&token=", "&token=a-token", "&token=\(secret)x"] {
      let refused = try await ask(application, "POST", "/tasks", body + wrong)
      #expect(refused.status == 401 && text(refused).contains("token is missing or wrong"))
    }
    #expect(try await ask(application, "POST", "/tasks", body + "&token=\(secret)").status == 303)
    // Everywhere else the header counts, and no field.
    #expect(try await ask(application, "POST", "/", body + "&token=\(secret)").status == 401)
  }

  @Test func refusesPagesOfOthers() async throws {
    let application = try application(origins: ["https://board.example"])
    let body = "action=claim&agentId=a"
    for headers in [
      [Header("Origin", "null")], [Header("Origin", "https://evil.example")], [Header("Sec-Fetch-Site", "cross-site")],
    ] {
      #expect(try await ask(application, "POST", "/tasks", body, headers).status == 403)
    }
    // An answer that comes later tells a page of an allowed site that it may read it, too.
    let allowed = try await ask(application, "POST", "/tasks", body, [Header("Origin", "https://board.example")])
    #expect(allowed.status == 303 && allowed.header("Access-Control-Allow-Origin") == "https://board.example")
  }
}
