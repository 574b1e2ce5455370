package import Hosting

/// The whole site at one moment, ready to be served. It never changes: a new build makes another one.
package struct SiteSnapshot: Sendable {
  /// The headers of every answer but those of what pages of other sites may read.
  package let everywhere: [Header]
  /// `Cache-Control` of what is not there.
  package let otherwise: String
  /// The files by every URL path that leads to them.
  private let files: [String: SiteFile]
  /// The addresses that take a query.
  private let queries: [String: QueryRoute]
  /// The page for what is not there, or nil.
  private let notFound: SiteFile?
  private let script: String?

  /// Makes a snapshot of what a plan would publish, with the headers that it gives. What is made of a task database is
  /// asked about every time, and its pages with forms may send them here. With a script, each page asks for it at its
  /// end.
  package init(
    _ plan: HeaderPlan, live: LivePages? = nil, script: String? = nil, keepsAnswers: Bool = true
  ) {
    self.script = script
    // A private site says so already.
    let liveControl = plan.otherwise.hasPrefix("private") ? plan.otherwise : "no-cache"
    everywhere = plan.everywhere + plan.elsewhere
    otherwise = plan.otherwise
    var cacheControl: [String: String] = [:]
    for path in plan.paths { cacheControl[path.path] = path.value }
    var files: [String: SiteFile] = [:]
    var notFound: SiteFile?
    for resource in plan.resources {
      let isLive = live?.paths.contains(resource.path) == true
      let value = isLive ? liveControl : cacheControl["/" + resource.path] ?? plan.otherwise
      let headers = plan.headers(of: "/" + resource.path)
      let shown = script.map { Self.adding($0, to: resource) } ?? resource
      // One whose tasks are all of other sources has none after all.
      let hasForms =
        live?.withForms.contains(resource.path) == true && resource.bytes.firstIndex(of: Array("<form".utf8)) != nil
      let file = SiteFile(
        shown, everywhere: hasForms ? SecurityHeaders.withForms(headers) : headers, cacheControl: value,
        keepsAnswers: keepsAnswers)
      for path in resource.urlPaths { files[path] = file }
      if resource.path == "404.html" {
        notFound = SiteFile(
          shown, status: 404, everywhere: everywhere, cacheControl: plan.otherwise, keepsAnswers: keepsAnswers)
      }
    }
    self.files = files
    self.notFound = notFound
    queries = Dictionary(uniqueKeysWithValues: plan.queries.map { ($0.address, $0) })
  }

  /// The file that answers a target, or nil.
  package func file(for target: RequestTarget) -> SiteFile? {
    if let query = queries[target.path] {
      return files["/" + query.path(for: target.query.map { ($0.name, $0.value) })]
    }
    return files[target.path]
  }

  /// A page with forms as it is made for one request, with the headers of the one that is there.
  func file(_ page: Resource, status: Int = 200) -> SiteFile {
    let known = files["/" + page.path]
    return SiteFile(
      script.map { Self.adding($0, to: page) } ?? page, status: status, everywhere: known?.everywhere ?? everywhere,
      cacheControl: status == 200 ? known?.cacheControl ?? otherwise : "no-store")
  }

  /// The query that an address takes, or nil.
  func query(_ address: String) -> QueryRoute? { queries[address] }

  /// The answer to `GET` or `HEAD` of what is not there: below `/api/` for programs, else for people.
  func missing(_ request: Request) -> Response {
    if !request.target.path.hasPrefix("/api/"), let notFound { return notFound.response(to: request) }
    return Problem(404, "there is nothing at this address").response(everywhere, cacheControl: otherwise)
  }

  /// A page with a script before the end of its head; anything else as it is.
  private static func adding(_ script: String, to resource: Resource) -> Resource {
    guard resource.path.hasSuffix(".html") else { return resource }
    let end = Array("</head>".utf8)
    guard let place = resource.bytes.firstIndex(of: end) else { return resource }
    var resource = resource
    resource.bytes.insert(contentsOf: Array("<script src=\"\(script)\" defer></script>".utf8), at: place)
    return resource
  }
}

extension [UInt8] {
  /// Where a run of bytes begins first, or nil.
  fileprivate func firstIndex(of run: [UInt8]) -> Int? {
    guard let first = run.first else { return nil }
    var start = 0
    while let place = self[start...].firstIndex(of: first) {
      if self[place...].starts(with: run) { return place }
      start = place + 1
    }
    return nil
  }
}
