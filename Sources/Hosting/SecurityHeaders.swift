/// One header line of an answer.
package struct Header: Sendable, Hashable {
  /// The name as it is sent.
  package let name: String
  /// The value.
  package let value: String

  /// Makes a header.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The headers that every answer carries, whatever its path and status.
///
/// The site has no inline script and no inline style, so the policy needs no exception. It may only be framed, posted
/// to and embedded by nobody, and it tells other sites nothing about where a reader came from.
package enum SecurityHeaders {
  /// In the order in which they are written.
  package static let standard: [Header] = [
    Header(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    Header("Cross-Origin-Opener-Policy", "same-origin"),
    Header("Cross-Origin-Resource-Policy", "same-origin"),
    Header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    Header("Referrer-Policy", "no-referrer"),
    Header("X-Content-Type-Options", "nosniff"),
  ]

  /// The same headers for a page that has forms, which go to the site itself. Without a referrer a browser would say of a
  /// form that it comes from nowhere (`Origin: null`), as a page of another site may; so our own pages are told to us.
  package static func withForms(_ headers: [Header]) -> [Header] {
    headers.map { header in
      switch header.name {
      case "Content-Security-Policy":
        Header(
          header.name,
          header.value.split(separator: "; ", omittingEmptySubsequences: false).map {
            $0 == "form-action 'none'" ? "form-action 'self'" : String($0)
          }.joined(separator: "; "))
      case "Referrer-Policy": Header(header.name, "same-origin")
      default: header
      }
    }
  }

  /// What lets pages of every other site read an answer (Fetch, without credentials) and embed it; for a header that
  /// `standard` has too, in its place.
  package static let shared: [Header] = [
    Header("Access-Control-Allow-Origin", "*"),
    Header("Access-Control-Expose-Headers", "ETag"),
    Header("Cross-Origin-Resource-Policy", "cross-origin"),
  ]
}
