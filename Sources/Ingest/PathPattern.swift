/// A path with `*` (any part of a name) and `**` (any folders), as the configuration writes it.
struct PathPattern {
  private let parts: [[UInt8]]

  /// Makes a pattern; a trailing slash is of no account.
  init(_ text: String) {
    parts = text.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != [UInt8(ascii: ".")] }
  }

  /// Whether a path relative to the workspace matches.
  func matches(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    // states[i]: whether the names so far match the first i parts.
    var states = [Bool](repeating: false, count: parts.count + 1)
    states[0] = true
    skipFolders(&states)
    for name in names {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for index in parts.indices where states[index] {
        if Self.isAnyFolders(parts[index]) {
          next[index] = true
        } else if Self.matches(name, parts[index]) {
          next[index + 1] = true
        }
      }
      skipFolders(&next)
      states = next
    }
    return states[parts.count]
  }

  private static func isAnyFolders(_ part: [UInt8]) -> Bool { part == Array("**".utf8) }

  private func skipFolders(_ states: inout [Bool]) {
    for index in parts.indices where states[index] && Self.isAnyFolders(parts[index]) { states[index + 1] = true }
  }

  /// Whether a name matches a part, in time of at most the product of their lengths.
  static func matches(_ name: [UInt8], _ part: [UInt8]) -> Bool {
    var n = 0
    var p = 0
    var star: (part: Int, name: Int)?
    while n < name.count {
      if p < part.count, part[p] == UInt8(ascii: "*") {
        star = (p, n)
        p += 1
      } else if p < part.count, part[p] == name[n] {
        n += 1
        p += 1
      } else if let last = star {
        p = last.part + 1
        n = last.name + 1
        star = (last.part, n)
      } else {
        return false
      }
    }
    while p < part.count, part[p] == UInt8(ascii: "*") { p += 1 }
    return p == part.count
  }
}
