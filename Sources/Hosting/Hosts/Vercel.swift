import JSON

/// Writes `vercel.json`, the settings of Vercel for a folder that is already built.
///
/// Vercel itself sends `public, max-age=0, must-revalidate` for whatever no rule names, and serves `404.html`. A rule
/// holds for a missing path too.
enum Vercel {
  /// The most routes of a deployment, and the most characters of a pattern and of a header, that Vercel allows.
  static let routeLimit = 2048
  static let patternLimit = 4096
  static let valueLimit = 32768
  /// Routes that Vercel makes of `cleanUrls`, `trailingSlash` and the rewrite.
  private static let ownRoutes = 10
  /// What Vercel sends by itself.
  static let defaultCacheControl = CachePolicy.missing.cacheControl

  static func files(_ plan: HeaderPlan, _ site: HostedSite) -> HostFiles {
    let path = "vercel.json"
    var files = HostFiles(.vercel)
    var everywhere = plan.everywhere
    let rules = plan.rules(missing: .inherits)
    if plan.otherwise != defaultCacheControl { everywhere.append(Header("Cache-Control", plan.otherwise)) }
    var routes = [route("/(.*)", everywhere)]
    if !plan.sharedTargets.isEmpty {
      let pattern = Alternation.pattern(plan.sharedTargets)
      files.check(pattern.utf8.count + 20, of: "characters in a pattern", in: path, limit: patternLimit)
      routes += [route("/((?!(?:\(pattern))$).*)", plan.elsewhere), route("/(\(pattern))", plan.shared)]
    }
    for rule in rules {
      // A group without a name: a name would make Vercel fill in what looks like `:name` in the header's value.
      for pattern in Alternation.patterns(rule.targets, limit: patternLimit - 3) {
        routes.append(route("/(\(pattern))", [Header("Cache-Control", rule.cacheControl)]))
      }
    }
    for header in everywhere {
      files.check(header.value.utf8.count, of: "characters in the header \(header.name)", in: path, limit: valueLimit)
    }
    let queries = queries(plan, others: routes.count + ownRoutes)
    files.reduce(queries.lost, in: path)
    let rewrites = rewrites(queries.cases)
    files.check(routes.count + rewrites.count + ownRoutes, of: "routes", in: path, limit: routeLimit)
    let settings: JSONValue = [
      "framework": nil,
      "buildCommand": "",
      "installCommand": "",
      "outputDirectory": .string(site.outputDirectory),
      "cleanUrls": true,
      "trailingSlash": false,
      "headers": .array(routes),
      "rewrites": .array(rewrites + [["source": "/api/(.*)", "destination": "/api/$1.json"]]),
    ]
    files.add(path, to: .deploy, JSONWriter.text(of: settings, layout: .pretty))
    return files
  }

  private static func route(_ source: String, _ headers: [Header]) -> JSONValue {
    [
      "source": .string(source),
      "headers": .array(headers.map { ["key": .string($0.name), "value": .string($0.value)] }),
    ]
  }
}
