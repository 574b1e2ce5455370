/// Finds few patterns for many paths: the largest families, folders and beginnings all of whose paths have one value.
///
/// No two patterns that it gives can match one path, and none matches a path of the site with another value.
package struct PathTree {
  /// A URL path and its value.
  package struct Path: Sendable, Hashable {
    /// The path, with a slash in front.
    package let path: String
    /// The value that a header is to have.
    package let value: String
  }

  typealias Found = (target: HeaderTarget, value: String)

  /// The most patterns of one folder that are made by name; beyond that they are made by beginnings of names.
  static let limit = 48

  /// The value of what needs no pattern.
  let otherwise: String
  /// Whether a value may be given to a pattern, which also matches what is missing.
  let allowsPattern: (_ value: String) -> Bool

  init(otherwise: String, allowsPattern: @escaping (_ value: String) -> Bool) {
    self.otherwise = otherwise
    self.allowsPattern = allowsPattern
  }

  /// The patterns for paths that are sorted by bytes, each with a slash in front.
  func targets(of paths: [Path]) -> [Found] { folder("/", paths) }

  /// What lies in a folder; `prefix` ends in a slash, and all paths begin with it.
  private func folder(_ prefix: String, _ paths: [Path]) -> [Found] {
    let named = grouped(paths) { path in
      prefix + String(path.dropFirst(prefix.count).prefix { $0 != "." && $0 != "/" })
    }.flatMap { family($0.key, $0.paths, in: prefix) }
    if named.count <= Self.limit { return named }
    // By beginnings there may be fewer. They are as exact, but say less to a reader.
    let begun = beginning(prefix, paths)
    return begun.count < named.count ? begun : named
  }

  /// The paths of one name, which may have extensions and be a folder. A name that begins with a dot is no name to
  /// make a family of: the family would be the folder that it lies in.
  private func family(_ name: String, _ paths: [Path], in folder: String) -> [Found] {
    if let one = one(paths, pattern: name == folder ? nil : .family(name)) { return one }
    return grouped(paths) { path in
      name + String(path.dropFirst(name.count).prefix { $0 != "/" })
    }.flatMap { group in
      let below = group.paths.filter { $0.path.count > group.key.count }
      let prefix = group.key + "/"
      return exact(group.paths.filter { $0.path.count == group.key.count })
        + (one(below, pattern: .prefix(prefix)) ?? self.folder(prefix, below))
    }
  }

  /// Patterns by the character behind `prefix`.
  private func beginning(_ prefix: String, _ paths: [Path]) -> [Found] {
    let rest = paths.filter { $0.path.count > prefix.count }
    return exact(paths.filter { $0.path.count == prefix.count })
      + grouped(rest) { String($0.prefix(prefix.count + 1)) }.flatMap { group in
        one(group.paths, pattern: .prefix(common(group.paths))) ?? beginning(group.key, group.paths)
      }
  }

  /// The patterns of paths with one value: none, one, or where the value may not have one, each path. Nil when the
  /// values differ, or when a pattern is needed and there is none.
  private func one(_ paths: [Path], pattern: HeaderTarget?) -> [Found]? {
    guard let first = paths.first else { return [] }
    guard paths.allSatisfy({ $0.value == first.value }) else { return nil }
    if first.value == otherwise { return [] }
    guard allowsPattern(first.value) else { return exact(paths) }
    // One file in a folder is a pattern too, lest the next one changes the rules.
    let rest = first.path.dropFirst(pattern?.text.count ?? 0)
    let isInFolder = pattern?.text.hasSuffix("/") ?? false || rest.contains("/")
    if paths.count == 1 && !isInFolder { return exact(paths) }
    return pattern.map { [($0, first.value)] }
  }

  private func exact(_ paths: [Path]) -> [Found] {
    paths.filter { $0.value != otherwise }.map { (.path($0.path), $0.value) }
  }

  /// What all have in common: of sorted texts, what the first and the last have.
  private func common(_ paths: [Path]) -> String {
    guard let first = paths.first, let last = paths.last else { return "" }
    return String(first.path.commonPrefix(with: last.path))
  }

  private func grouped(_ paths: [Path], by key: (String) -> String) -> [(key: String, paths: [Path])] {
    var groups: [String: [Path]] = [:]
    for path in paths { groups[key(path.path), default: []].append(path) }
    return groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> Substring {
    self[..<zip(indices, other.indices).prefix { self[$0] == other[$1] }.reduce(startIndex) { index(after: $1.0) }]
  }
}
