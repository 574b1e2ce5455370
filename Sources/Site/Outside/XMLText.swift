import HTML

/// Text as XML 1.0 shows it, for content and for attribute values.
enum XMLText {
  /// The text, escaped; characters that XML forbids become U+FFFD.
  static func escaped(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      clean.append(scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar)
    }
    return HTML.escape(String(clean))
  }

  /// An element with text in it, on a line of its own.
  static func line(_ name: String, _ text: String, attributes: String = "") -> String {
    "<\(name)\(attributes)>\(escaped(text))</\(name)>\n"
  }
}
