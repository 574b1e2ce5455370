import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct CodexReaderTests {
  static let id = "019c8a70-dda7-7f33-98ea-f30553347322"
  static let path = "sessions/2026/02/23/rollout-2026-02-23T13-19-38-\(Self.id).jsonl"

  private func session(_ lines: String..., path: String = Self.path) -> SourceRecords {
    read(CodexReader(), path, lines.joined(separator: "\n") + "\n")
  }

  private func header(_ members: String = "", id: String = Self.id, time: String = "12:19:38.535") -> String {
    """
    {"timestamp":"2026-02-23T\(time)Z","type":"session_meta","payload":{"id":"\(id)",\
    "timestamp":"2026-02-23T12:19:38.535Z","cwd":"/home/u/api","source":"vscode","model_provider":"openai"\(members)}}
    """
  }

  private func turn(_ model: String, id: String = "t", time: String = "12:19:40.000") -> String {
    """
    {"timestamp":"2026-02-23T\(time)Z","type":"turn_context","payload":{"turn_id":"\(id)","cwd":"/home/u/api/src",\
    "model":"\(model)","collaboration_mode":{"settings":{"model":"other"}}}}
    """
  }

  private func figures(_ input: Int, _ cached: Int, _ output: Int) -> String {
    """
    {"input_tokens":\(input),"cached_input_tokens":\(cached),"output_tokens":\(output),"reasoning_output_tokens":1,\
    "total_tokens":\(input + output)}
    """
  }

  private func event(_ time: String, total: String, last: String) -> String {
    """
    {"timestamp":"2026-02-23T\(time)Z","type":"event_msg","payload":{"type":"token_count","info":\
    {"total_token_usage":\(total),"last_token_usage":\(last),"model_context_window":258400},"rate_limits":{}}}
    """
  }

  @Test func countsEachTotalOnce() throws {
    let records = session(
      header(), turn("gpt-5.3-codex"),
      #"{"timestamp":"2026-02-23T12:19:43.421Z","type":"event_msg","payload":{"type":"token_count","info":null}}"#,
      event("12:19:52.689", total: figures(100, 40, 7), last: figures(100, 40, 7)),
      event("12:19:53.689", total: figures(100, 40, 7), last: figures(100, 40, 7)),
      turn("gpt-6"), event("12:20:52.689", total: figures(350, 240, 10), last: figures(250, 200, 3)))
    #expect(records.diagnostics.isEmpty)
    #expect(records.usage.map { $0.tokens?.text } == ["60 7 40 - 0", "50 3 200 - 0"])
    #expect(records.usage.map(\.model) == ["gpt-5.3-codex", "gpt-6"])
    #expect(records.usage.map(\.line) == [4, 7])
    let call = try #require(records.usage.first)
    #expect(call.period == .instant(try #require(instant("2026-02-23T12:19:52.689Z"))))
    #expect(call.provider == "openai")
    #expect(call.session == Self.id)
    #expect(call.agent == AgentName(name: "api"))
    #expect(call.calls == 1)
    #expect(call.cost == nil)
    #expect(records.sessions == [SessionFacts(id: Self.id, agent: AgentName(name: "api"))])
    let archived = session(
      header(), event("12:19:52.689", total: figures(100, 40, 7), last: figures(100, 40, 7)),
      path: "archived_sessions/rollout-2026-02-23T13-19-38-\(Self.id).jsonl")
    #expect(archived.usage.map(\.callID) == [call.callID])
  }

  @Test func takesTheLastCallWhereTheTotalFallsOrBeginsAnew() {
    let records = session(
      header(), event("12:20:00.000", total: figures(1000, 0, 50), last: figures(100, 0, 5)),
      event("12:21:00.000", total: figures(200, 0, 10), last: figures(150, 0, 8)),
      event("12:22:00.000", total: figures(500, 0, 20), last: figures(500, 0, 20)),
      event("12:23:00.000", total: figures(900, 0, 25), last: figures(1, 0, 1)))
    #expect(records.usage.map { $0.tokens?.input?.count } == [100, 150, 500, 400])
    #expect(records.usage.map { $0.tokens?.output?.count } == [5, 8, 20, 5])
  }

  @Test func ignoresAnEstimateOfTheContext() {
    let estimate = #"{"input_tokens":0,"cached_input_tokens":0,"output_tokens":0,"total_tokens":90000}"#
    let records = session(
      header(), event("12:20:00.000", total: figures(10, 0, 5), last: figures(10, 0, 5)),
      event(
        "12:21:00.000", total: #"{"input_tokens":10,"cached_input_tokens":0,"output_tokens":5,"total_tokens":99}"#,
        last: estimate))
    #expect(records.usage.map { $0.tokens?.text } == ["10 5 0 - 0"])
  }

  @Test func takesCacheWritesOutOfTheInput() {
    let written = #"{"input_tokens":100,"cached_input_tokens":30,"cache_write_input_tokens":20,"output_tokens":4}"#
    let odd = #"{"input_tokens":110,"cached_input_tokens":60,"cache_write_input_tokens":20,"output_tokens":5}"#
    let records = session(
      header(), event("12:20:00.000", total: written, last: written), event("12:21:00.000", total: odd, last: "{}"))
    #expect(records.usage.map { $0.tokens?.text } == ["50 4 30 20 0", "0 1 30 0 0"])
    #expect(records.faults == ["transcript.total-differs:3"])
  }

  @Test func skipsTheParentsHistoryByItsTurns() {
    let old = "019c8a4c-ed82-79a1-aa28-7738fc5ab61a"
    let new = "019c8a70-ebe7-7e83-92b2-f77ddd49c5f9"
    let records = session(
      header(#","forked_from_id":"\#(old)""#), header(id: old), turn("gpt-5", id: old),
      event("12:19:38.600", total: figures(100, 0, 10), last: figures(100, 0, 10)),
      // Copying may take seconds.
      event("12:19:48.600", total: figures(300, 0, 30), last: figures(200, 0, 20)),
      turn("gpt-5.3-codex", id: new),
      event("12:19:52.000", total: figures(350, 0, 33), last: figures(50, 0, 3)))
    #expect(records.usage.map { $0.tokens?.text } == ["50 3 0 - 0"])
    #expect(records.usage.map(\.session) == [Self.id])
    #expect(records.usage.map(\.model) == ["gpt-5.3-codex"])
  }

  @Test(arguments: [
    #","forked_from_id":"p""#, #","source":{"subagent":{"thread_spawn":{"parent_thread_id":"p","depth":1}}}"#, "",
  ])
  func skipsTheParentsHistoryByItsPace(marker: String) {
    let records = session(
      header(marker), header(id: "p", time: "12:19:45.000"),
      event("12:19:45.001", total: figures(100, 0, 10), last: figures(100, 0, 10)),
      event("12:19:45.900", total: figures(300, 0, 30), last: figures(200, 0, 20)),
      event("12:19:46.800", total: figures(310, 0, 31), last: figures(10, 0, 1)),
      #"{"timestamp":"2026-02-23T12:19:46.900Z","type":"event_msg","payload":{"type":"user_message"}}"#,
      event("12:19:49.000", total: figures(350, 0, 33), last: figures(40, 0, 2)),
      event("12:19:49.500", total: figures(355, 0, 34), last: figures(5, 0, 1)))
    #expect(records.usage.map { $0.tokens?.text } == ["40 2 0 - 0", "5 1 0 - 0"])
  }

  @Test func countsAForkThatCopiedNothing() {
    let records = session(
      header(#","forked_from_id":"p""#), turn("gpt-5"),
      event("12:19:44.000", total: figures(1100, 0, 110), last: figures(100, 0, 10)))
    #expect(records.usage.map { $0.tokens?.text } == ["100 10 0 - 0"])
  }

  @Test func readsTheOutputOfExec() {
    let records = session(
      #"{"type":"thread.started","thread_id":"th-1"}"#, #"{"type":"turn.started"}"#,
      #"{"type":"item.completed","item":{"id":"i","type":"agent_message","text":"{}"}}"#,
      #"{"type":"turn.completed","usage":{"input_tokens":24763,"cached_input_tokens":24448,"output_tokens":122}}"#,
      #"{"type":"turn.completed","usage":{"prompt_tokens":24800,"cached_tokens":24448,"completion_tokens":130}}"#,
      #"{"type":"thread.started","thread_id":"th-2"}"#,
      #"{"type":"turn.completed","usage":{"input_tokens":24900,"cached_input_tokens":24500,"output_tokens":140}}"#,
      path: "run.jsonl")
    #expect(records.usage.map { $0.tokens?.text } == ["315 122 24448 - 0", "37 8 0 - 0", "400 140 24500 - 0"])
    #expect(records.usage.map(\.session) == ["th-1", "th-1", "th-2"])
    #expect(records.usage.map(\.model) == [nil, nil, nil])
    #expect(records.usage.map(\.callID) == [nil, nil, nil])
    #expect(
      records.faults == [
        "transcript.no-time:4", "transcript.no-time:5", "transcript.no-time:7", "transcript.no-agent:4",
      ])
  }

  @Test func readsLinesWhoseTypeComesLast() {
    let records = session(
      #"{"payload":{"cwd":"/tmp/x","id":"abc-123"},"timestamp":"2026-01-01T10:00:00Z","type":"session_meta"}"#,
      """
      {"payload":{"info":{"last_token_usage":\(figures(5, 1, 2)),"total_token_usage":\(figures(5, 1, 2))},\
      "type":"token_count"},"timestamp":"2026-01-01T10:00:05Z","type":"event_msg"}
      """)
    #expect(records.usage.map { $0.tokens?.text } == ["4 2 1 - 0"])
    #expect(records.usage.map(\.session) == ["abc-123"])
    #expect(records.usage.map(\.model) == [nil])
    #expect(records.usage.map(\.provider) == [nil])
  }

  @Test func saysWhatIsWrongWithALine() {
    let records = session(
      header(), "{\"type\":\"event_msg\",", "5",
      event("12:20:00.000", total: #"{"input_tokens":-5,"output_tokens":3}"#, last: #"{"output_tokens":3}"#))
    #expect(records.usage.map { $0.tokens?.text } == ["- 3 - - 0"])
    #expect(records.faults == ["transcript.bad-line:2", "transcript.bad-line:3", "transcript.bad-number:4"])
  }

  @Test(
    arguments: [
      ("019c8a70-dda7-7f33-98ea-f30553347322", "2026-02-23T12:19:38.535Z"),
      ("019C8A70-DDA7-7F33-98EA-F30553347322", "2026-02-23T12:19:38.535Z"),
      ("019c8a70-dda7-4f33-98ea-f30553347322", nil), ("019c8a70-dda7-7f33", nil),
      ("+19c8a70-dda7-7f33-98ea-f30553347322", nil), ("ffffffff-ffff-7f33-98ea-f30553347322", nil),
    ] as [(String, String?)])
  func readsTheTimeOfAnID(text: String, time: String?) {
    #expect(CodexReplay.time(ofUUID: text)?.description == time)
  }
}
