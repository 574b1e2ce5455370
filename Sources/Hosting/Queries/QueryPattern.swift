/// What may be asked for as a regular expression, in the dialect that PCRE, RE2 and JavaScript share.
enum QueryPattern {
  /// The expression of a text as it stands in a query, not yet decoded: each byte by itself or as `%` and two digits, a
  /// space also as `+`.
  static func raw(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      let coded = String(scalar).utf8.map(percent).joined()
      switch scalar {
      case " ": pattern += "(?:\\+|%20)"
      // By themselves they would end the value, or mean something else.
      case "&", "+", "#", "%": pattern += coded
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: pattern += coded
      default: pattern += "(?:\(literal(scalar))|\(coded))"
      }
    }
    return pattern
  }

  /// The expression of a text that the host has decoded; `+` stands for a space, as not every host decodes it.
  static func decoded(_ text: String) -> String {
    text.unicodeScalars.map { $0 == " " ? "[ +]" : literal($0) }.joined()
  }

  /// An expression whose group 1 is the value, not yet decoded, of the first parameter of a name; over a whole query. It
  /// takes as few parameters as it can in front.
  static func first(_ name: String) -> String { "^(?:[^&]*&)*?\(raw(name))(?:=([^&]*))?(?:&|$)" }

  /// Alternatives joined by `|`, in as few texts of at most `limit` bytes as it takes; what is longer alone is left out.
  static func joined(_ alternatives: [String], limit: Int) -> [String] {
    var texts: [String] = []
    for alternative in alternatives where alternative.utf8.count <= limit {
      if let last = texts.last, last.utf8.count + 1 + alternative.utf8.count <= limit {
        texts[texts.count - 1] = last + "|" + alternative
      } else {
        texts.append(alternative)
      }
    }
    return texts
  }

  /// A character that stands for itself, in a text that needs no quoting in any host's file.
  private static func literal(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": String(scalar)
    case _ where scalar.value < 0x80: "\\x" + hex(UInt8(scalar.value)).joined()
    default: String(scalar)
    }
  }

  /// A byte as `%` and two digits, letters of either case.
  private static func percent(_ byte: UInt8) -> String {
    "%" + hex(byte).map { $0 > "9" ? "[\($0)\($0.uppercased())]" : $0 }.joined()
  }

  private static func hex(_ byte: UInt8) -> [String] {
    [byte >> 4, byte & 15].map { String($0, radix: 16) }
  }
}
