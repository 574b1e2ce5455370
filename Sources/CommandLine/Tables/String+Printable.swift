extension String {
  /// The text without control characters, so that no input can steer the terminal or forge a line.
  var printable: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl = scalar.value < 32 || (127..<160).contains(scalar.value)
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
