/// How long each JSON document may be kept, by its name (`agents`, `logs/activity`).
///
/// A document that is not in the table has the time of the nearest name above it: `logs/activity/by-agent/nexus` that
/// of `logs/activity`.
package struct CachePolicies: Sendable {
  /// Seconds by document name, sorted by name: what changes with each message is kept half a minute, what the fleet
  /// does a minute, money two, and what changes by the hand of a person five.
  package static let defaults: [(document: String, seconds: Int)] = [
    ("activities", 60), ("agents", 300), ("build", 30), ("config", 300), ("costs", 120), ("deals", 300),
    ("documents", 60),
    ("health", 30), ("leaderboards", 120), ("logs", 30), ("logs/activity", 30), ("metrics", 30), ("models", 120),
    ("prices", 120), ("providers", 120), ("sessions", 120), ("sources", 120), ("stats", 60),
    ("tasks", 60), ("tokens", 120), ("usage", 120), ("users", 120), ("ventures", 60),
  ]

  /// The time of a document that neither the table nor the configuration knows, in seconds.
  package static let otherwise = 60

  private let seconds: [String: Int]

  /// Makes the table; `overrides` gives other seconds for some documents.
  package init(overrides: [String: Int] = [:]) {
    var seconds: [String: Int] = [:]
    for (document, time) in Self.defaults { seconds[document] = time }
    seconds.merge(overrides) { _, override in max(0, override) }
    self.seconds = seconds
  }

  /// The policy of a document, by its name without `api/` and `.json`.
  package func policy(forDocument name: String) -> CachePolicy {
    var name = Substring(name)
    while true {
      if let time = seconds[String(name)] { return .data(seconds: time) }
      guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return .data(seconds: Self.otherwise) }
      name = name[..<slash]
    }
  }
}
