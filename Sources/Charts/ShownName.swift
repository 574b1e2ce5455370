/// Names from sources as they stand in a drawing: one line, not too long, and without power over the text around them.
enum ShownName {
  /// The name without line breaks and without marks that turn the direction of text; cut with "…" after `limit`
  /// characters; "(no name)" where nothing can be seen. A name with other than ASCII letters is isolated (U+2068, U+2069),
  /// so that what stands behind it keeps its place.
  static func text(_ name: String, limit: Int = 60) -> String {
    let plain = line(name, limit: limit)
    return plain.utf8.allSatisfy({ $0 < 0x80 }) ? plain : "\u{2068}\(plain)\u{2069}"
  }

  /// As `text`, not isolated: for an element of its own (`<bdi>`).
  static func line(_ name: String, limit: Int) -> String {
    var scalars = String.UnicodeScalarView()
    // Characters may be made of any number of scalars; what is looked at is bounded.
    for scalar in name.unicodeScalars.prefix(limit * 16) where !isInvisible(scalar) { scalars.append(shown(scalar)) }
    let words = String(scalars).split(separator: " ").joined(separator: " ")
    if words.isEmpty { return "(no name)" }
    return words.count > limit ? "\(words.prefix(limit - 1))…" : words
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029: " "
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: " "
    default: scalar
    }
  }
}
