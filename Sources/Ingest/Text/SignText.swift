/// Taking signs and markup characters off words.
enum SignText {
  /// A text without blanks, `*`, `_`, `` ` ``, `#` and emoji at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isDecoration($0) }),
      let last = scalars.lastIndex(where: { !isDecoration($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// A text without what stands in parentheses, trimmed.
  static func withoutNotes(_ text: String) -> String {
    var depth = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      default: if depth == 0 { kept.append(scalar) }
      }
    }
    return trimmed(String(kept))
  }

  /// Whether an emoji of the list stands in the text.
  static func has(_ signs: Set<Unicode.Scalar>, in text: String) -> Bool {
    text.unicodeScalars.contains { signs.contains($0) }
  }

  /// Whether `phrase` stands in `words` (a text made by `words(_:)`) as whole words.
  ///
  /// The library's own search builds a table for each call, which costs a hundred times the comparison.
  static func has(words phrase: String, in words: String) -> Bool {
    let text = words.utf8
    let wanted = phrase.utf8
    for start in text.indices where text[start] == 0x20 {
      let rest = text[text.index(after: start)...]
      if rest.starts(with: wanted), rest.dropFirst(wanted.count).first == 0x20 { return true }
    }
    return false
  }

  /// The text in lower case as words of letters and digits, one blank before, between and after them, so that
  /// `has(words:in:)` finds whole words.
  static func words(_ text: String) -> String {
    var result = " "
    var isAfterBlank = true
    for scalar in text.lowercased().unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      if isWord {
        result.unicodeScalars.append(scalar)
      } else if !isAfterBlank {
        result.append(" ")
      }
      isAfterBlank = !isWord
    }
    return isAfterBlank ? result : result + " "
  }

  private static func isDecoration(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "`", "#", "~": return true
    default: break
    }
    switch scalar.value {
    // Variation selectors, the joiner and the tones of emoji, the keycap, arrows.
    case 0xFE00...0xFE0F, 0x200D, 0x1F3FB...0x1F3FF, 0x20E3, 0x2190...0x21FF: return true
    default: break
    }
    // U+FFFD stands for broken bytes of the text itself.
    if scalar == "\u{FFFD}" { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .otherSymbol
  }
}
