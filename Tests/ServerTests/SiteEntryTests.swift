import Dispatch
import Hosting
import Synchronization
import Testing

@testable import Server

/// Files that are made when somebody asks for them.
struct SiteEntryTests {
  private struct Fault: Error {}

  /// Counts how often its resources are made.
  private final class Maker: Sendable {
    let made = Mutex(0)

    func resource(_ path: String, _ text: String) -> Resource {
      Resource(path: path, cachePolicy: .page) { [self] in
        made.withLock { $0 += 1 }
        return Array(text.utf8)
      }
    }

    var count: Int { made.withLock { $0 } }
  }

  private func ask(_ entry: SiteEntry, _ headers: [Header] = []) throws -> (response: Response, isAtOnce: Bool) {
    let answer = entry.answer(to: Request("GET", try #require(RequestTarget("/x")), headers: headers))
    let isAtOnce = if case .now = answer { true } else { false }
    return (try #require(answer.response), isAtOnce)
  }

  private func entry(_ resource: Resource, limit: Int? = 100_000, mayHaveForms: Bool = false, script: String? = nil)
    -> SiteEntry
  {
    SiteEntry(
      resource, everywhere: SecurityHeaders.standard, cacheControl: "no-cache", mayHaveForms: mayHaveForms,
      script: script, kept: limit.map { SiteEntry.Kept(limit: 10, limitBytes: $0) })
  }

  @Test func makesAFileForTheFirstWhoAsks() throws {
    let maker = Maker()
    let entry = entry(maker.resource("a.html", "home"))
    #expect(maker.count == 0)
    let first = try ask(entry)
    #expect(!first.isAtOnce)
    #expect(first.response.body == Array("home".utf8))
    let second = try ask(entry)
    #expect(second.isAtOnce)
    #expect(second.response === first.response)
    let tag = try #require(first.response.header("ETag"))
    #expect(try ask(entry, [Header("If-None-Match", tag)]).response.status == 304)
    #expect(maker.count == 1)
  }

  @Test func makesAFileOnceHoweverManyAsk() throws {
    let (maker, gate) = (Maker(), DispatchSemaphore(value: 0))
    let slow = Resource(path: "a.html", cachePolicy: .page) {
      gate.wait()
      return try maker.resource("a.html", "home").made().bytes
    }
    let entry = entry(slow)
    let request = Request("GET", try #require(RequestTarget("/a")))
    let answers = (0..<50).map { _ in entry.answer(to: request) }
    for _ in answers { gate.signal() }
    for answer in answers { #expect(answer.response?.body == Array("home".utf8)) }
    #expect(maker.count == 1)
    #expect(try ask(entry).isAtOnce)
  }

  @Test func makesACodingAside() throws {
    let text = String(repeating: "a long text. ", count: 200)
    let entry = entry(Resource(path: "a.html", cachePolicy: .page, bytes: Array(text.utf8)))
    #expect(try ask(entry).isAtOnce)
    let gzip = [Header("Accept-Encoding", "gzip")]
    let first = try ask(entry, gzip)
    #expect(!first.isAtOnce)
    #expect(first.response.header("Content-Encoding") == "gzip")
    #expect(try ask(entry, gzip).isAtOnce)
  }

  @Test func makesAgainWhatIsNotKept() throws {
    for limit in [nil, 3] {
      let maker = Maker()
      let entry = entry(maker.resource("a.html", "home"), limit: limit)
      let tags = try (0..<3).map { _ in try ask(entry).response.header("ETag") }
      #expect(Set(tags).count == 1)
      #expect(maker.count == 3)
    }
  }

  @Test func tellsWhatCannotBeMade() throws {
    let response = try ask(entry(Resource(path: "a.html", cachePolicy: .page) { throw Fault() })).response
    #expect(response.status == 500)
    #expect(response.header("Content-Type") == "application/problem+json")
    #expect(response.header("Cache-Control") == "no-store")
    for header in SecurityHeaders.standard { #expect(response.header(header.name) == header.value) }
  }

  @Test(arguments: [(true, "<form>", true), (true, "none", false), (false, "<form>", false)])
  func letsAPageSendItsForms(mayHaveForms: Bool, text: String, maySend: Bool) throws {
    let maker = Maker()
    let response = try ask(entry(maker.resource("a.html", text), mayHaveForms: mayHaveForms)).response
    let policy = try #require(response.header("Content-Security-Policy"))
    #expect(policy.contains("form-action 'self'") == maySend)
  }

  @Test func addsAScriptToPages() throws {
    let maker = Maker()
    let page = entry(maker.resource("a.html", "<head></head>"), script: "/s.js")
    #expect(
      try ask(page).response.body == Array("<head><script src=\"/s.js\" defer></script></head>".utf8))
    let document = entry(maker.resource("a.json", "</head>"), script: "/s.js")
    #expect(try ask(document).response.body == Array("</head>".utf8))
  }

  @Test func isAnotherSiteWhenItIsMadeOfSomethingElse() throws {
    let maker = Maker()
    let plan = { (text: String) in HeaderPlan(try RouteTable([maker.resource("a.html", text)])) }
    let site = PublishedSite(try plan("one"))
    let target = try #require(RequestTarget("/a"))
    let body = { try site.snapshot.entry(for: target)?.file().resource.bytes }
    #expect(!site.replace(with: try plan("two"), isSameInput: true))
    #expect(try body() == Array("one".utf8))
    #expect(site.replace(with: try plan("two"), isSameInput: false))
    #expect(try body() == Array("two".utf8))
    #expect(maker.count == 2)
  }
}
