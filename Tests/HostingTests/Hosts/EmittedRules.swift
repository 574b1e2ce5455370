/// The rules for `Cache-Control` that a host reads from its file, found in the text alone.
///
/// Nothing here knows how the text was made: it follows what the hosts' documentation says of matching.
struct EmittedRules {
  struct Rule {
    /// As written, for messages.
    let pattern: String
    let value: String
    let matches: (String) -> Bool
  }

  /// The rules that name paths.
  var rules: [Rule] = []
  /// What is sent where none of them matches.
  var otherwise: String
  /// True when an answer "not found" is sent with `otherwise` whatever the rules say.
  var keepsMissingApart: Bool
  /// True when `/a/` is `/a` to the host.
  var ignoresLastSlash = false

  /// The values that rules give to a URL path; more than one is a clash on every host.
  func values(_ path: String) -> [String] { rules.filter { $0.matches(path) }.map(\.value) }

  /// What a reader gets.
  func cacheControl(_ path: String, isMissing: Bool) -> String {
    if isMissing && keepsMissingApart { return otherwise }
    let found = values(path)
    return found.isEmpty ? otherwise : found.joined(separator: ", ")
  }

  /// The first thing that is wrong with the answers for paths that are there and for some that are not, or nil.
  func fault(expected: [String: String], missing: [String]) -> String? {
    for (path, value) in expected.sorted(by: { $0.key < $1.key }) {
      let found = values(path)
      if found.count > 1 { return "\(path): \(found.count) rules: \(found)" }
      let sent = cacheControl(path, isMissing: false)
      if sent != value { return "\(path): \(sent), not \(value)" }
    }
    for path in missing where expected[path] == nil {
      if ignoresLastSlash, path.hasSuffix("/"), expected[String(path.dropLast())] != nil { continue }
      let sent = cacheControl(path, isMissing: true)
      let age = sent.split(separator: "max-age=").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0
      if age > 300 || sent.contains("immutable") { return "\(path) is missing, and kept: \(sent)" }
      if values(path).count > 1 { return "\(path) is missing: \(values(path).count) rules" }
    }
    return nil
  }

  /// A regular expression over the whole path.
  static func expression(_ pattern: String, _ value: String) -> Rule {
    guard let regex = try? Regex(pattern) else { return Rule(pattern: pattern, value: "no regex") { _ in true } }
    return Rule(pattern: pattern, value: value) { $0.firstMatch(of: regex) != nil }
  }

  /// A pattern of which `*` stands for anything, slashes too; at the end, or at both ends.
  static func glob(_ pattern: String, _ value: String) -> Rule {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    return Rule(pattern: pattern, value: value) { path in
      switch parts.count {
      case 1: path == pattern
      case 2: path.count >= pattern.count - 1 && path.hasPrefix(parts[0]) && path.hasSuffix(parts[1])
      default: false
      }
    }
  }
}
