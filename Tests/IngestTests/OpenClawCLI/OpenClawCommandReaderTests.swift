import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct OpenClawCommandReaderTests {
  private func read(_ text: String, as name: String = "usage-cost.json") -> SourceRecords {
    IngestTests.read(OpenClawCommandReader(), name, text)
  }

  private static let usage = """
    {"updatedAt": 1770906600000, "days": 3,
     "daily": [
      {"date": "2026-02-10", "input": 10, "output": 20, "cacheRead": 300, "cacheWrite": 4, "totalTokens": 334,
       "totalCost": 0.30000000000000004, "inputCost": 0.1, "outputCost": 0.2, "cacheReadCost": 0, "cacheWriteCost": 0},
      {"date": "2026-02-11", "input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0, "totalTokens": 0, "totalCost": 0},
      {"date": "2026-02-12", "input": 1, "output": 2, "cacheRead": 3, "cacheWrite": 4, "totalTokens": 100, "totalCost": 1.5,
       "inputCost": 0.5, "outputCost": 0, "cacheReadCost": 0, "cacheWriteCost": 0}],
     "totals": {"totalTokens": 434, "totalCost": 1.8, "missingCostEntries": 7}}
    """

  @Test(
    arguments: [
      "", "[plugins] loaded 3\n",
      "12:42:15 [plugins] x\n[secrets] {\"daily\": 1\n{\"level\":\"info\"}\nConfig overwrite: a\n[\n",
    ], ["\n", "\n[lcm] closed {\n", "\r\n{\"daily\": []}\n"])
  func findsTheDocumentAmongNoise(before: String, after: String) throws {
    let records = read(before + Self.usage + after)
    #expect(records.usage.map { $0.tokens?.text } == ["10 20 300 4 0", "1 2 3 4 90"])
    #expect(records.usage.map { $0.cost?.total.decimalText } == ["0.3", "1.5"])
    #expect(records.usage.map { $0.cost?.unsplit.decimalText } == ["0", "1"])
    #expect(records.usage.allSatisfy { $0.rank == .snapshot && $0.basis == .reported && $0.agent == nil })
    #expect(records.usage.first?.period == Day("2026-02-10").map { .day($0) })
    #expect(records.stated.map(\.label) == ["usage-cost 2026-02-10", "usage-cost 2026-02-12", "usage-cost totals"])
    let line = before.utf8.count { $0 == 10 } + 3
    #expect(records.usage.first?.line == line)
    #expect(records.diagnostics.map(\.id) == ["openclaw.missing-cost"])
    #expect(records.newest == Instant(milliseconds: 1_770_906_600_000))
  }

  @Test(arguments: ["", "[plugins] x\n", "{\"daily\": [", "{\"other\": 1}", "[1, 2]", " {\"daily\": []}"])
  func saysThatThereIsNoDocument(text: String) {
    let records = read(text)
    #expect(records.faults == ["openclaw.no-document:-"])
    #expect(records.notRead != nil)
  }

  @Test func readsSessionsWithoutSums() {
    let records = read(
      """
      {"path": null, "count": 2, "sessions": [
        {"key": "agent:main:telegram:direct:4915112345", "agentId": "main", "sessionId": "s-1", "updatedAt": 1770906600000,
         "inputTokens": 5, "totalTokens": 23083, "totalTokensFresh": true},
        {"key": "agent:pie:main", "sessionId": "s-2", "totalTokens": 7, "totalTokensFresh": false},
        {"key": "agent:pie:main", "sessionId": "s-2"}, {"key": "global"}]}
      """, as: "openclaw-sessions.json")
    #expect(records.usage.isEmpty)
    #expect(records.sessions.map(\.id) == ["s-1", "s-2"])
    #expect(records.sessions.map(\.agent.id) == ["main", "pie"])
    #expect(records.sessions.map(\.channel) == ["telegram", nil])
    #expect(records.snapshots.map(\.label) == ["context of agent:main:telegram:direct:*"])
    #expect(records.snapshots.map { $0.tokens?.count } == [23083])
    #expect(records.faults == ["openclaw.bad-entry:5"])
  }

  @Test func readsStatus() {
    let records = read(
      """
      {"runtimeVersion": "1", "sessions": {"count": 9, "recent": [{"key": "agent:a:main", "agentId": "a", "sessionId": "s"}],
       "byAgent": [{"agentId": "b", "recent": [{"key": "agent:b:main", "agentId": "b", "sessionId": "t"}, {"key": "agent:a:main", "agentId": "a", "sessionId": "s"}]}]},
       "securityAudit": {"findings": [{"checkId": "x.y", "severity": "info", "title": "T"}]}}
      """, as: "openclaw-status.json")
    #expect(records.sessions.map(\.id) == ["s", "t"])
    #expect(records.findings.map(\.id) == ["x.y"])
  }

  @Test(arguments: ["", "{\"fix\": {}, \"report\": "])
  func readsAnAudit(prefix: String) {
    let records = read(
      prefix + """
        {"ts": 1770906600000, "summary": {"critical": 1}, "findings": [
         {"checkId": "gateway.bind_no_auth", "severity": "critical", "title": "No auth", "detail": "d", "remediation": "r"},
         {"checkId": "fs.config", "severity": "warn", "title": "Perms"}, {"checkId": "a", "severity": "grave", "title": "b"}, {}]}
        """ + (prefix.isEmpty ? "" : "}"), as: "security-audit.json")
    #expect(records.findings.map(\.severity) == [.critical, .warning, nil])
    #expect(records.findings.first?.remediation == "r")
    #expect(records.findings.map(\.line) == [2, 3, 3])
    #expect(records.faults == ["openclaw.bad-entry:3", "openclaw.bad-entry:3"])
    #expect(records.newest == Instant(milliseconds: 1_770_906_600_000))
    #expect(records.recordCount == 3)
  }

  @Test func reportsFiguresThatAreNone() {
    let records = read(
      "{\"daily\": [{\"date\": \"soon\"}, {\"date\": \"2026-02-10\", \"input\": -1, \"output\": \"5\", \"totalTokens\": 1e99, \"totalCost\": 2}]}"
    )
    #expect(records.usage.map { $0.tokens?.text } == [nil])
    #expect(records.usage.map { $0.cost?.total.decimalText } == ["2"])
    #expect(records.faults == Array(repeating: "openclaw.bad-entry:1", count: 4))
  }

  @Test func takesBoundedTimeForManyBrackets() {
    let text = String(repeating: "{\"\n", count: 100_000)
    #expect(read(text).notRead != nil)
  }

  @Test(arguments: ["usage-cost.json", "x/usage-cost-2026.json", "openclaw-status.json", "security-audit_1.json"])
  func knowsOutputsByName(path: String) {
    #expect(WellKnownPlaces.finding(for: path) == .source(.openclawCommand))
  }
}
