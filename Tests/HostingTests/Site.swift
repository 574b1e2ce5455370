import Hosting

/// A small site to publish in tests.
enum Site {
  /// A page, a document or an asset, as its path says, of this text.
  static func resource(_ path: String, _ text: String, isVolatile: Bool = false) -> Resource {
    let policy: CachePolicy =
      if path.hasPrefix("assets/") {
        .asset
      } else if path.hasPrefix("api/") {
        CachePolicies().policy(forDocument: String(path.dropFirst(4).dropLast(5)))
      } else if path.hasSuffix(".xml") {
        .feed
      } else {
        path == "404.html" ? .missing : .page
      }
    return Resource(path: path, cachePolicy: policy, bytes: Array(text.utf8), isVolatile: isVolatile)
  }

  /// A table of files with their texts; `api/build.json` is volatile.
  static func table(_ files: [String: String]) throws -> RouteTable {
    try RouteTable(files.map { resource($0.key, $0.value, isVolatile: $0.key == "api/build.json") })
  }

  /// The files of most tests.
  static let files = [
    "index.html": "<p>1", "404.html": "<p>?", "agents.html": "<p>agents", "agents/nexus.html": "<p>nexus",
    "api/agents.json": "[]", "api/tasks.json": "[]", "api/logs/activity.json": "{}", "api/build.json": "{\"time\":1}",
    "api/config.json": "{}", "assets/style.0123456789abcdef.css": "p{}", "feed.xml": "<feed/>",
  ]
}
