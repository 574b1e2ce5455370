/// Queries on Netlify: a line for each combination of values, because it compares with literal text, and a pattern would
/// lead to missing files. Its lines are words, so that spellings of other characters than these have none.
extension Netlify {
  /// More lines than this Netlify advises against: each is tried in turn.
  static let queryLimit = 5000

  /// The lines of a plan's queries, and what is lost for want of room.
  static func redirects(of plan: HeaderPlan) -> (lines: [String], lost: String?) {
    let reduction = QueryReduction(plan.queries.map(\.literal)) {
      QueryCases.fit($0, room: queryLimit, limit: 0, isLiteral: true)
    }
    let lines = reduction.routes.flatMap { route in
      QueryCases(route, limit: 0, isLiteral: true).cases.filter {
        !$0.conditions.isEmpty || route.path(for: []) != route.address.dropFirst() + ".json"
      }
      .map { line(of: $0, route) }
    }
    return (lines, reduction.lost)
  }

  /// `/api/logs/activity agent=Nexus limit=10 /api/logs/activity/by-agent/nexus/10.json 200`.
  private static func line(of found: QueryCases.Case, _ route: QueryRoute) -> String {
    var asked: [Int: String] = [:]
    let words = found.conditions.map { index, condition in
      let name = route.parameters[index].name
      guard case .among(let spellings, _) = condition, let spelling = spellings.first else { return "\(name)=:\(name)" }
      asked[index] = spelling
      return "\(name)=\(spelling)"
    }
    let path = found.path.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let index): asked[index] ?? ""
      }
    }.joined()
    return ([route.address] + words + ["/\(path)", "200"]).joined(separator: " ")
  }
}

extension QueryRoute {
  /// The route as far as literal words can tell it: other limits than those in the names of files are passed over.
  fileprivate var literal: QueryRoute {
    let parameters = parameters.map { parameter in
      let values = parameter.values.map { value in
        let main = parameter.mainSpelling(of: value).map { [$0] } ?? []
        let spellings = parameter.ignoresOthers ? main : value.spellings
        return Value(file: value.file, spellings: spellings.filter { $0.utf8.allSatisfy(\.isLetterOfWord) })
      }
      return Parameter(name: parameter.name, values: values, ignoresOthers: parameter.ignoresOthers)
    }
    return QueryRoute(address: address, parameters: parameters, forms: forms, unmatched: unmatched)
  }
}

extension UInt8 {
  /// Letters, digits, `-`, `_`, `.` and `~`, which no reader of a query takes for anything else.
  fileprivate var isLetterOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
