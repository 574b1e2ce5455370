import JSON

/// Queries on Vercel: a rewrite for each case, whose `has` lists every spelling, so that none leads to a missing file.
/// The order of parameters does not matter to it, and others may be given too.
extension Vercel {
  /// The cases of a plan's routes, as many as may be there beside `others`, and what is lost of them.
  static func queries(
    _ plan: HeaderPlan, others: Int
  ) -> (cases: [(route: QueryRoute, cases: [QueryCases.Case])], lost: String?) {
    // Room for what comes later: a warning that the limit is near would not be about the site.
    let room = max(0, routeLimit * 4 / 5 - others)
    let limit = patternLimit - 40
    let reduction = QueryReduction(plan.queries) { QueryCases.fit($0, room: room, limit: limit) }
    return (reduction.routes.map { ($0, QueryCases($0, limit: limit).cases) }, reduction.lost)
  }

  /// The `has` of a case: nil for a case without a condition.
  static func has(_ conditions: [(parameter: Int, condition: QueryCases.Condition)], _ route: QueryRoute) -> JSONValue?
  {
    if conditions.isEmpty { return nil }
    return .array(
      conditions.map { index, condition in
        let name = route.parameters[index].name
        let value =
          switch condition {
          // A dot would not take a line break.
          case .given: "^[\\s\\S]+$"
          case .among(let spellings, let file):
            "^(\(file == nil ? "?<\(name)>" : "?:")\(spellings.map(QueryPattern.decoded).joined(separator: "|")))$"
          }
        return ["type": "query", "key": .string(name), "value": .string(value)]
      })
  }

  /// The path of a case's file, with a slash in front; `mark` stands in front of the name of a value that was matched.
  static func path(_ found: QueryCases.Case, _ route: QueryRoute, mark: String) -> String {
    "/"
      + found.path.map { piece in
        switch piece {
        case .text(let text): text
        case .value(let index): mark + route.parameters[index].name
        }
      }.joined()
  }

  /// The rewrites, for `vercel.json`. What has no condition is left to the rewrite of all addresses without `.json`.
  static func rewrites(_ queries: [(route: QueryRoute, cases: [QueryCases.Case])]) -> [JSONValue] {
    queries.flatMap { route, cases in
      cases.compactMap { found in
        let path = path(found, route, mark: ":")
        guard let has = has(found.conditions, route) else {
          return path == route.address + ".json"
            ? nil : ["source": .string(route.address), "destination": .string(path)]
        }
        return ["source": .string(route.address), "has": has, "destination": .string(path)]
      }
    }
  }

  /// The routes, for the Build Output.
  static func routes(_ queries: [(route: QueryRoute, cases: [QueryCases.Case])]) -> [JSONValue] {
    queries.flatMap { route, cases in
      cases.map { found in
        let source = JSONValue.string("^\(HeaderTarget.quoted(route.address))$")
        let path = JSONValue.string(path(found, route, mark: "$"))
        guard let has = has(found.conditions, route) else { return ["src": source, "dest": path] }
        return ["src": source, "has": has, "dest": path]
      }
    }
  }
}
