import Model

/// What a path below a folder `projects` says: `projects/<slug>/<session>.jsonl`, and for subagents
/// `projects/<slug>/<session>/subagents/agent-<id>.jsonl`.
struct ClaudeCodePlace: Hashable {
  /// The name of the folder below `projects`: the path of the folder worked in, with `-` for `/`. Nil elsewhere.
  var slug: String?
  /// The session's id; for a subagent its parent's.
  var session: String

  /// Reads a path with `/` between its parts.
  init(path: String) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    session = SessionPlace(path: path).session
    let folders = Array(parts.dropLast())
    if folders.last == "subagents", folders.count > 1 { session = folders[folders.count - 2] }
    if let index = folders.lastIndex(of: "projects"), index + 1 < folders.count { slug = folders[index + 1] }
  }
}
