/// Where the page of a document lies.
enum PagePath {
  /// The path from the root of the page that shows the document of a name.
  ///
  /// Names are made of `[a-z0-9_-]` and slashes. A last part `index`, whose page would have the address of the folder
  /// itself, gets a page of a name that no document gives.
  static func path(of document: String) -> String {
    if let id = rest(of: document, after: "agents/") { return AgentPage.path(of: id) }
    if let days = rest(of: document, after: "usage/") { return "costs/\(days).html" }
    if document == "usage" { return "costs.html" }
    if document == "logs/activity" { return "activity.html" }
    if document == "logs/activity/index" { return "activity/archive.html" }
    if let shard = rest(of: document, after: "logs/activity/by-") { return plain("activity/" + shard) }
    return plain(document)
  }

  private static func plain(_ name: String) -> String { name + (name.hasSuffix("/index") ? ".page.html" : ".html") }

  private static func rest(of name: String, after start: String) -> String? {
    name.hasPrefix(start) ? String(name.dropFirst(start.utf8.count)) : nil
  }
}
