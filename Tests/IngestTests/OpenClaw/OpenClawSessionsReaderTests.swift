import Model
import Testing

@testable import Ingest

@Suite struct OpenClawSessionsReaderTests {
  static let path = "home/agents/rafael/sessions/sessions.json"

  @Test func readsWhoAndWhereAndNoSums() {
    let records = read(
      OpenClawSessionsReader(), Self.path,
      #"""
      {
        "agent:rafael:main": {"sessionId": "s1", "channel": "webchat", "lastChannel": "telegram", "totalTokens": 9,
          "estimatedCostUsd": 72.5, "origin": {"from": "+15550100200"}},
        "agent:rafael:cron:j1": {"sessionId": "s2", "lastChannel": "telegram"},
        "agent:rafael:cron:j1:run:s2": {"sessionId": "s2"},
        "agent:rafael:telegram:direct:+15550100200": {"sessionId": "s3"},
        "agent:rafael:openresponses-user:kim": {"sessionId": "s4", "channel": "+15550100200"},
        "agent:rafael:hook:h1": {"updatedAt": 5}
      }
      """#)
    let agent = AgentName(id: "rafael")
    #expect(
      records.sessions == [
        SessionFacts(id: "s1", agent: agent, key: "agent:rafael:main", channel: "webchat"),
        SessionFacts(id: "s2", agent: agent, key: "agent:rafael:cron:j1", channel: "cron"),
        SessionFacts(id: "s3", agent: agent, key: "agent:rafael:telegram:direct:*", channel: "telegram"),
        SessionFacts(
          id: "s4", agent: agent, key: "agent:rafael:openresponses-user:kim", channel: "openresponses", user: "kim"),
      ])
    #expect(records.recordCount == 5)
    #expect(records.faults == ["sessions.no-id:8"])
  }

  @Test(arguments: [("{", "sessions.bad-json:1"), ("[]", "sessions.bad-json:1"), ("\n\nnull", "sessions.bad-json:3")])
  func reportsWhatIsNoStore(text: String, fault: String) {
    let records = read(OpenClawSessionsReader(), Self.path, text)
    #expect(records.faults == [fault])
    #expect(records.recordCount == 0)
  }

  @Test func readsAnEmptyFileAsNoSessions() {
    #expect(read(OpenClawSessionsReader(), Self.path, "").diagnostics.isEmpty)
    #expect(read(OpenClawSessionsReader(), Self.path, "{}").diagnostics.isEmpty)
  }
}
