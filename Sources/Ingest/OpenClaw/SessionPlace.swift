import Model

/// What a path below an OpenClaw home says: `agents/<agent>/sessions/<session>.jsonl…`.
struct SessionPlace: Hashable {
  /// The folders that hold sessions; the last is where sessions are put when a database takes their place.
  static let folders: Set<String> = ["sessions", "sessions-archive", "session-sqlite-import-archive"]

  /// The folder above those that hold sessions, or nil when the path has none.
  var agent: String?
  /// The session's id: the file's name before `.jsonl`, for archives too.
  var session: String

  /// Reads a path with `/` between its parts.
  init(path: String) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    session = Self.session(fileName: parts.last ?? "")
    // An archive may stand within `sessions` or beside it.
    var folders = parts.dropLast()
    guard let index = folders.lastIndex(where: { Self.folders.contains($0) }) else { return }
    folders = folders[...index]
    while let last = folders.last, Self.folders.contains(last) { folders.removeLast() }
    agent = folders.last
  }

  private static func session(fileName: String) -> String {
    let bytes = Array(fileName.utf8)
    let ending = Array(".jsonl".utf8)
    for start in bytes.indices.dropFirst() where bytes[start...].starts(with: ending) {
      return String(decoding: bytes[..<start], as: UTF8.self)
    }
    return fileName
  }
}
