import Hosting
import Testing

@Suite struct QueryRouteTests {
  static let route = QueryRoute(
    address: "/api/log",
    parameters: [
      .init(name: "agent", values: [.init(file: "nexus", spellings: ["nexus", "Nexus"]), .init(file: "forge")]),
      .init(name: "limit", values: [.init(file: "10", spellings: (1...10).map(String.init))], ignoresOthers: true),
    ],
    forms: [
      .init([.text("api/log/by-agent/"), .value(0), .text("/"), .value(1), .text(".json")]),
      .init([.text("api/log/by-agent/"), .value(0), .text(".json")]),
      .init([.text("api/log.json")]),
    ], unmatched: "api/log/empty.json")

  @Test(
    arguments: [
      ([], "api/log.json"),
      ([("agent", "Nexus")], "api/log/by-agent/nexus.json"),
      ([("limit", "7"), ("agent", "nexus")], "api/log/by-agent/nexus/10.json"),
      ([("agent", "forge"), ("limit", "500")], "api/log/by-agent/forge.json"),
      // There is no file for a limit alone: the whole answers, and says that it was not filtered.
      ([("limit", "5")], "api/log.json"),
      ([("agent", "Nobody"), ("limit", "5")], "api/log/empty.json"),
      ([("agent", "../../agents")], "api/log/empty.json"),
      ([("agent", "")], "api/log.json"),
      ([("agent", "forge"), ("agent", "nexus")], "api/log/by-agent/forge.json"),
      ([("Agent", "forge"), ("other", "1")], "api/log.json"),
    ] as [([(String, String)], String)])
  func answers(_ query: [(String, String)], _ path: String) {
    #expect(Self.route.path(for: query.map { (name: $0.0, value: $0.1) }) == path)
  }

  @Test(
    arguments: [
      // The first parameter before more of the others; then the second.
      ([0b001, 0b110, 0], 0b111, 0b001), ([0b110, 0b001, 0], 0b111, 0b001), ([0b101, 0b011, 0], 0b111, 0b011),
      ([0b100, 0b010, 0], 0b110, 0b010), ([0b001, 0b110, 0], 0b110, 0b110), ([0b111, 0], 0b011, 0),
    ] as [([UInt], UInt, UInt)])
  func prefersFormsWithTheFirstParameters(_ sets: [UInt], _ asked: UInt, _ answer: UInt) {
    let forms = sets.map { set in QueryRoute.Form((0..<3).filter { set & 1 << UInt($0) != 0 }.map { .value($0) }) }
    let route = QueryRoute(address: "/api/x", parameters: [], forms: forms, unmatched: "")
    #expect(route.form(for: asked)?.parameters == answer)
  }

  @Test func everyAnswerMustBePublished() throws {
    let resources = Set(Self.route.paths).map { Resource(path: $0, cachePolicy: .feed, bytes: []) }
    #expect(resources.count == 6)
    _ = try RouteTable(resources, queries: [Self.route])
    let last = resources.filter { $0.path != "api/log/empty.json" }
    #expect(throws: RouteError.noAnswer("/api/log", "api/log/empty.json")) {
      _ = try RouteTable(last, queries: [Self.route])
    }
  }
}
