import Effects
import Model

/// Prints diagnostics, one a line, with their hints.
struct DiagnosticPrinter {
  let stream: Terminal.Stream
  /// Whether notes are printed too; else they are only counted in the summary.
  let showsNotes: Bool

  /// Prints them in the order given.
  func printAll(_ diagnostics: [Diagnostic]) {
    var text = ""
    for diagnostic in diagnostics where showsNotes || diagnostic.severity > .note {
      var headline = diagnostic
      headline.hint = nil
      text += printable(headline.description) + "\n"
      if let hint = diagnostic.hint { text += "  hint: \(printable(hint))\n" }
    }
    if !text.isEmpty { stream.write(text) }
  }

  /// The text without control characters, so that no input can steer the terminal or forge a line.
  private func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 32 || (127..<160).contains(scalar.value)
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
