/// How long an answer may be kept (RFC 9111).
package enum CachePolicy: Sendable, Hashable {
  /// A page: kept, but asked about every time.
  case page
  /// A file whose name holds the digest of its bytes: kept for a year, never asked about (RFC 8246).
  case asset
  /// A document: kept for so many seconds.
  case data(seconds: Int)
  /// A feed or site map: kept for five minutes.
  case feed
  /// What is not there: asked about every time, lest a "not found" outlives the deployment that caused it.
  case missing

  /// The value of `Cache-Control`.
  package var cacheControl: String {
    switch self {
    case .page, .missing: "public, max-age=0, must-revalidate"
    case .asset: "public, max-age=31536000, immutable"
    case .data(let seconds): "public, max-age=\(seconds)"
    case .feed: "public, max-age=300"
    }
  }

  /// The name in the manifest: `page`, `asset`, `data 300`, `feed`, `missing`.
  package var name: String {
    switch self {
    case .page: "page"
    case .asset: "asset"
    case .data(let seconds): "data \(seconds)"
    case .feed: "feed"
    case .missing: "missing"
    }
  }

  /// The value of `Cache-Control` for everything on a site that is not for everybody: kept by the reader's own cache
  /// alone, and asked about every time.
  static let privateCacheControl = "private, no-cache"

  /// True when nobody keeps it for more than five minutes, so that a rule may hold for a "not found" as well.
  var isShort: Bool {
    switch self {
    case .page, .missing, .feed: true
    case .data(let seconds): seconds <= 300
    case .asset: false
    }
  }
}
