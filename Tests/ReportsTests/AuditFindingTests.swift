import JSON
import Ledger
import Model
import Testing

@testable import Reports

@Suite struct AuditFindingTests {
  private func audit(_ path: String, hour: Int64?, _ found: [(id: String, severity: Finding.Severity?)])
    -> SourceRecords
  {
    var source = SourceRecords(path: path, format: "openclaw-command", size: 1)
    source.findings = found.enumerated().map { index, found in
      var finding = Finding(id: found.id, line: index + 1, title: "T")
      finding.severity = found.severity
      return finding
    }
    source.newest = hour.map { Instant(milliseconds: $0 * 3_600_000) }
    return source
  }

  @Test func putsTheNewestAuditFirstAndInItTheGravest() {
    let found = AuditFinding.all(of: [
      audit("untimed.json", hour: nil, [("u", .critical)]),
      audit("b.json", hour: 1, [("b1", .info), ("b2", nil), ("b3", .warning), ("b4", .critical), ("b5", .warning)]),
      audit("none.json", hour: 9, []), audit("new.json", hour: 2, [("n", .info)]),
      audit("a.json", hour: 1, [("a", .info)]),
    ])
    #expect(found.map(\.finding.id) == ["n", "a", "b4", "b3", "b5", "b2", "b1", "u"])
  }

  @Test func publishesThemRedactedAndSaysHowManyThereAre() throws {
    var source = audit("audit.json", hour: 1, (0..<501).map { ("f\($0)", .info) })
    source.findings[0].detail = "the key is sk-ant-api03-" + String(repeating: "Ab1", count: 30)
    source.findings[0].remediation = "change it"
    let ledger = LedgerBuilder(configuration: SiteConfiguration(), zone: .utc).build([source])
    let set = DocumentSet(ledger: ledger, configuration: SiteConfiguration(), general: [])
    let document = try #require(set.document(named: "sources")).value
    let findings = try #require(document["findings"]?.elements)
    #expect(findings.count == 500)
    #expect(document["findingsTotal"] == .integer(501))
    #expect(document["files"]?.elements?.first?["records"]?["findings"] == .integer(501))
    #expect(
      JSONWriter.text(of: findings[0].json)
        == #"{"detail":"the key is [anthropic-key]","id":"f0","line":1,"remediation":"change it","severity":"info","source":"audit.json","time":"1970-01-01T01:00:00.000Z","title":"T"}"#
    )
  }
}
