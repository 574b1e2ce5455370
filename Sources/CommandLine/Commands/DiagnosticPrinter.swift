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
      text += headline.description.printable + "\n"
      if let hint = diagnostic.hint { text += "  hint: \(hint.printable)\n" }
    }
    if !text.isEmpty { stream.write(text) }
  }
}
