extension FigureText {
  /// Reads the text of a cell or a value.
  ///
  /// Markup characters and signs around the number are of no account, and so is a note in parentheses behind it.
  static func read(_ text: String) -> Reading {
    var scalars = FigureScanner.trimmed(Array(text.unicodeScalars)[...])
    if isNoValue(scalars) { return .noValue }
    if let last = scalars.last, last == ")" || last == "）",
      let open = scalars.firstIndex(where: { $0 == "(" || $0 == "（" }), open > scalars.startIndex
    {
      scalars = FigureScanner.trimmed(scalars[..<open])
      if isNoValue(scalars) { return .noValue }
    }
    var scanner = FigureScanner(scalars)
    return scanner.figure()
  }

  private static let noValueWords: Set<String> = [
    "n/a", "na", "none", "null", "nil", "unknown", "tbd", "?", "not available", "no data", "无", "未知", "暂无",
  ]

  private static func isNoValue(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    if scalars.allSatisfy({ ["-", "–", "—", "−", "‒", "―"].contains($0) }) { return true }
    guard scalars.count <= 16 else { return false }
    return noValueWords.contains(String(String.UnicodeScalarView(scalars)).lowercased())
  }
}
