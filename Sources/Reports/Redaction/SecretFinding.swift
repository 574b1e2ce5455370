/// A secret in a text: where it is and what it is, never the text itself.
package struct SecretFinding: Sendable, Hashable {
  /// The bytes it takes up.
  package var range: Range<Int>
  /// What it is.
  package var kind: SecretKind

  /// Makes a finding.
  package init(range: Range<Int>, kind: SecretKind) {
    self.range = range
    self.kind = kind
  }
}
