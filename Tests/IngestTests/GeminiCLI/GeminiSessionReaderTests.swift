import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct GeminiSessionReaderTests {
  static let hash = String(repeating: "0a", count: 32)

  private func lines(_ lines: String..., path: String = "tmp/api/chats/session-1.jsonl") -> SourceRecords {
    read(GeminiSessionReader(), path, lines.joined(separator: "\n") + "\n")
  }

  private func message(_ id: String, _ tokens: String, second: Int = 5) -> String {
    """
    {"id":"\(id)","timestamp":"2026-05-01T10:00:0\(second)Z","type":"gemini","content":"{\\"tokens\\":1}",\
    "thoughts":[{"subject":"x"}],"model":"gemini-2.5-pro","tokens":\(tokens)}
    """
  }

  @Test func readsADocument() throws {
    let text = """
      {
        "messages": [
          {"id": "u1", "type": "user", "content": "hi", "timestamp": "2026-05-01T10:00:00Z"}, 7,
          \(message("a1", #"{"input":100,"output":20,"cached":30,"thoughts":5,"tool":2,"total":127}"#)),
          {"id": "a2", "type": "gemini", "model": "gemini-2.5-pro", "content": ""}
        ],
        "sessionId": "s-1", "projectHash": "\(Self.hash)"
      }
      """
    let records = read(GeminiSessionReader(), "tmp/\(Self.hash)/chats/session-1.json", text)
    let call = try #require(records.usage.first)
    #expect(records.usage.count == 1)
    #expect(records.diagnostics.isEmpty)
    #expect(call.tokens?.text == "72 25 30 - 0")
    #expect(call.line == 4)
    #expect(call.model == "gemini-2.5-pro")
    #expect(call.provider == "google")
    #expect(call.session == "s-1")
    #expect(call.agent == AgentName(id: Self.hash))
    #expect(call.period == .instant(try #require(instant("2026-05-01T10:00:05Z"))))
    #expect(call.calls == 1)
    let other = lines(
      #"{"sessionId":"s-1","projectHash":"x","kind":"main"}"#, message("a1", #"{"input":1}"#))
    #expect(other.usage.map(\.callID) == [call.callID])
    #expect(other.usage.map(\.agent) == [AgentName(name: "api")])
  }

  @Test func letsTheLastFiguresOfAMessageCount() throws {
    let records = lines(
      #"{"sessionId":"s-1","projectHash":"x"}"#,
      message("a1", #"{"input":10,"output":1,"total":11}"#, second: 1),
      message("a2", #"{"input":20,"output":2,"total":22}"#, second: 2),
      message("a1", #"{"input":10,"output":5,"total":15}"#, second: 3),
      #"{"type":"message_update","id":"a2","tokens":{"input":20,"output":9,"cached":8,"total":29}}"#,
      #"{"$rewindTo":"a1"}"#, #"{"$set":{"lastUpdated":"2026-05-01T10:00:09Z"}}"#,
      #"{"$set":{"messages":[\#(message("a3", #"{"output":3,"total":3}"#))]}}"#,
      #"{"type":"message_update","id":"a4","tokens":{"total":50}}"#)
    #expect(records.usage.map { $0.tokens?.text } == ["10 5 - - 0", "12 9 8 - 0", "- 3 - - 0", "- - - - 50"])
    let starts = try ["2026-05-01T10:00:01Z", "2026-05-01T10:00:02Z"].map { try #require(instant($0)) }
    #expect(records.usage.prefix(2).map(\.period) == starts.map { .instant($0) })
    #expect(records.usage.map(\.model) == ["gemini-2.5-pro", "gemini-2.5-pro", "gemini-2.5-pro", nil])
    #expect(records.faults == ["transcript.no-time:9"])
  }

  /// Two real shapes of figures: with the cached tokens inside of the input, and (as their total shows) beside it.
  @Test(arguments: [
    (#"{"input":1500,"output":200,"cached":100,"thoughts":50,"tool":0,"total":1750}"#, "1400 250 100 - 0"),
    (#"{"input":1500,"output":200,"cached":100,"thoughts":50,"tool":0,"total":1850}"#, "1500 250 100 - 0"),
    (#"{"input":1500,"output":200,"cached":100,"thoughts":50}"#, "1400 250 100 - 0"),
    (#"{"input":5,"output":2,"cached":9}"#, "0 2 9 - 0"),
    (#"{"input":5,"output":null,"thoughts":3,"tool":4}"#, "9 3 - - 0"),
  ])
  func readsTokens(tokens: String, expected: String) {
    #expect(lines(message("a", tokens)).usage.map { $0.tokens?.text } == [expected])
  }

  @Test func saysWhatIsWrong() {
    let document = read(
      GeminiSessionReader(), "chats/session-1.json",
      "{\"sessionId\":\"s\",\n\"messages\":[\(message("a", #"{"input":1,"output":-2}"#)),\n{\"id\":")
    #expect(document.usage.map { $0.tokens?.text } == ["1 - - - 0"])
    #expect(document.faults == ["transcript.bad-number:2", "transcript.bad-line:3", "transcript.no-agent:2"])
    let torn = lines("{\"sessionId\":\"s\"}", "nonsense", message("a", #"{"input":1}"#))
    #expect(torn.usage.count == 1)
    #expect(torn.faults == ["transcript.bad-line:2"])
    #expect(read(GeminiSessionReader(), "chats/session-1.json", "").faults == [])
  }

  /// Of the five sessions, one has two messages with tokens; `Tests/Scenarios/test_gemini.py` adds up the raw files.
  @Test(.enabled(if: Fixture.samples != nil, "there is no folder of samples beside the checkout"))
  func countsTheRealSessions() throws {
    let folder = "small-fixtures/internal/parser/testdata/gemini"
    let standard = try GeminiSessionReader().readSample("\(folder)/standard_session.json")
    #expect(standard.usage.map { $0.tokens?.text } == ["1500 250 100 - 0", "2000 400 50 - 0"])
    #expect(standard.usage.map { $0.tokens?.total.count } == [1850, 2450])
    #expect(standard.usage.map(\.session) == ["sess-uuid-1", "sess-uuid-1"])
    #expect(standard.usage.map(\.agent) == [AgentName(id: "abc123def456"), AgentName(id: "abc123def456")])
    for name in ["system_messages", "thinking_only", "tool_calls", "tool_calls_with_results"] {
      let records = try GeminiSessionReader().readSample("\(folder)/\(name).json")
      #expect(records.usage.isEmpty && records.diagnostics.isEmpty && records.notRead == nil, "\(name)")
    }
  }
}
