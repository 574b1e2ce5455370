// Guessing what a misspelt name was meant to be.

/// A hint that names the one of `known` that is nearest to `name`; nil if none is near.
func nearestNameHint(_ name: String, among known: [String]) -> String? {
  let limit = max(1, name.utf8.count / 2)
  var best: (distance: Int, name: String)?
  for candidate in known {
    let distance = editDistance(name, candidate)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best.map { "did you mean \"\($0.name)\"?" }
}

/// How many bytes must be inserted, removed or replaced to make one name of the other, ignoring the case of letters.
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.lowercased().utf8.prefix(100))
  let right = Array(right.lowercased().utf8.prefix(100))
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (byte == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
