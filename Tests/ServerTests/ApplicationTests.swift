import Hosting
import JSON
import Model
import Synchronization
import Testing

@testable import Server

struct ApplicationTests {
  private static let long = Array(String(repeating: "a long text. ", count: 200).utf8)

  private static let resources = [
    Resource(path: "index.html", cachePolicy: .page, bytes: Array("<head></head>home".utf8)),
    Resource(path: "agents.html", cachePolicy: .page, bytes: long),
    Resource(path: "404.html", cachePolicy: .missing, bytes: Array("<head></head>nothing".utf8)),
    Resource(path: "api/agents.json", cachePolicy: .data(seconds: 300), bytes: Array("[1]".utf8)),
    Resource(path: "api/logs/activity.json", cachePolicy: .data(seconds: 30), bytes: Array("all".utf8)),
    Resource(path: "api/logs/activity/empty.json", cachePolicy: .data(seconds: 30), bytes: Array("none".utf8)),
    Resource(path: "api/logs/activity/nexus.json", cachePolicy: .data(seconds: 30), bytes: Array("nexus".utf8)),
    Resource(path: "assets/site.0123.css", cachePolicy: .asset, bytes: long),
  ]

  private static let query = QueryRoute(
    address: "/api/logs/activity",
    parameters: [.init(name: "agent", values: [.init(file: "nexus", spellings: ["nexus", "Nexus 1"])])],
    forms: [
      .init([.text("api/logs/activity/"), .value(0), .text(".json")]), .init([.text("api/logs/activity.json")]),
    ], unmatched: "api/logs/activity/empty.json")

  private static func plan(
    _ resources: [Resource] = Self.resources, visibility: SiteConfiguration.Visibility? = nil
  ) throws -> HeaderPlan {
    HeaderPlan(try RouteTable(resources, queries: [query]), visibility: visibility)
  }

  private static func application(
    token: String? = nil, limiter: RateLimiter? = nil, origins: [String] = [], routes: [LiveRoute] = [],
    script: String? = nil
  ) throws -> Application {
    Application(
      site: PublishedSite(try plan(), script: script),
      guards: .init(
        hosts: AllowedHosts([], allowsAddresses: false), origins: AllowedOrigins(origins),
        token: token.flatMap { BearerToken(file: Array($0.utf8)) }, limiter: limiter), routes: routes)
  }

  private static func ask(
    _ application: Application, _ target: String, _ method: String = "GET", _ headers: [Header] = []
  ) throws -> Response {
    let host = headers.contains { $0.name == "Host" } ? [] : [Header("Host", "localhost:3000")]
    let request = Request(method, try #require(RequestTarget(target)), headers: host + headers, client: "10.0.0.1")
    return try #require(application.answer(to: request).response)
  }

  private static func text(_ response: Response) -> String { String(decoding: response.body, as: UTF8.self) }

  @Test(arguments: [
    ("/", "<head></head>home", "public, max-age=0, must-revalidate"), ("/index.html", "<head></head>home", nil),
    ("/api/agents", "[1]", "public, max-age=300"), ("/api/agents.json", "[1]", "public, max-age=300"),
    ("/api/logs/activity", "all", "public, max-age=30"), ("/api/logs/activity?agent=Nexus%201", "nexus", nil),
    ("/api/logs/activity?agent=nexus&utm=1", "nexus", nil), ("/api/logs/activity?agent=nobody", "none", nil),
    ("/api/logs/activity.json?agent=nexus", "all", nil),
  ])
  func servesWhatIsPublished(target: String, body: String, cacheControl: String?) throws {
    let response = try Self.ask(try Self.application(), target)
    #expect(response.status == 200)
    #expect(Self.text(response) == body)
    if let cacheControl { #expect(response.header("Cache-Control") == cacheControl) }
    for header in SecurityHeaders.standard { #expect(response.header(header.name) == header.value) }
  }

  @Test func letsOtherSitesReadTheDataOfAPublicSite() throws {
    let guards = Application.Guards(hosts: AllowedHosts([], allowsAddresses: false), origins: AllowedOrigins([]))
    let application = Application(site: PublishedSite(try Self.plan(visibility: .public)), guards: guards)
    for (target, origin, policy) in [
      ("/api/agents", "*", "cross-origin"), ("/api/logs/activity?agent=nobody", "*", "cross-origin"),
      ("/agents.html", nil, "same-origin"), ("/nothing", nil, "same-origin"), ("/api/nothing", nil, "same-origin"),
    ] as [(String, String?, String)] {
      let response = try Self.ask(application, target)
      #expect(response.header("Access-Control-Allow-Origin") == origin, "\(target)")
      #expect(response.header("Cross-Origin-Resource-Policy") == policy, "\(target)")
    }
  }

  @Test(arguments: [
    "/agents/", "/api", "/../api/agents", "/api/../api/agents", "/api%2Fagents", "/%2e%2e/etc/passwd", "//api/agents",
    "/Agents", "/agents.html.gz",
  ])
  func hasNothingElse(target: String) throws {
    let response = try Self.ask(try Self.application(), target)
    #expect(response.status == 404)
    #expect(response.header("Cache-Control") == "public, max-age=0, must-revalidate")
    #expect(response.header("ETag") == nil)
    if target.hasPrefix("/api/") {
      #expect(response.header("Content-Type") == "application/problem+json")
    } else {
      #expect(Self.text(response) == "<head></head>nothing")
    }
  }

  @Test func tellsWhatHasNotChanged() throws {
    let application = try Self.application()
    let first = try Self.ask(application, "/agents")
    let tag = try #require(first.header("ETag"))
    for condition in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let response = try Self.ask(application, "/agents", "GET", [Header("If-None-Match", condition)])
      #expect(response.status == 304)
      #expect(response.body.isEmpty)
      for name in ["ETag", "Cache-Control", "Vary", "Content-Security-Policy"] {
        #expect(response.header(name) == first.header(name), "\(name)")
      }
    }
    let other = try Self.ask(
      application, "/agents", "GET",
      [Header("If-None-Match", "\"x\""), Header("If-Modified-Since", "Sat, 21 Nov 2099 00:00:00 GMT")])
    #expect(other.status == 200)
    #expect(try Self.ask(application, "/agents", "GET", [Header("If-Match", "\"x\"")]).status == 412)
    #expect(try Self.ask(application, "/agents", "GET", [Header("If-Match", tag)]).status == 200)
  }

  @Test func sendsTheCodingThatIsWanted() throws {
    let application = try Self.application()
    let plain = try Self.ask(application, "/agents")
    #expect(plain.header("Vary") == "Accept-Encoding")
    #expect(plain.header("Content-Encoding") == nil)
    var tags: Set<String> = [try #require(plain.header("ETag"))]
    for coding in ["gzip", "br"] {
      let response = try Self.ask(application, "/agents", "GET", [Header("Accept-Encoding", coding)])
      #expect(response.header("Content-Encoding") == coding)
      #expect(response.body.count < plain.body.count)
      tags.insert(try #require(response.header("ETag")))
      let again = try Self.ask(application, "/agents", "GET", [Header("Accept-Encoding", coding)])
      #expect(again === response)
    }
    #expect(tags.count == 3)
    // Too short to gain anything.
    let short = try Self.ask(application, "/api/agents", "GET", [Header("Accept-Encoding", "gzip, br")])
    #expect(short.header("Content-Encoding") == nil)
    #expect(short.header("Vary") == nil)
  }

  @Test func sendsRanges() throws {
    let application = try Self.application()
    let tag = try #require(try Self.ask(application, "/agents").header("ETag"))
    let part = try Self.ask(application, "/agents", "GET", [Header("Range", "bytes=2-5")])
    #expect(part.status == 206)
    #expect(Self.text(part) == "long")
    #expect(part.header("Content-Range") == "bytes 2-5/2600")
    #expect(part.header("ETag") == tag)
    let outside = try Self.ask(application, "/agents", "GET", [Header("Range", "bytes=2600-")])
    #expect(outside.status == 416)
    #expect(outside.header("Content-Range") == "bytes */2600")
    for (condition, status) in [(tag, 206), ("W/\(tag)", 200), ("\"x\"", 200)] {
      let headers = [Header("Range", "bytes=0-0"), Header("If-Range", condition)]
      #expect(try Self.ask(application, "/agents", "GET", headers).status == status)
    }
    let head = try Self.ask(application, "/agents", "HEAD", [Header("Range", "bytes=0-0")])
    #expect(head.status == 200)
  }

  @Test func takesNoOtherMethod() throws {
    let application = try Self.application()
    let response = try Self.ask(application, "/agents", "DELETE")
    #expect(response.status == 405)
    #expect(response.header("Allow") == "GET, HEAD, OPTIONS")
    let options = try Self.ask(application, "/agents", "OPTIONS")
    #expect(options.status == 204)
    #expect(options.header("Allow") == "GET, HEAD, OPTIONS")
    #expect(try Self.ask(application, "/nothing", "PUT").status == 404)
  }

  @Test(arguments: [
    ("localhost", 200), ("LOCALHOST:80", 200), ("a.localhost:3000", 200), ("127.0.0.1:3000", 200), ("[::1]:3000", 200),
    ("localhost.", 200), ("evil.example", 421), ("evil.example:3000", 421), ("127.0.0.1.evil.example", 421),
    ("10.0.0.1", 421), ("localhost:x", 421), ("", 421), ("[::1", 421), ("localhost@evil.example", 421),
  ])
  func answersToItsOwnNamesAlone(host: String, status: Int) throws {
    #expect(try Self.ask(try Self.application(), "/", "GET", [Header("Host", host)]).status == status)
    let absolute = try Self.ask(try Self.application(), "http://evil.example/", "GET", [Header("Host", host)])
    #expect(absolute.status == 421)
  }

  @Test func answersToAddressesWhereOtherMachinesReachIt() {
    let hosts = AllowedHosts(["fleet.example"], allowsAddresses: true)
    for host in ["10.1.2.3:80", "[fe80::1]", "FLEET.example:3000"] { #expect(hosts.allows(host), "\(host)") }
    for host in ["evil.example", "10.1.2.3.evil.example", "10.1.2", "256.1.1.1"] { #expect(!hosts.allows(host)) }
  }

  @Test func letsNobodyElseChangeAnything() throws {
    let changes = Mutex(0)
    let route = LiveRoute(
      "/api/x",
      [
        (
          "POST",
          { (_: Request) throws(Problem) -> Answer in
            changes.withLock { $0 += 1 }
            return .now(Response(200))
          }
        )
      ])
    let application = try Self.application(
      token: "0123456789abcdef", origins: ["https://board.example"], routes: [route])
    func status(_ headers: [Header]) throws -> Int { try Self.ask(application, "/api/x", "POST", headers).status }
    let token = Header("Authorization", "Bearer 0123456789abcdef")
    #expect(try status([token]) == 200)
    #expect(try status([token, Header("Origin", "http://localhost:3000")]) == 200)
    #expect(try status([token, Header("Origin", "https://board.example")]) == 200)
    #expect(try status([token, Header("Sec-Fetch-Site", "same-origin")]) == 200)
    #expect(changes.withLock { $0 } == 4)
    for origin in ["http://evil.example", "null", "http://localhost:3001", "https://board.example.evil.example"] {
      #expect(try status([token, Header("Origin", origin)]) == 403, "\(origin)")
    }
    #expect(try status([token, Header("Sec-Fetch-Site", "cross-site")]) == 403)
    for wrong in ["", "Bearer ", "Bearer 0123456789abcdeg", "Bearer 0123456789abcde", "Bearer 0123456789abcdef0", "x"] {
      #expect(try status([Header("Authorization", wrong)]) == 401, "\(wrong)")
    }
    #expect(changes.withLock { $0 } == 4)
    #expect(try Self.ask(application, "/api/x").status == 405)
    #expect(try Self.ask(application, "/").status == 200)
    let preflight = try Self.ask(application, "/api/x", "OPTIONS", [Header("Origin", "https://board.example")])
    #expect(preflight.header("Access-Control-Allow-Methods") == "POST, OPTIONS")
    let foreign = try Self.ask(application, "/", "GET", [Header("Origin", "http://evil.example")])
    #expect(foreign.header("Access-Control-Allow-Origin") == nil)
    let allowed = try Self.ask(application, "/agents", "GET", [Header("Origin", "https://board.example")])
    #expect(allowed.header("Access-Control-Allow-Origin") == "https://board.example")
    #expect(allowed.header("Vary") == "Accept-Encoding, Origin")
  }

  @Test func limitsHowOftenAClientAsks() throws {
    let limiter = RateLimiter(rate: 2, burst: 3)
    #expect((0..<3).allSatisfy { _ in limiter.secondsToWait("a", at: 1000) == nil })
    #expect(limiter.secondsToWait("a", at: 1000) == 1)
    #expect(limiter.secondsToWait("b", at: 1000) == nil)
    #expect(limiter.secondsToWait("a", at: 1499) == 1)
    #expect(limiter.secondsToWait("a", at: 1500) == nil)
    #expect(limiter.secondsToWait("a", at: 1500) == 1)
    #expect((0..<3).allSatisfy { _ in limiter.secondsToWait("a", at: 99_000) == nil })
    #expect(limiter.secondsToWait("a", at: 99_000) == 1)
    for client in 0..<40_000 { #expect(limiter.secondsToWait("\(client)", at: 99_001) == nil) }
    let application = try Self.application(limiter: RateLimiter(rate: 1, burst: 1))
    #expect(try Self.ask(application, "/").status == 200)
    let second = try Self.ask(application, "/")
    #expect(second.status == 429)
    #expect(second.header("Retry-After") == "1")
  }

  @Test func addsTheScriptOfAPreviewToPagesAlone() throws {
    let application = try Self.application(script: "/s.js")
    #expect(Self.text(try Self.ask(application, "/")) == "<head><script src=\"/s.js\" defer></script></head>home")
    #expect(Self.text(try Self.ask(application, "/api/agents")) == "[1]")
  }

  @Test func replacesTheSiteOnlyWhenItIsAnother() throws {
    var resources = Self.resources
    resources.append(
      Resource(path: "api/build.json", cachePolicy: .data(seconds: 30), bytes: [1], isVolatile: true))
    let site = PublishedSite(try Self.plan(resources))
    resources[resources.count - 1].bytes = [2]
    #expect(!site.replace(with: try Self.plan(resources), isSameInput: true))
    let target = try #require(RequestTarget("/api/build"))
    #expect(try site.snapshot.entry(for: target)?.file().resource.bytes == [1])
    resources[0].bytes.append(0)
    #expect(site.replace(with: try Self.plan(resources), isSameInput: true))
    #expect(try site.snapshot.entry(for: target)?.file().resource.bytes == [2])
  }

  @Test func tellsEveryFaultAsAProblem() throws {
    let response = Problem(422, "no", errors: ["a", "b"]).response([Header("X", "y")])
    let document = try JSONDocumentParser.parse(response.body).root
    #expect(document["status"]?.int64 == 422)
    #expect(document["title"]?.string == "Unprocessable Content")
    #expect(document["errors"]?.array?.compactMap(\.string) == ["a", "b"])
    #expect(response.header("X") == "y")
  }
}
