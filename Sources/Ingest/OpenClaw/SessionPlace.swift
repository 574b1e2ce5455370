import Model

/// What a path below an OpenClaw home says: `agents/<agent>/sessions/<session>.jsonl…`.
struct SessionPlace: Hashable {
  /// The folder above `sessions`, or nil when the path has none.
  var agent: String?
  /// The session's id: the file's name before `.jsonl`, for archives too.
  var session: String

  /// Reads a path with `/` between its parts.
  init(path: String) {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    session = Self.session(fileName: parts.last ?? "")
    let folders = parts.dropLast()
    if let index = folders.lastIndex(where: { $0 == "sessions" || $0 == "sessions-archive" }), index > 0 {
      agent = folders[index - 1]
    }
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
