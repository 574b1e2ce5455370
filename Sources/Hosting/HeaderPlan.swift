/// Which headers which URL path gets, independent of a host.
///
/// Hosts disagree on what happens when two matching rules set one header (some join the values, some let the last win).
/// So no two rules here can match one path with the same header: one rule for everything sets the security headers,
/// and the rules for `Cache-Control` name exact paths, each once. A pattern such as `/assets/*` is not used: it would
/// also give a missing file a year of life.
package struct HeaderPlan: Sendable {
  /// The URL paths of one rule: `/api/agents` with the suffix `.json`, which may be there or not, or one exact path.
  package struct Target: Sendable, Hashable {
    /// The path, with a slash in front.
    package let path: String
    /// A suffix that may follow the path.
    package let optionalSuffix: String?

    /// True when the rule is for this URL path.
    package func matches(_ urlPath: String) -> Bool {
      if urlPath == path { return true }
      guard let optionalSuffix else { return false }
      return urlPath == path + optionalSuffix
    }
  }

  /// Headers for some paths, or for all.
  package struct Rule: Sendable, Hashable {
    /// The paths, sorted by bytes; nil is every path.
    package let targets: [Target]?
    /// The headers.
    package let headers: [Header]

    /// True when the rule is for this URL path.
    package func matches(_ urlPath: String) -> Bool { targets?.contains { $0.matches(urlPath) } ?? true }
  }

  /// The rule for every path first, then those for `Cache-Control`.
  package let rules: [Rule]
  /// The policy of every path that no rule gives one: pages, and what is not there.
  package let otherwise: CachePolicy = .missing

  /// Plans the headers of a table. A resource whose `Cache-Control` is the one of `otherwise` needs no rule.
  package init(_ routes: RouteTable, security: [Header] = SecurityHeaders.standard) {
    var targets: [String: [Target]] = [:]
    for resource in routes.resources where resource.cachePolicy.cacheControl != otherwise.cacheControl {
      let target =
        if let stem = resource.documentStem {
          [Target(path: stem, optionalSuffix: ".json")]
        } else {
          resource.urlPaths.map { Target(path: $0, optionalSuffix: nil) }
        }
      targets[resource.cachePolicy.cacheControl, default: []] += target
    }
    let values = targets.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    rules =
      [Rule(targets: nil, headers: security)]
      + values.map { value in
        Rule(
          targets: targets[value, default: []].sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
          headers: [Header("Cache-Control", value)])
      }
  }

  /// The headers of a URL path, `Cache-Control` among them in every case.
  package func headers(for urlPath: String) -> [Header] {
    let found = rules.filter { $0.matches(urlPath) }.flatMap(\.headers)
    if found.contains(where: { $0.name == "Cache-Control" }) { return found }
    return found + [Header("Cache-Control", otherwise.cacheControl)]
  }

  /// The names of headers that more than one rule sets for a URL path: none, in a plan that is right.
  package func clashes(for urlPath: String) -> [String] {
    let names = rules.filter { $0.matches(urlPath) }.flatMap(\.headers).map { $0.name.lowercased() }.sorted()
    return zip(names, names.dropFirst()).filter { $0 == $1 }.map(\.0)
  }
}
