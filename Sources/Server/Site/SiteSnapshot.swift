package import Hosting

/// The whole site at one moment. It never changes: a new build makes another one. Most of it is made when somebody asks
/// for it.
package struct SiteSnapshot: Sendable {
  /// The most bytes of files that are kept, codings aside.
  static let limitBytes = 1 << 30

  /// The headers of every answer but those of what pages of other sites may read.
  package let everywhere: [Header]
  /// `Cache-Control` of what is not there.
  package let otherwise: String
  /// The entries by every URL path that leads to them.
  private let entries: [String: SiteEntry]
  /// The addresses that take a query.
  private let queries: [String: QueryRoute]
  /// The page for what is not there, or nil.
  private let notFound: SiteEntry?
  private let script: String?

  /// Makes a snapshot of what a plan would publish, with the headers that it gives. What is made of a task database is
  /// asked about every time, and its pages with forms may send them here. With a script, each page asks for it at its
  /// end.
  package init(
    _ plan: HeaderPlan, live: LivePages? = nil, script: String? = nil, keepsAnswers: Bool = true
  ) {
    self.script = script
    let kept = keepsAnswers ? SiteEntry.Kept(limit: .max, limitBytes: Self.limitBytes) : nil
    // A private site says so already.
    let liveControl = plan.otherwise.hasPrefix("private") ? plan.otherwise : "no-cache"
    everywhere = plan.everywhere + plan.elsewhere
    otherwise = plan.otherwise
    var cacheControl: [String: String] = [:]
    for path in plan.paths { cacheControl[path.path] = path.value }
    var entries: [String: SiteEntry] = [:]
    var notFound: SiteEntry?
    for resource in plan.resources {
      let isLive = live?.paths.contains(resource.path) == true
      let value = isLive ? liveControl : cacheControl["/" + resource.path] ?? plan.otherwise
      let entry = SiteEntry(
        resource, everywhere: plan.headers(of: "/" + resource.path), cacheControl: value,
        mayHaveForms: live?.withForms.contains(resource.path) == true, script: script, kept: kept)
      for path in resource.urlPaths { entries[path] = entry }
      if resource.path == "404.html" {
        notFound = SiteEntry(
          resource, status: 404, everywhere: everywhere, cacheControl: plan.otherwise, script: script, kept: kept)
      }
    }
    self.entries = entries
    self.notFound = notFound
    queries = Dictionary(uniqueKeysWithValues: plan.queries.map { ($0.address, $0) })
  }

  /// What answers a target, or nil.
  package func entry(for target: RequestTarget) -> SiteEntry? {
    if let query = queries[target.path] {
      return entries["/" + query.path(for: target.query.map { ($0.name, $0.value) })]
    }
    return entries[target.path]
  }

  /// A page with forms as it is made for one request, with the headers of the one that is there.
  func file(_ page: Resource, status: Int = 200) -> SiteFile {
    let known = entries["/" + page.path]
    return SiteEntry(
      page, status: status, everywhere: known?.everywhere ?? everywhere,
      cacheControl: status == 200 ? known?.cacheControl ?? otherwise : "no-store",
      mayHaveForms: known?.mayHaveForms ?? false,
      script: script, kept: nil
    ).file(of: page)
  }

  /// The query that an address takes, or nil.
  func query(_ address: String) -> QueryRoute? { queries[address] }

  /// The answer to a request, which is `GET` or `HEAD`.
  func answer(to request: Request) -> Answer {
    entry(for: request.target)?.answer(to: request) ?? missing(request)
  }

  /// The answer to `GET` or `HEAD` of what is not there: below `/api/` for programs, else for people.
  func missing(_ request: Request) -> Answer {
    if !request.target.path.hasPrefix("/api/"), let notFound { return notFound.answer(to: request) }
    return .now(Problem(404, "there is nothing at this address").response(everywhere, cacheControl: otherwise))
  }
}
