package import Hosting

/// Which sites may call the server from a browser.
package struct AllowedOrigins: Sendable {
  private let origins: Set<String>

  /// Allows pages of our own, and these origins (`https://board.example`).
  package init(_ origins: [String]) { self.origins = Set(origins) }

  /// Whether a request that changes something comes from where it may (CSRF): from no browser, from a page of our own,
  /// or from an allowed origin.
  package func allowsChange(_ request: Request) -> Bool {
    if let origin = request.header("origin") {
      return origins.contains(origin) || isOwn(origin, request)
    }
    // Browsers that name no origin tell at least whether it is another site's page that asks.
    guard let site = request.header("sec-fetch-site") else { return true }
    return site == "same-origin" || site == "none"
  }

  /// The headers with which a browser shows the answer to a page of an allowed origin; none for anybody else.
  package func headers(for request: Request) -> [Header] {
    guard let origin = request.header("origin"), origins.contains(origin) else { return [] }
    return [
      Header("Access-Control-Allow-Origin", origin), Header("Access-Control-Expose-Headers", "ETag, Retry-After"),
      Header("Vary", "Origin"),
    ]
  }

  /// The headers that answer a browser's question before a request (CORS preflight).
  package func preflight(for request: Request, methods: [String]) -> [Header] {
    let allowed = headers(for: request)
    if allowed.isEmpty { return [] }
    return allowed + [
      Header("Access-Control-Allow-Methods", methods.joined(separator: ", ")),
      Header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match"),
      Header("Access-Control-Max-Age", "600"),
    ]
  }

  /// A page of ours: the origin's host is the one that was asked. Behind a proxy it may have come by `https`.
  private func isOwn(_ origin: String, _ request: Request) -> Bool {
    guard let host = request.target.authority ?? request.header("host") else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }
}
