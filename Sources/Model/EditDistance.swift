/// Finding the name that somebody probably meant.
package enum EditDistance {
  /// The candidate nearest to `word` within two edits and within a third of the longer one's length (at least one edit); the
  /// first in byte order among equals, nil when none is near.
  package static func nearest(to word: String, in candidates: [String]) -> String? {
    var best: (distance: Int, name: String)?
    for candidate in candidates.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let limit = min(2, max(1, max(word.utf8.count, candidate.utf8.count) / 3))
      let distance = between(Array(word.lowercased().utf8), Array(candidate.lowercased().utf8), limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The number of single-byte insertions, deletions, replacements and swaps of neighbours between two words, or
  /// `limit + 1` when it is larger.
  package static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    if abs(a.count - b.count) > limit || a.count > 200 || b.count > 200 { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
