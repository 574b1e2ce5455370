import Hosting
import JSON
import Model
import Testing

/// What hosts would answer to queries, worked out from their files' text by their own rules, is what the routes say.
@Suite struct EmittedQueriesTests {
  private func published(_ table: RouteTable) -> Set<String> { Set(table.resources.map { "/" + $0.path }) }

  private func files(_ host: Host, _ table: RouteTable) -> HostFiles {
    host.files(for: HeaderPlan(table), HostedSite(root: "/srv"))
  }

  /// The rules of a host, read from its files; nil for one that has none in a form that is read here.
  private func rules(_ host: Host, _ table: RouteTable) throws -> EmittedQueries? {
    let files = files(host, table).files
    func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }
    func json(_ path: String) throws -> JSONNode { try JSONDocumentParser.parse(Array(text(path).utf8)).root }
    return switch host {
    case .vercel: try EmittedQueries.vercel(text("vercel.json"))
    case .vercelPrebuilt: try EmittedQueries.prebuilt(text(".vercel/output/config.json"))
    case .netlify: EmittedQueries.netlify(text("_redirects"))
    case .cloudflare: EmittedQueries.cloudflare(text("_redirects"))
    case .firebase:
      EmittedQueries.rewrites(
        try json("firebase.json")["hosting"]?["rewrites"]?.array ?? [], "source", "destination")
    case .azure:
      EmittedQueries.rewrites(try json("staticwebapp.config.json")["routes"]?.array ?? [], "route", "rewrite")
    default: nil
    }
  }

  @Test(arguments: [Host.vercel, .vercelPrebuilt], QueryFixture.routes)
  func vercelAnswersAsTheRoutes(host: Host, route: QueryRoute) throws {
    let table = try QueryFixture.table()
    let fault = try #require(try rules(host, table)).fault(
      route.address, QueryFixture.questions(route), published: published(table), wanted: route.path)
    #expect(fault == nil)
  }

  @Test(arguments: [Host.vercel, .vercelPrebuilt])
  func vercelAnswersForTheExampleFleetAsTheRoutes(host: Host) throws {
    let table = try ExampleQueries.table()
    #expect(table.queries.map(\.address) == ["/api/logs/activity", "/api/tokens", "/api/usage"])
    #expect(!files(host, table).diagnostics.contains { $0.severity > .note })
    let rules = try #require(try rules(host, table))
    for route in table.queries {
      let questions = ExampleQueries.questions(route)
      #expect(questions.count > 50)
      let fault = rules.fault(route.address, questions, published: published(table), wanted: route.path)
      #expect(fault == nil)
    }
  }

  /// Netlify compares words: a name of other letters is not known to it, and a limit has to be one of the files'.
  @Test(arguments: QueryFixture.routes)
  func netlifyAnswersWordsAsTheRoutes(route: QueryRoute) throws {
    func isWord(_ text: String) -> Bool {
      text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    }
    let table = try QueryFixture.table()
    let fault = try #require(try rules(.netlify, table)).fault(
      route.address, QueryFixture.questions(route), published: published(table)
    ) { question in
      var known = question
      for parameter in route.parameters {
        guard let given = known.first(where: { $0.name == parameter.name })?.value, !given.isEmpty else { continue }
        if parameter.ignoresOthers {
          if !parameter.values.contains(where: { $0.spellings.last == given }) {
            known.removeAll { $0.name == parameter.name }
          }
        } else if !isWord(given) {
          return route.unmatched
        }
      }
      return route.path(for: known)
    }
    #expect(fault == nil)
  }

  /// Hosts that cannot see a query have the whole document at the short address; its `filter` says so.
  @Test(arguments: [Host.cloudflare, .firebase, .azure], QueryFixture.routes)
  func othersAnswerTheWhole(host: Host, route: QueryRoute) throws {
    let table = try QueryFixture.table()
    let rules = try #require(try rules(host, table))
    #expect(rules.rules.contains { $0.address == route.address })
    let fault = rules.fault(route.address, QueryFixture.questions(route), published: published(table)) { _ in
      route.path(for: [])
    }
    #expect(fault == nil)
  }

  /// With very many agents a host that has no room for all knows ids alone, or none; never does a name that it does not
  /// know lead to the whole list.
  @Test(arguments: [Host.vercel, .vercelPrebuilt, .netlify])
  func manyAgentsAreAnsweredRightlyOrNotAtAll(host: Host) throws {
    let routes = QueryFixture.routes(agents: 900)
    let table = try QueryFixture.table(routes)
    let diagnostics = files(host, table).diagnostics
    #expect(diagnostics.filter { $0.severity > .note }.map(\.id) == ["host.queries-reduced"])
    let rules = try #require(try rules(host, table))
    #expect(rules.faults == [])
    #expect(rules.rules.count <= (host == .netlify ? 5001 : 2048))
    let published = published(table)
    for route in routes {
      for name in ["agent-7", "Agent No 7", "agent-900"] {
        let question = [(name: "agent", value: name)]
        let found = rules.path(route.address, question)
        #expect(published.contains(found))
        #expect(["/" + route.path(for: question), "/" + route.unmatched].contains(found), "\(name): \(found)")
      }
      if host != .netlify {
        #expect(rules.path(route.address, [("agent", "agent-7")]).hasSuffix("/by-agent/agent-7.json"))
      }
      #expect(rules.path(route.address, [("agent", "")]) == "/" + route.path(for: []))
    }
  }

  /// The servers' own rules are tried by real servers; here only that they stay within bounds.
  @Test(arguments: [Host.nginx, .apache, .caddy, .lighttpd, .s3])
  func serversStayWithinBounds(host: Host) throws {
    let files = files(host, try QueryFixture.table(QueryFixture.routes(agents: 3000)))
    #expect(files.diagnostics.filter { $0.severity > .note }.map(\.id) == ["host.queries-reduced"])
    for file in files.files where file.path != "s3-upload.tsv" {
      #expect(file.text.utf8.count < (file.path == "cloudfront-request.js" ? 10_240 : 300_000), "\(file.path)")
      if host == .nginx { #expect(file.text.split(separator: "\n").allSatisfy { $0.utf8.count < 4096 }) }
    }
    let few = self.files(host, try QueryFixture.table())
    #expect(!few.diagnostics.contains { $0.severity > .note }, "\(few.diagnostics)")
  }

  @Test func rejectsARuleThatLeaksTheWholeListForAnUnknownAgent() throws {
    let route = QueryFixture.tokens
    let published = published(try QueryFixture.table())
    func fault(_ rewrites: String) throws -> String? {
      try EmittedQueries.vercel("{\"rewrites\":[\(rewrites)]}").fault(
        route.address, [[(name: "agent", value: "forge")], [(name: "agent", value: "Nobody")]], published: published,
        wanted: route.path)
    }
    let known =
      "{\"source\":\"/api/tokens\",\"has\":[{\"type\":\"query\",\"key\":\"agent\",\"value\":\"^(?<agent>forge)$\"}],"
      + "\"destination\":\"/api/tokens/by-agent/:agent.json\"}"
    let others =
      ",{\"source\":\"/api/tokens\",\"has\":[{\"type\":\"query\",\"key\":\"agent\",\"value\":\"^.+$\"}],"
      + "\"destination\":\"/api/tokens/empty.json\"}"
    #expect(try fault(known + others) == nil)
    #expect(try fault(known) == "/api/tokens?agent=Nobody: /api/tokens.json, not /api/tokens/empty.json")
    let open = known.replacing("forge", with: "[a-zA-Z]+")
    #expect(try fault(open + others)?.contains("by-agent/Nobody") == true)
  }

  @Test func rejectsRulesBeyondTheLimits() throws {
    let one = "{\"source\":\"/api/x\",\"destination\":\"/api/x.json\"}"
    let many = try EmittedQueries.vercel(
      "{\"rewrites\":[\(Array(repeating: one, count: 2049).joined(separator: ","))]}")
    #expect(many.faults == ["2049 routes"])
    let long = String(repeating: "a", count: 4097)
    let pattern = try EmittedQueries.vercel(
      "{\"rewrites\":[{\"source\":\"/a\",\"has\":[{\"type\":\"query\",\"key\":\"x\",\"value\":\"\(long)\"}]}]}")
    #expect(pattern.faults == ["a pattern of 4097 characters"])
  }
}
