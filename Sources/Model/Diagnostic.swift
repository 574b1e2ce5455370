/// How much a diagnostic matters: `note` is for information, a `warning` fails a `--strict` build, an `error` means
/// that something asked for could not be done or that data is missing from the totals.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  case note, warning, error

  /// Orders from the least to the most severe.
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One fact about the input that its owner should know, with the place it is about.
///
/// Printed as `path:line:column: severity: message [id]`, then `hint: …` on a line of its own.
package struct Diagnostic: Sendable, Hashable {
  /// The stable name of the kind of fact, such as `report.total-differs`; every id is described in `docs/diagnostics.md`.
  package var id: String
  /// How much it matters.
  package var severity: Severity
  /// Where the fact is.
  package var location: SourceLocation
  /// The fact, lower-case first, quoting the input, and what was done about it.
  package var message: String
  /// What the reader of the message can do, or nil.
  package var hint: String?

  /// Makes a diagnostic.
  package init(_ id: String, _ severity: Severity, at location: SourceLocation, _ message: String, hint: String? = nil)
  {
    self.id = id
    self.severity = severity
    self.location = location
    self.message = message
    self.hint = hint
  }

  /// The line that a terminal or an editor shows, with the hint on a second line.
  package var description: String {
    var text = "\(location.description): \(severity.rawValue): \(message) [\(id)]"
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }

  /// The order in which diagnostics are printed: by place, then id, then message.
  package static func isOrderedBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.id != b.id { return a.id < b.id }
    return a.message.utf8.lexicographicallyPrecedes(b.message.utf8)
  }
}
