import Hosting

/// Addresses that take queries, and a site that has all their files.
enum QueryFixture {
  /// Names as fleets have them, and names that every file format and pattern language has a trap for.
  static let agents: [QueryRoute.Value] = [
    .init(file: "nexus", spellings: ["nexus", "Nexus"]), .init(file: "forge"),
    .init(file: "code-forge", spellings: ["code-forge", "Code Forge"]),
    .init(file: "cxx", spellings: ["cxx", "C++ & \"q\" = $x {y} `z` \\ ^|[w] #%:a(b)*.?"]),
    .init(file: "a-1", spellings: ["Ünïcode Ägent"]), .init(file: "ja", spellings: ["ja", "日本", "😀"]),
  ]
  private static let agent = QueryRoute.Parameter(name: "agent", values: agents)
  private static let type = QueryRoute.Parameter(
    name: "type", values: [.init(file: "task"), .init(file: "error-s", spellings: ["Error S"])])
  private static let limit = QueryRoute.Parameter(
    name: "limit",
    values: [
      .init(file: "10", spellings: (1...10).map(String.init)), .init(file: "50", spellings: (11...50).map(String.init)),
    ], ignoresOthers: true)
  private static let view = QueryRoute.Parameter(name: "view", values: [.init(file: "daily"), .init(file: "summary")])
  private static let days = QueryRoute.Parameter(
    name: "days", values: [.init(file: "7d", spellings: ["6", "7"]), .init(file: "30d", spellings: ["29", "30"])],
    ignoresOthers: true)

  /// A form, with a letter for each parameter in braces.
  private static func form(_ path: String) -> QueryRoute.Form {
    QueryRoute.Form(
      path.split(separator: "}").flatMap { part -> [QueryRoute.Piece] in
        let halves = part.split(separator: "{", omittingEmptySubsequences: false).map(String.init)
        return [.text(halves[0])] + (halves.count > 1 ? [.value(Int(halves[1]) ?? 0)] : [])
      })
  }

  /// Every combination has a file.
  static let activity = QueryRoute(
    address: "/api/logs/activity", parameters: [agent, type, limit],
    forms: [
      "/by-agent/{0}/type/{1}/{2}", "/by-agent/{0}/type/{1}", "/by-agent/{0}/{2}", "/by-agent/{0}", "/by-type/{1}/{2}",
      "/by-type/{1}", "/limit/{2}", "",
    ].map { form("api/logs/activity\($0).json") }, unmatched: "api/logs/activity/empty.json")
  /// Some combinations have none, and a value is followed by letters.
  static let usage = QueryRoute(
    address: "/api/usage", parameters: [agent, view, days],
    forms: ["/by-agent/{0}/{2}", "/by-agent/{0}", "/view/{1}as/{2}", "/view/{1}as", "/{2}", ""].map {
      form("api/usage\($0).json")
    }, unmatched: "api/usage/empty.json")
  /// One parameter.
  static let tokens = QueryRoute(
    address: "/api/tokens", parameters: [agent],
    forms: ["/by-agent/{0}", ""].map { form("api/tokens\($0).json") }, unmatched: "api/tokens/empty.json")
  /// All three.
  static let routes = [activity, usage, tokens]

  /// The routes with so many agents more, each with a name beside its id; agents have files by themselves alone, as on a
  /// site of very many.
  static func routes(agents count: Int) -> [QueryRoute] {
    let more = (0..<count).map { QueryRoute.Value(file: "agent-\($0)", spellings: ["agent-\($0)", "Agent No \($0)"]) }
    return routes.map { route in
      QueryRoute(
        address: route.address,
        parameters: route.parameters.map {
          $0.name == "agent" ? QueryRoute.Parameter(name: "agent", values: $0.values + more) : $0
        }, forms: route.forms.filter { $0.parameters & 1 == 0 || $0.parameters == 1 }, unmatched: route.unmatched)
    }
  }

  /// A site with the files of some routes, and those of most tests.
  static func table(_ routes: [QueryRoute] = routes) throws -> RouteTable {
    let own = Set(routes.flatMap(\.paths)).subtracting(Site.files.keys).map { Site.resource($0, "{}") }
    let others = Site.files.map { Site.resource($0.key, $0.value) }
    return try RouteTable(own + others, queries: routes)
  }

  /// What a reader may ask, decoded: every spelling and what is none, in both orders.
  static func questions(_ route: QueryRoute) -> [[(name: String, value: String)]] {
    let hostile = [
      "", "Nobody", "NEXUS", "nexus ", " nexus", "nexu", "nexuss", "../../../agents", "..%2F..%2Fagents", "a|b", "!",
      "~",
      ".", "*", ":agent", "$1", "(?<agent>.*)", "^.+$", "nexus/10", "empty", "0", "-1", "11", "1000", "\n",
      "x\ny", "nexus\n",
    ]
    var values: [[String?]] = []
    for parameter in route.parameters {
      let known = parameter.values.flatMap { parameter.ignoresOthers ? Array($0.spellings.suffix(2)) : $0.spellings }
      values.append([nil] + known + (parameter.name == "agent" ? hostile : ["", "Nobody", "0"]))
    }
    var questions: [[(name: String, value: String)]] = [[]]
    for (index, parameter) in route.parameters.enumerated() {
      questions = questions.flatMap { start in
        values[index].map { value in start + (value.map { [(parameter.name, $0)] } ?? []) }
      }
    }
    // Of combinations with what is hostile, a few say as much as all.
    let few = questions.enumerated().filter { offset, question in
      offset % 7 == 0 || question.count < 2 || !hostile.contains { $0 == question[0].value }
    }.map(\.element)
    return few + few.filter { $0.count > 1 }.map { $0.reversed() + [(name: "other", value: "1")] }
  }
}
