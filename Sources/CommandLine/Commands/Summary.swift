import Effects
import Hosting
import JSON
import Ledger
import Model
import Reports

/// The one line that tells what a command did, or the same as JSON.
struct Summary {
  private(set) var severities: [Severity: Int] = [:]
  private let plan: SitePlan
  private let output: String?
  /// What publishing did, or nil when nothing was published.
  var outcome: Publication.Outcome?
  /// The places of secrets, or nil when nobody asked for them.
  var secrets: [MaskedPlace]?

  init(plan: SitePlan, output: String?) {
    self.plan = plan
    self.output = output
    count(plan.documents.diagnostics)
  }

  /// Counts more diagnostics.
  mutating func count(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { severities[diagnostic.severity, default: 0] += 1 }
  }

  func write(to stream: Terminal.Stream, _ format: BuildOptions.Format) {
    switch format {
    case .text: stream.write(text + "\n")
    case .json: stream.write(JSONWriter.text(of: json, layout: .compact) + "\n")
    }
  }

  private var read: Int { plan.ledger.sources.count { $0.notRead == nil } }
  private var records: Int { plan.ledger.sources.reduce(0) { $0 + $1.recordCount } }

  private var text: String {
    var parts = [
      count(read, "source") + " read", count(records, "record"), count(plan.ledger.agents.count, "agent"), cost,
      count(severities[.error, default: 0], "error") + ", " + count(severities[.warning, default: 0], "warning")
        + ", " + count(severities[.note, default: 0], "note"),
    ]
    if !plan.masked.isEmpty { parts.append("masked: " + masked) }
    if let secrets { parts.append(count(secrets.count, "secret") + " found") }
    if let outcome {
      let result = outcome.result
      parts.append(
        result.changed
          ? "\(result.written.count) files written, \(result.unchanged) unchanged, \(result.removed.count) removed"
          : "unchanged (\(count(result.unchanged, "file")))")
      if outcome.deployChanges > 0 { parts.append(count(outcome.deployChanges, "file") + " for hosts written") }
    }
    return parts.joined(separator: "; ")
  }

  private var masked: String { plan.masked.map { "\($0.places) \($0.kind)" }.joined(separator: ", ") }

  private var cost: String {
    let total = plan.ledger.fleet.total
    guard let cost = total.cost else { return "no cost known" }
    return "\(total.unpriced > 0 ? "at least " : "")$\(cost.total.rounded(places: 2)) in total"
  }

  private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private var json: JSONValue {
    let total = plan.ledger.fleet.total
    var members: [JSONMember] = [
      JSONMember(
        "sources",
        .object([
          JSONMember("read", JSONValue(read)), JSONMember("notRead", JSONValue(plan.ledger.sources.count - read)),
        ])),
      JSONMember("records", JSONValue(records)),
      JSONMember("agents", JSONValue(plan.ledger.agents.count)),
      JSONMember("tokens", JSONValue(total.tokens?.total.count)),
      JSONMember("cost", JSONValue(total.cost.map { JSONDecimal(mantissa: $0.total.picodollars, scale: 12) })),
      JSONMember("unpriced", JSONValue(total.unpriced)),
      JSONMember(
        "diagnostics",
        .object(Severity.allCases.map { JSONMember($0.rawValue, JSONValue(severities[$0, default: 0])) })),
      JSONMember("redacted", .object(plan.masked.map { JSONMember($0.kind, JSONValue($0.places)) })),
      JSONMember("newest", JSONValue(plan.ledger.newest?.description)),
      JSONMember("published", .bool(outcome != nil)),
      JSONMember("changed", .bool(outcome?.changed ?? false)),
      JSONMember("unchanged", .bool(outcome.map { !$0.changed } ?? false)),
    ]
    if let secrets {
      members.append(
        JSONMember(
          "secrets",
          .array(
            secrets.map { place in
              .object([
                JSONMember("path", .string(place.location.path)), JSONMember("line", JSONValue(place.location.line)),
                JSONMember("column", JSONValue(place.location.column)), JSONMember("kind", .string(place.kind)),
              ])
            })))
    }
    if let outcome {
      let result = outcome.result
      members.append(
        JSONMember(
          "files",
          .object([
            JSONMember("written", JSONValue(result.written.count)),
            JSONMember("unchanged", JSONValue(result.unchanged)),
            JSONMember("removed", JSONValue(result.removed.count)),
            JSONMember("forHosts", JSONValue(outcome.deployChanges)),
          ])))
      members.append(JSONMember("output", JSONValue(output)))
    }
    return .object(members)
  }
}
