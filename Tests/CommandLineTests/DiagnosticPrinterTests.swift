import Effects
import Model
import TestSupport
import Testing

@testable import CommandLine

struct DiagnosticPrinterTests {
  @Test func letsNoInputForgeALineOrSteerTheTerminal() {
    let terminal = RecordingTerminal()
    DiagnosticPrinter(stream: terminal.terminal().error, showsNotes: false).printAll([
      Diagnostic(
        "log.no-time", .warning, at: SourceLocation(path: "a\nb.log", line: 1), "\u{1B}[31m \u{9B}x",
        hint: "one\ntwo"),
      Diagnostic("log.large", .note, at: SourceLocation(path: "a"), "not shown"),
    ])
    #expect(
      terminal.error
        == "a\u{FFFD}b.log:1: warning: \u{FFFD}[31m \u{FFFD}x [log.no-time]\n  hint: one\u{FFFD}two\n")
  }
}
