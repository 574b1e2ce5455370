import Model

/// What a path below a Gemini home says: `tmp/<project>/chats/session-<time>.json`, the project by hash or name.
struct GeminiPlace: Hashable {
  /// The folder above `chats`, or nil when the path has none.
  var project: String?
  /// The file's name without its ending, for a session that names no id.
  var session: String

  /// Reads a path with `/` between its parts.
  init(path: String) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    var stem = parts.last ?? ""
    for ending in [".jsonl", ".json"] where stem.hasSuffix(ending) {
      stem = String(decoding: stem.utf8.dropLast(ending.utf8.count), as: UTF8.self)
      break
    }
    session = stem
    if let index = parts.dropLast().lastIndex(of: "chats"), index > 1, parts[index - 2] == "tmp" {
      project = parts[index - 1]
    }
  }

  /// Whether a name is the SHA-256 of a path, as 64 hexadecimal digits.
  static func isHash(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
