import Model

/// Keeps a file with a million faults from giving a million diagnostics: the first of each id are listed, the rest counted.
struct DiagnosticTally {
  /// How many diagnostics of one id are listed for a file.
  static let limit = 20

  private var seen: [(id: String, severity: Severity, count: Int)] = []

  /// Counts a fault of this id if enough of them are listed; false when the diagnostic is still to be made and added.
  /// For places where a file can have millions of one fault.
  mutating func onlyCounts(_ id: String) -> Bool {
    guard let index = seen.firstIndex(where: { $0.id == id }), seen[index].count >= Self.limit else { return false }
    seen[index].count += 1
    return true
  }

  /// Adds a diagnostic to `records`, or counts it when enough of its id are listed.
  mutating func add(_ diagnostic: Diagnostic, to records: inout SourceRecords) {
    guard let index = seen.firstIndex(where: { $0.id == diagnostic.id }) else {
      seen.append((diagnostic.id, diagnostic.severity, 1))
      records.diagnostics.append(diagnostic)
      return
    }
    seen[index].count += 1
    if seen[index].count <= Self.limit { records.diagnostics.append(diagnostic) }
  }

  /// Adds one diagnostic for each id of which some were only counted.
  func finish(_ records: inout SourceRecords) {
    for (id, severity, count) in seen where count > Self.limit {
      records.diagnostics.append(
        Diagnostic(
          id, severity, at: SourceLocation(path: records.path),
          "\(count - Self.limit) more places of this file have the same fault; they are not listed one by one"))
    }
  }
}
