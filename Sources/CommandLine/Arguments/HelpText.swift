/// Laying out help for a terminal of 80 columns.
enum HelpText {
  /// The column at which explanations begin, from 0.
  static let column = 28
  private static let width = 80

  /// A label with its explanation beside it, wrapped.
  static func aligned(_ label: String, _ text: String) -> [String] {
    var lines: [String] = []
    var current = label.count < column - 1 ? label + String(repeating: " ", count: column - label.count) : ""
    if current.isEmpty {
      lines.append(label)
      current = String(repeating: " ", count: column)
    }
    var isFirstWord = true
    for word in text.split(separator: " ") {
      if !isFirstWord, current.count + 1 + word.count > width {
        lines.append(current)
        current = String(repeating: " ", count: column)
        isFirstWord = true
      }
      current += (isFirstWord ? "" : " ") + word
      isFirstWord = false
    }
    return lines + [current]
  }
}
