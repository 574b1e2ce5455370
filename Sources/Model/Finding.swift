/// What a check of an installation found, as the tool that checked says it.
package struct Finding: Sendable, Hashable {
  /// How grave it is, in the tool's own three grades.
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case info
    case warning = "warn"
    case critical
  }

  /// The check's id, such as `gateway.bind_no_auth`.
  package var id: String
  /// Where the finding stands.
  package var line: Int
  /// How grave it is, or nil for a word that is not known.
  package var severity: Severity?
  /// What was found, in one line.
  package var title: String
  /// More about it, or nil.
  package var detail: String?
  /// What to do about it, or nil.
  package var remediation: String?

  /// Makes a finding of which no more than id and title is known.
  package init(id: String, line: Int, title: String) {
    self.id = id
    self.line = line
    self.title = title
  }
}
