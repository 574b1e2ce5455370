/// The paths of a rule as regular expressions of bounded length, which both Vercel and nginx read.
enum Alternation {
  /// `a|b(?:\.json)?|…` without the slash in front of each, in as few texts of at most `limit` bytes as it takes.
  static func patterns(_ targets: [HeaderPlan.Target], limit: Int) -> [String] {
    var patterns: [String] = []
    for target in targets {
      let suffix = target.optionalSuffix.map { "(?:\(escape($0)))?" } ?? ""
      let piece = escape(String(target.path.dropFirst())) + suffix
      if let last = patterns.last, last.utf8.count + 1 + piece.utf8.count <= limit {
        patterns[patterns.count - 1] = last + "|" + piece
      } else {
        patterns.append(piece)
      }
    }
    return patterns
  }

  /// A path of a route table needs no more than its dots escaped.
  private static func escape(_ path: String) -> String {
    var text = ""
    for character in path.unicodeScalars {
      if character == "." { text.unicodeScalars.append("\\") }
      text.unicodeScalars.append(character)
    }
    return text
  }
}
