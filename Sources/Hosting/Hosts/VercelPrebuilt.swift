import JSON

/// Writes `.vercel/output/config.json`, version 3 of Vercel's Build Output, for `vercel deploy --prebuilt`. The site
/// lies beside it, in `static/`.
///
/// Security headers stand before `filesystem`, so that a "not found" has them; `Cache-Control` stands behind `hit`, so
/// that only what is there is kept, and sees the path of the file that is sent.
package enum VercelPrebuilt {
  /// The folder that Vercel's command keeps for itself, in the deploy folder.
  static let ownFolder = ".vercel"
  /// The folder of the build, in the deploy folder.
  package static let folder = "\(ownFolder)/output"
  /// The folder of the site in it.
  package static let siteFolder = "static"

  /// Routes beside those of queries and of `Cache-Control`.
  private static let ownRoutes = 10

  static func files(_ plan: HeaderPlan) -> HostFiles {
    let path = "\(folder)/config.json"
    var files = HostFiles(.vercelPrebuilt)
    var routes: [JSONValue] = [
      [
        "src": "^/(.*)$", "headers": headers(plan.everywhere), "continue": true,
      ]
    ]
    if !plan.sharedTargets.isEmpty {
      let pattern = Alternation.pattern(plan.sharedTargets)
      routes += [
        ["src": .string("^/(?!(?:\(pattern))$).*$"), "headers": headers(plan.elsewhere), "continue": true],
        ["src": .string("^/(?:\(pattern))$"), "headers": headers(plan.shared), "continue": true],
      ]
    }
    let rules = plan.rules(missing: .isKeptApart).flatMap { rule in
      Alternation.patterns(rule.targets, limit: Vercel.patternLimit - 10).map { (rule, $0) }
    }
    let queries = Vercel.queries(plan, others: rules.count + ownRoutes)
    files.reduce(queries.lost, in: path)
    routes += Vercel.routes(queries.cases)
    routes += [
      ["handle": "filesystem"],
      ["src": "^/api/(.+)$", "dest": "/api/$1.json", "check": true],
      ["src": "^/(.+)$", "dest": "/$1.html", "check": true],
      ["handle": "hit"],
    ]
    if plan.otherwise != Vercel.defaultCacheControl {
      routes.append([
        "src": "^/(.*)$", "headers": headers([Header("Cache-Control", plan.otherwise)]), "continue": true,
      ])
    }
    for (rule, pattern) in rules {
      routes.append([
        "src": .string("^/(?:\(pattern))$"), "headers": headers([Header("Cache-Control", rule.cacheControl)]),
        "continue": true,
      ])
    }
    routes += [["handle": "error"], ["status": 404, "src": "^/.*$", "dest": "/404.html"]]
    files.check(routes.count, of: "routes", in: path, limit: Vercel.routeLimit)
    files.add(path, to: .deploy, JSONWriter.text(of: ["version": 3, "routes": .array(routes)], layout: .pretty))
    return files
  }

  private static func headers(_ headers: [Header]) -> JSONValue {
    .object(headers.map { JSONMember($0.name, .string($0.value)) })
  }
}
