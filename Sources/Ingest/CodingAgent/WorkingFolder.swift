/// The folder that a coding agent worked in: its last component is the agent's name, for want of another.
enum WorkingFolder {
  /// The last component of a path, with `/` or `\` between components; nil for a path without components, and for one
  /// that was blacked out.
  static func name(_ path: String) -> String? {
    let parts = path.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    guard let last = parts.last, !isBlackedOut(path) else { return nil }
    return String(decoding: last, as: UTF8.self)
  }

  /// The name for a session of Claude Code, which keeps the sessions begun in one folder under that folder's path with
  /// `-` for every character but letters and digits (the slug).
  ///
  /// The session may go to other folders; it stays the agent of the folder that it began in. That is the part of `path`
  /// whose slug is `slug`, else the path itself.
  static func name(_ path: String, slug: String?) -> (name: String?, isCertain: Bool) {
    guard let slug else { return (name(path), false) }
    let wanted = dashed(slug.utf16)
    let units = Array(path.utf16)
    let begin = units.prefix(wanted.count)
    if dashed(begin) == wanted, units.count == wanted.count || isSeparator(units[wanted.count]) {
      return (name(String(decoding: begin, as: UTF16.self)), true)
    }
    return (name(path), false)
  }

  /// The last part of a slug: all that can be said of the folder when no line names it.
  static func name(slug: String) -> String? {
    slug.utf8.split(separator: UInt8(ascii: "-")).last.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether somebody put a placeholder where the path stood.
  private static func isBlackedOut(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return ["<redacted", "[redacted", "[REDACTED", "<REDACTED"].contains { bytes.starts(with: $0.utf8) }
  }

  private static func isSeparator(_ unit: UInt16) -> Bool { unit == 0x2F || unit == 0x5C }

  /// Everything but ASCII letters and digits as `-`, a unit of UTF-16 each.
  private static func dashed(_ text: some Sequence<UInt16>) -> [UInt8] {
    text.map { unit in
      switch unit {
      case 48...57, 65...90, 97...122: UInt8(unit)
      default: UInt8(ascii: "-")
      }
    }
  }
}
