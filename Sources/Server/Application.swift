import Hosting

/// What answers requests: the guards, then code, then the site's files. It has no socket and no clock of its own.
package struct Application: Sendable {
  /// Who may do what.
  package struct Guards: Sendable {
    /// The names of ours that a client may use.
    package var hosts: AllowedHosts
    /// Which sites may call from a browser.
    package var origins: AllowedOrigins
    /// What a request that changes something must carry, or nil.
    package var token: BearerToken?
    /// How often a client may ask, or nil.
    package var limiter: RateLimiter?

    /// Makes guards.
    package init(
      hosts: AllowedHosts, origins: AllowedOrigins = AllowedOrigins([]), token: BearerToken? = nil,
      limiter: RateLimiter? = nil
    ) {
      self.hosts = hosts
      self.origins = origins
      self.token = token
      self.limiter = limiter
    }
  }

  private let site: PublishedSite
  private let guards: Guards
  private let routes: [String: LiveRoute]
  private let pages: FreshPages?
  private let now: @Sendable () -> Int64

  /// Makes an application; `pages` keeps fresh what is made of a task database, `now` is a steady clock in milliseconds.
  package init(
    site: PublishedSite, guards: Guards, routes: [LiveRoute] = [], pages: FreshPages? = nil,
    now: @escaping @Sendable () -> Int64 = { 0 }
  ) {
    self.pages = pages
    self.site = site
    self.guards = guards
    self.routes = Dictionary(uniqueKeysWithValues: routes.map { ($0.path, $0) })
    self.now = now
  }

  /// The answer to a request.
  package func answer(to request: Request) -> Answer {
    let snapshot = site.snapshot
    do throws(Problem) {
      try admit(request)
      if let route = routes[request.target.path] {
        return allowingOrigin(try answer(request, by: route), request)
      }
      if let answer = pages?.answer(request) { return allowingOrigin(answer, request) }
      return allowingOrigin(try file(request, in: snapshot), request)
    } catch {
      return allowingOrigin(.now(error.response(snapshot.everywhere)), request)
    }
  }

  /// The answer to what cannot be read as a request.
  package func answer(to problem: Problem) -> Answer { .now(problem.response(site.snapshot.everywhere)) }

  /// Throws for a request that nobody gets an answer to, whatever it asks for.
  package func admit(_ request: Request) throws(Problem) {
    if let seconds = guards.limiter?.secondsToWait(request.client, at: now()) {
      throw Problem(
        429, "this address asks too often", headers: [Header("Retry-After", "\(seconds)")])
    }
    let hosts = request.lines("host")
    guard hosts.count <= 1 else { throw Problem(400, "the request names several hosts") }
    // Without a host (HTTP/1.0) it is no browser that asks.
    if let host = request.target.authority ?? hosts.first, !guards.hosts.allows(host) {
      throw Problem(421, "this server does not serve the host that the request names")
    }
    if request.isSafe { return }
    guard guards.origins.allowsChange(request) else {
      throw Problem(403, "pages of another site may not change anything here")
    }
    if let token = guards.token, !token.admits(request.header("authorization")),
      routes[request.target.path]?.checksToken != true
    {
      throw Problem(
        401, "a request that changes something needs the server's token",
        headers: [Header("WWW-Authenticate", "Bearer realm=\"fleetledger\"")])
    }
  }

  private func answer(_ request: Request, by route: LiveRoute) throws(Problem) -> Answer {
    if request.method == "OPTIONS" { return .now(options(request, route.allowed)) }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let found = route.methods.first(where: { $0.method == method }) else {
      throw Self.notAllowed(route.allowed)
    }
    if let parameters = route.parameters { try request.target.admit(only: parameters[method] ?? []) }
    return try found.answer(request)
  }

  private func file(_ request: Request, in snapshot: SiteSnapshot) throws(Problem) -> Answer {
    if request.method == "GET" || request.method == "HEAD" { return snapshot.answer(to: request) }
    let allowed = ["GET", "HEAD", "OPTIONS"]
    if request.method == "OPTIONS" { return .now(options(request, allowed)) }
    guard snapshot.entry(for: request.target) != nil else { return snapshot.missing(request) }
    throw Self.notAllowed(allowed)
  }

  private func options(_ request: Request, _ allowed: [String]) -> Response {
    Response(
      204,
      headers: site.snapshot.everywhere + [
        Header("Allow", allowed.joined(separator: ", ")), Header("Cache-Control", "no-store"),
      ]
    ).adding(guards.origins.preflight(for: request, methods: allowed))
  }

  private static func notAllowed(_ allowed: [String]) -> Problem {
    Problem(405, "this address does not take that method", headers: [Header("Allow", allowed.joined(separator: ", "))])
  }

  private func allowingOrigin(_ answer: Answer, _ request: Request) -> Answer {
    let headers = guards.origins.headers(for: request)
    guard !headers.isEmpty else { return answer }
    switch answer {
    case .now(let response):
      return response.header("Access-Control-Allow-Origin") == nil ? .now(response.adding(headers)) : answer
    case .later(let later):
      later.add(headers)
      return answer
    case .events(let stream, let own): return .events(stream, headers: own + headers)
    }
  }
}
