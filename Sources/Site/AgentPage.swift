/// Where the page of an agent lies.
///
/// Ids are made of `[a-z0-9_-]` only, so `agents/<id>.html` is safe and two ids never share a page. One exception: the
/// page of an agent called `index` would have the address of the folder itself; it lies at `agents/index.agent.html`, a
/// name that no id gives.
enum AgentPage {
  /// The page's path from the root.
  static func path(of id: String) -> String { id == "index" ? "agents/index.agent.html" : "agents/\(id).html" }

  /// Whether an id may stand in a path.
  static func isSafe(_ id: String) -> Bool {
    (1...100).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
  }
}
