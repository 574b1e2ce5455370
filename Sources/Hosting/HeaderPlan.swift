/// Which headers which URL path gets, independent of a host.
///
/// Hosts disagree on what happens when two matching rules set one header (some join the values, some let the last win,
/// some stop at the first). So no two rules here can match one path: what every answer carries stands in `everywhere`,
/// and the rules for `Cache-Control` have targets that cannot overlap.
package struct HeaderPlan: Sendable {
  /// What a host does with a rule for paths at which there is nothing.
  package enum Missing: Sendable, Hashable {
    /// An answer "not found" has a lifetime of its own whatever the rules say: patterns are safe.
    case isKeptApart
    /// Rules hold for it too: what is kept for long is named path by path, lest a "not found" outlives the deployment
    /// that caused it.
    case inherits
  }

  /// Some paths, and how long they may be kept.
  package struct Rule: Sendable, Hashable {
    /// The paths, sorted by their text; no two rules of a plan have a path in common.
    package let targets: [HeaderTarget]
    /// The value of `Cache-Control`.
    package let cacheControl: String

    /// True when the rule is for this URL path.
    package func matches(_ urlPath: String) -> Bool { targets.contains { $0.matches(urlPath) } }
  }

  /// The headers of every answer, whatever its path and status; `Cache-Control` is not among them.
  package let everywhere: [Header]
  /// `Cache-Control` of every path that no rule names: pages, and what is not there.
  package let otherwise: String
  /// The stems of the documents that have an address without `.json`, sorted: `/api/agents`.
  package let documents: [String]
  /// Every URL path of the site with the value of `Cache-Control` that it is to have, sorted by bytes.
  package let paths: [PathTree.Path]
  /// The resources of the table, sorted by path.
  package let resources: [Resource]
  /// The addresses that take a query, sorted.
  package let queries: [QueryRoute]
  /// Values that are not kept for more than five minutes; only such a rule may also match what is missing.
  private let short: Set<String>

  /// Plans the headers of a table. A private site is kept by nobody but the reader, who asks every time, and robots
  /// are told to go.
  package init(_ routes: RouteTable, security: [Header] = SecurityHeaders.standard, isPrivate: Bool = false) {
    let unmentioned = isPrivate ? CachePolicy.privateCacheControl : CachePolicy.missing.cacheControl
    resources = routes.resources.filter { $0.original == nil }
    queries = routes.queries
    otherwise = unmentioned
    everywhere = security + (isPrivate ? [Header("X-Robots-Tag", "noindex, nofollow")] : [])
    documents = resources.compactMap(\.documentStem)
    paths = resources.flatMap { resource in
      resource.urlPaths.map {
        PathTree.Path(path: $0, value: isPrivate ? unmentioned : resource.cachePolicy.cacheControl)
      }
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    short = Set(resources.map(\.cachePolicy).filter(\.isShort).map(\.cacheControl))
  }

  /// The rules for a host, one for each value of `Cache-Control`, sorted by value. What is to have `otherwise` has none.
  package func rules(missing: Missing) -> [Rule] {
    var targets: [String: [HeaderTarget]] = [:]
    let tree = PathTree(otherwise: otherwise) { missing == .isKeptApart || short.contains($0) }
    for found in tree.targets(of: paths) { targets[found.value, default: []].append(found.target) }
    return targets.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { value in
      Rule(
        targets: targets[value, default: []].sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) },
        cacheControl: value)
    }
  }

  /// Documents directly below `/api/` and those that take a query, sorted: hosts that need a rule for each address
  /// without `.json` get these.
  package var shortAddresses: [String] {
    documents.filter { address in
      address.utf8.count { $0 == UInt8(ascii: "/") } == 2 || queries.contains { $0.address == address }
    }
  }
}
