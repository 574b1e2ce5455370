/// The URL paths that a rule is for, as every host can write them in one way or another.
package enum HeaderTarget: Sendable, Hashable {
  /// One path: `/feed.xml`.
  case path(String)
  /// A name, with and without an extension, and what lies below it: `/api/agents`, `/api/agents.json`,
  /// `/api/agents/nexus.json`, and not `/api/agents-2`.
  case family(String)
  /// What begins with this text; it ends in a slash, or in the middle of a name.
  case prefix(String)

  /// The path, name or beginning.
  package var text: String {
    switch self {
    case .path(let text), .family(let text), .prefix(let text): text
    }
  }

  /// True when the rule is for this URL path.
  package func matches(_ urlPath: String) -> Bool {
    switch self {
    case .path(let path): return urlPath.utf8.elementsEqual(path.utf8)
    case .prefix(let text): return urlPath.utf8.starts(with: text.utf8)
    case .family(let name):
      guard urlPath.utf8.starts(with: name.utf8) else { return false }
      let next = urlPath.utf8.dropFirst(name.utf8.count).first
      return next == nil || next == UInt8(ascii: ".") || next == UInt8(ascii: "/")
    }
  }

  /// The regular expression of the path, not anchored, for every dialect that hosts have.
  ///
  /// Paths of a route table hold letters, digits, `-`, `_`, `.` and `/`, so that dots are all there is to quote.
  package var expression: String {
    let quoted = Self.quoted(text)
    return switch self {
    case .path: quoted
    case .family: quoted + "(?:[./].*)?"
    case .prefix: quoted + ".*"
    }
  }

  /// A path as part of a regular expression.
  static func quoted(_ path: String) -> String {
    var text = ""
    for character in path.unicodeScalars {
      if character == "." { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(character)
    }
    return text
  }
}

extension HeaderPlan {
  /// A target as patterns in which `*` at the end stands for anything, slashes too; none matches a path of another
  /// rule, and together they match every path of the target.
  func globs(_ target: HeaderTarget) -> [String] {
    switch target {
    case .path(let path): return [path]
    case .prefix(let text): return [text + "*"]
    case .family(let name):
      let beginning = paths(beginningWith: name)
      if beginning.allSatisfy({ target.matches($0.path) }) { return [name + "*"] }
      return [name, name + ".*", name + "/*"].filter { glob in
        beginning.contains { glob.hasSuffix("*") ? $0.path.hasPrefix(glob.dropLast()) : $0.path == glob }
      }
    }
  }

  /// The paths of the site that begin with a text.
  func paths(beginningWith text: String) -> ArraySlice<PathTree.Path> {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].path.utf8.lexicographicallyPrecedes(text.utf8) { low = middle + 1 } else { high = middle }
    }
    return paths[low...].prefix { $0.path.utf8.starts(with: text.utf8) }
  }
}
