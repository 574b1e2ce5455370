import Ledger
import Model

/// What a security audit found, with the audit it stands in.
struct AuditFinding: Sendable {
  /// The most findings that are published; more are told by their number.
  static let listLimit = 500

  var finding: Finding
  /// The path of the audit.
  var path: String
  /// When the audit was made, or nil.
  var time: Instant?

  /// The findings of all audits: the newest audit first, in it the gravest first.
  static func all(of sources: [SourceRecords]) -> [AuditFinding] {
    let audits = sources.filter { !$0.findings.isEmpty }.sorted { a, b in
      switch (a.newest, b.newest) {
      case (let x?, let y?) where x != y: x > y
      case (.some, nil): true
      case (nil, .some): false
      default: a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
      }
    }
    return audits.flatMap { audit in
      let ranked = audit.findings.enumerated().sorted { a, b in
        let (x, y) = (rank(a.element), rank(b.element))
        return x != y ? x < y : a.offset < b.offset
      }
      return ranked.map { AuditFinding(finding: $0.element, path: audit.path, time: audit.newest) }
    }
  }

  private static func rank(_ finding: Finding) -> Int {
    switch finding.severity {
    case .critical: 0
    case .warning: 1
    case nil: 2
    case .info: 3
    }
  }

  static let shape = Shape<AuditFinding>(
    "finding", "What a security audit of an installation found.",
    [
      Field("severity", .nullable(.word(Finding.Severity.allCases.map(\.rawValue))), "How grave the audit calls it.") {
        DocumentValue($0.finding.severity?.rawValue)
      },
      Field("id", .text, "The check that found it.") { .text($0.finding.id) },
      Field("title", .text, "What was found, in one line.") { .text($0.finding.title) },
      Field("detail", .nullable(.text), "More about it.") { DocumentValue($0.finding.detail) },
      Field("remediation", .nullable(.text), "What to do about it.") { DocumentValue($0.finding.remediation) },
      Field("time", .nullable(.instant), "When the audit was made.") { DocumentValue($0.time) },
      Field("source", .text, "The audit's path.") { .text($0.path) },
      Field("line", .integer, "The line, from 1.") { .integer(Int64($0.finding.line)) },
    ])
}
