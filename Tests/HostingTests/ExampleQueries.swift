import Effects
import Hosting
import JSON
import TestSupport

/// The example fleet's site, as far as hosts see it: its files, and the addresses that take queries as its documents tell
/// of them.
enum ExampleQueries {
  /// The table of routes; a file that a query would need and that is not there is an error.
  static func table() throws -> RouteTable {
    let folder = "\(Fixture.root)/Tests/Golden/example-fleet"
    func json(_ path: String) throws -> JSONNode {
      try JSONDocumentParser.parse(try FileSystem.live.readAll("\(folder)/\(path)", limit: 1 << 24)).root
    }
    func document(_ name: String) throws -> JSONNode { try json("api/\(name).json") }
    let index = try document("logs/activity/index")
    let agents = ["agents", "idleAgents"].flatMap { index[$0]?.array ?? [] }
    func steps(_ numbers: [Int], _ ending: String) -> [QueryRoute.Value] {
      zip([0] + numbers, numbers).map { .init(file: "\($1)\(ending)", spellings: ($0 + 1...$1).map(String.init)) }
    }
    let values: [String: [QueryRoute.Value]] = [
      "agent": agents.map { agent in
        .init(file: agent["id"]?.string ?? "", spellings: (agent["spellings"]?.array ?? []).compactMap(\.string))
      },
      "type": (index["types"]?.array ?? []).map { .init(file: $0["type"]?.string ?? "") },
      "limit": steps([10, 50, 100], ""), "days": steps([7, 14, 30, 90], "d"),
      "view": ["summary", "daily", "weekly", "by-agent", "by-user", "by-model"].map { .init(file: $0) },
    ]
    let queries = (try document("health")["queries"]?.array ?? []).map { query in
      let names = (query["parameters"]?.array ?? []).compactMap(\.string)
      return QueryRoute(
        address: query["address"]?.string ?? "",
        parameters: names.map { name in
          .init(name: name, values: values[name] ?? [], ignoresOthers: ["limit", "days"].contains(name))
        },
        forms: (query["patterns"]?.array ?? []).compactMap(\.string).map { form("api/\($0).json", names) },
        unmatched: "api/\(query["unmatched"]?.string ?? "").json")
    }
    // The golden tree holds some of many files that are alike; its manifest names all.
    let files = (try json(".fleetledger-manifest.json")["files"]?.array ?? []).compactMap { $0["path"]?.string }
    return try RouteTable(files.map { Site.resource($0, "") }, queries: queries)
  }

  private static func form(_ pattern: String, _ names: [String]) -> QueryRoute.Form {
    QueryRoute.Form(
      pattern.split(separator: "{").enumerated().flatMap { number, part -> [QueryRoute.Piece] in
        let halves = part.split(separator: "}", omittingEmptySubsequences: false).map(String.init)
        guard number > 0, halves.count == 2, let index = names.firstIndex(of: halves[0]) else {
          return [.text(String(part))]
        }
        return [.value(index), .text(halves[1])]
      })
  }

  /// Each spelling of a value with nothing else, and a part of all combinations with hostile and empty values.
  static func questions(_ route: QueryRoute) -> [[(name: String, value: String)]] {
    let hostile = ["", "Nobody", "../../../agents", "..%2F..%2Fagents", "$1", "empty", "main/10"]
    var questions: [[(name: String, value: String)]] = [[]]
    for parameter in route.parameters {
      let known = parameter.values.flatMap { [$0.spellings.first, $0.spellings.last].compactMap { $0 } }
      questions = questions.flatMap { start in
        [start] + (known + hostile).map { start + [(parameter.name, $0)] }
      }
    }
    let some = questions.enumerated().filter { $0.offset % 41 == 0 || $0.element.count == 1 }.map(\.element)
    return some + some.filter { $0.count > 1 }.map { Array($0.reversed()) }
  }
}
