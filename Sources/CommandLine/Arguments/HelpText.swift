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

  /// The operand that all commands have.
  static let workspace = (name: "WORKSPACE", text: "The folder to read (default: the current one).")

  /// The whole help of a command; `problems` says what exit code 1 stands for, `unable` what cannot be done when it is 2.
  static func page<Options>(
    purpose: String, usage: String, operands: [(name: String, text: String)], table: FlagTable<Options>,
    examples: [String], problems: String = "problems found", unable: String = "read", manual: String = "docs/cli.md"
  ) -> String {
    var lines = [purpose, "", "USAGE: fleetledger \(usage)", ""]
    for operand in operands { lines += aligned("  \(operand.name)", operand.text) }
    lines += ["", "OPTIONS:"] + table.help(advanced: false) + aligned("  -h, --help", "Show this help.")
    let advanced = table.help(advanced: true)
    if !advanced.isEmpty { lines += ["", "ADVANCED:"] + advanced }
    lines += ["", "EXAMPLES:"] + examples.map { "  \($0)" }
    lines += [
      "", "EXIT CODES:", "  0   done", "  1   \(problems)", "  2   nothing could be \(unable)", "  64  wrong usage",
      "  70  internal error", "", "The manual is in \(manual).",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
