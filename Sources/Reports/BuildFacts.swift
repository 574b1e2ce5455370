package import Model

/// What `build` says.
package struct BuildFacts: Sendable {
  /// When the build ran.
  package var builtAt: Instant
  /// The version of FleetLedger.
  package var version: String
  /// A digest of all input.
  package var inputDigest: String
  /// All diagnostics.
  package var diagnostics: [Diagnostic]

  /// Makes the facts.
  package init(builtAt: Instant, version: String, inputDigest: String, diagnostics: [Diagnostic]) {
    self.builtAt = builtAt
    self.version = version
    self.inputDigest = inputDigest
    self.diagnostics = diagnostics
  }
}
