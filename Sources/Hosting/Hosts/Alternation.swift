/// The paths of a rule as regular expressions of bounded length.
enum Alternation {
  /// `a|b(?:[./].*)?|…` without the slash in front of each, of any length.
  static func pattern(_ targets: [HeaderTarget]) -> String {
    patterns(targets, limit: .max / 2).joined(separator: "|")
  }

  /// `a|b(?:[./].*)?|…` without the slash in front of each, in as few texts of at most `limit` bytes as it takes.
  static func patterns(_ targets: [HeaderTarget], limit: Int) -> [String] {
    var patterns: [String] = []
    for target in targets {
      let piece = String(target.expression.dropFirst())
      if let last = patterns.last, last.utf8.count + 1 + piece.utf8.count <= limit {
        patterns[patterns.count - 1] = last + "|" + piece
      } else {
        patterns.append(piece)
      }
    }
    return patterns
  }
}
