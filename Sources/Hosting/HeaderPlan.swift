package import Model

/// Which headers which URL path gets, independent of a host.
///
/// Hosts disagree on what happens when two matching rules set one header (some join the values, some let the last win,
/// some stop at the first). So no two rules here can match one path: what every answer carries stands in `everywhere`,
/// and the rules for `Cache-Control` have targets that cannot overlap. On a public site what other sites may read has
/// headers of its own, and so has everything else.
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
    /// Whether all of these paths are shared; else none is.
    package let isShared: Bool

    /// True when the rule is for this URL path.
    package func matches(_ urlPath: String) -> Bool { targets.contains { $0.matches(urlPath) } }
  }

  /// The headers of every answer, whatever its path and status; `Cache-Control` is not among them.
  package let everywhere: [Header]
  /// The paths that pages of other sites may read, sorted by their text; none unless the site is public.
  package let sharedTargets: [HeaderTarget]
  /// Besides `everywhere`, the headers of these paths: what the browser needs to let others read them.
  package let shared: [Header]
  /// Besides `everywhere`, the headers of all other answers; names of `shared` may be among them.
  package let elsewhere: [Header]
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
  private let sharedPaths: Set<String>

  /// Plans the headers of a table. A private site is kept by nobody but the reader, who asks every time, and robots
  /// are told to go. Of a public one pages of other sites may read the data; where nothing is said they may not, lest a
  /// site that only a network of one's own reaches is read by a stranger's page through somebody's browser.
  package init(
    _ routes: RouteTable, security: [Header] = SecurityHeaders.standard,
    visibility: SiteConfiguration.Visibility? = nil
  ) {
    let isPrivate = visibility == .private
    let unmentioned = isPrivate ? CachePolicy.privateCacheControl : CachePolicy.missing.cacheControl
    resources = routes.resources.filter { $0.original == nil }
    queries = routes.queries
    otherwise = unmentioned
    let open = Set(visibility == .public ? resources.filter(\.isData).flatMap(\.urlPaths) : [])
    sharedPaths = open
    shared = open.isEmpty ? [] : SecurityHeaders.shared
    let own =
      open.isEmpty ? [] : security.filter { header in SecurityHeaders.shared.contains { $0.name == header.name } }
    elsewhere = own
    everywhere =
      security.filter { !own.contains($0) } + (isPrivate ? [Header("X-Robots-Tag", "noindex, nofollow")] : [])
    documents = resources.compactMap(\.documentStem)
    paths = resources.flatMap { resource in
      resource.urlPaths.map {
        PathTree.Path(path: $0, value: isPrivate ? unmentioned : resource.cachePolicy.cacheControl)
      }
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    sharedTargets = Self.targets(of: paths) { open.contains($0) }
    short = Set(resources.map(\.cachePolicy).filter(\.isShort).map(\.cacheControl))
  }

  /// The paths that are not shared, in the form of rules, sorted by their text; for hosts that cannot say "all others".
  package var closedTargets: [HeaderTarget] { Self.targets(of: paths) { !sharedPaths.contains($0) } }

  /// Targets for those of all paths for which a condition holds, sorted by their text.
  private static func targets(of paths: [PathTree.Path], where isWanted: (String) -> Bool) -> [HeaderTarget] {
    PathTree(otherwise: "") { _ in true }.targets(
      of: paths.map { .init(path: $0.path, value: isWanted($0.path) ? "yes" : "") }
    ).map(\.target).sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// The headers of the answer at a URL path of the site, but for `Cache-Control`.
  package func headers(of urlPath: String) -> [Header] { everywhere + (isShared(urlPath) ? shared : elsewhere) }

  /// True for a path that pages of other sites may read.
  func isShared(_ urlPath: String) -> Bool { sharedPaths.contains(urlPath) }

  /// The rules for a host, one for each value of `Cache-Control` and each kind of path that has it, sorted by value. What
  /// is to have `otherwise`, and is not shared, has none.
  package func rules(missing: Missing) -> [Rule] {
    // The kind stands behind the value, in a character that no header has.
    let mark = "\n"
    var targets: [String: [HeaderTarget]] = [:]
    let tree = PathTree(otherwise: otherwise) {
      missing == .isKeptApart || short.contains($0.hasSuffix(mark) ? String($0.dropLast()) : $0)
    }
    let marked =
      sharedPaths.isEmpty
      ? paths : paths.map { .init(path: $0.path, value: sharedPaths.contains($0.path) ? $0.value + mark : $0.value) }
    for found in tree.targets(of: marked) { targets[found.value, default: []].append(found.target) }
    return targets.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { value in
      Rule(
        targets: targets[value, default: []].sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) },
        cacheControl: value.hasSuffix(mark) ? String(value.dropLast()) : value, isShared: value.hasSuffix(mark))
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
