import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct ClaudeCodeReaderTests {
  static let path = ".claude/projects/-home-u-ws-my-app/s-1.jsonl"

  private func session(_ lines: String..., path: String = Self.path) -> SourceRecords {
    read(ClaudeCodeReader(), path, lines.joined(separator: "\n") + "\n")
  }

  /// A row of a reply.
  private func row(
    _ usage: String, id: String = "msg_1", request: String? = "req_1", model: String = "claude-opus-4-6",
    second: Int = 5, entry: String = ""
  ) -> String {
    """
    {"parentUuid":null,"isSidechain":false,"cwd":"/home/u/ws/my-app","sessionId":"s-1","version":"2.1.38",\
    "type":"assistant"\(request.map { ",\"requestId\":\"\($0)\"" } ?? "")\(entry),"message":{"id":"\(id)",\
    "model":"\(model)","role":"assistant","content":[{"type":"text","text":"{\\"usage\\":1}"}],"stop_reason":null,\
    "usage":\(usage)},"timestamp":"2026-02-11T20:36:0\(second).000Z"}
    """
  }

  /// Token counts with all cache writes kept for an hour.
  private func usage(_ input: Int, _ output: Int, _ read: Int, _ write: Int) -> String {
    """
    {"input_tokens":\(input),"cache_creation_input_tokens":\(write),"cache_read_input_tokens":\(read),\
    "cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":\(write)},"output_tokens":\(output),\
    "service_tier":"standard"}
    """
  }

  @Test func joinsTheRowsOfAReply() throws {
    let records = session(
      #"{"type":"summary","summary":"x","leafUuid":"y"}"#,
      row(usage(3, 1, 100, 50), second: 1), row(usage(3, 1, 100, 50), second: 2), row(usage(3, 77, 100, 50), second: 3),
      row(usage(3, 9, 100, 50), second: 4))
    let call = try #require(records.usage.first)
    #expect(records.usage.count == 1)
    #expect(records.diagnostics.isEmpty)
    #expect(call.tokens?.text == "3 77 100 50 0")
    #expect(call.cacheWrite1h == 50)
    #expect(call.period == .instant(try #require(instant("2026-02-11T20:36:01Z"))))
    #expect(call.line == 4)
    #expect(call.agent == AgentName(name: "my-app"))
    #expect(call.session == "s-1")
    #expect(call.model == "claude-opus-4-6")
    #expect(call.provider == "anthropic")
    #expect(call.rank == .transcript)
    #expect(call.calls == 1)
    #expect(call.callID != nil)
    #expect(records.sessions == [SessionFacts(id: "s-1", agent: AgentName(name: "my-app"))])
    #expect(records.newest == instant("2026-02-11T20:36:04Z"))
  }

  @Test func keepsRepliesOfOtherMessagesAndRequestsApart() {
    let records = session(
      row(usage(1, 1, 0, 0)), row(usage(1, 1, 0, 0), request: "req_2"), row(usage(1, 1, 0, 0), id: "msg_2"),
      row(usage(1, 1, 0, 0), request: nil), row(usage(1, 8, 0, 0), request: nil))
    #expect(records.usage.map { $0.tokens?.output?.count } == [1, 1, 1, 8])
    #expect(Set(records.usage.map(\.callID)).count == 4)
  }

  @Test func givesACallTheSameIdentityInEveryFile() {
    let parent = session(
      """
      {"type":"progress","sessionId":"s-1","cwd":"/home/u/ws/my-app","timestamp":"2026-02-11T20:36:09.000Z","data":\
      {"message":{"type":"assistant","timestamp":"2026-02-11T20:36:05.000Z","requestId":"req_1","message":\
      {"id":"msg_1","model":"claude-opus-4-6","usage":\(usage(1, 2, 3, 4))}},"type":"agent_progress","agentId":"a1"}}
      """,
      #"{"type":"progress","data":{"type":"hook_progress","message":{"message":{"usage":{"output_tokens":9}}}}}"#)
    let child = session(
      row(usage(1, 2, 3, 4)), path: ".claude/projects/-home-u-ws-my-app/s-1/subagents/agent-a1.jsonl")
    // What a parent only hears of is spending where it is logged.
    #expect(parent.usage.isEmpty)
    #expect(parent.coverage.heardReplies.map(\.id) == child.usage.compactMap(\.callID))
    #expect(parent.coverage.heardReplies.map(\.agent) == [AgentName(name: "my-app")])
    #expect(parent.coverage.heardReplies.map(\.line) == [1])
    #expect(parent.coverage.heardReplies.map(\.tokens.text) == child.usage.map { $0.tokens?.text })
    #expect(child.usage.map(\.session) == ["s-1"])
    #expect(child.coverage == CoverageFacts())
  }

  @Test func hearsOfAReplyOnceWithItsLargestFigures() {
    func progress(_ output: Int) -> String {
      """
      {"type":"progress","sessionId":"s-1","data":{"type":"agent_progress","message":{"type":"assistant",\
      "requestId":"req_1","message":{"id":"msg_1","usage":{"output_tokens":\(output)}}}}}
      """
    }
    let records = session(progress(2), progress(9), progress(4))
    #expect(records.coverage.heardReplies.map(\.tokens.text) == ["- 9 - - 0"])
  }

  @Test func countsRowsThatAreMissing() {
    let records = session("nonsense", "{}", "also nonsense")
    #expect(records.coverage.skippedRows == 2)
    #expect(records.coverage.tornRows == 0)
  }

  @Test func takesTheParentsSessionFromASubagentsPath() {
    let line =
      #"{"type":"assistant","message":{"model":"m","usage":{"input_tokens":1}},"timestamp":"2026-01-01T00:00:00Z"}"#
    let records = session(line, line, path: "projects/-w-nexus/s-9/subagents/agent-acompact-ff.jsonl")
    // Without a message id nothing says that the two are one; what they have in common is for the ledger to judge.
    #expect(records.usage.map(\.callID) == [nil, nil])
    #expect(records.usage.map(\.session) == ["s-9", "s-9"])
    #expect(records.usage.map(\.agent) == [AgentName(name: "nexus"), AgentName(name: "nexus")])
    #expect(records.usage.map(\.cacheWrite1h) == [nil, nil])
  }

  @Test(
    arguments: [
      (#"{"input_tokens":5,"output_tokens":6}"#, "5 6 - - 0", nil),
      (#"{"cache_creation_input_tokens":8,"output_tokens":6}"#, "- 6 - 8 0", nil),
      (
        #"{"output_tokens":6,"cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":3}}"#,
        "- 6 - 5 0", 3
      ),
      (
        #"{"cache_creation_input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":0}}"#,
        "- - - 5 0", 0
      ),
      (#"{"cache_creation_input_tokens":5,"cache_creation":{"ephemeral_1h_input_tokens":2}}"#, "- - - 5 0", nil),
      (#"{"input_tokens":5,"cache_creation":null}"#, "5 - - - 0", nil),
    ] as [(String, String, Int64?)])
  func readsCacheWritesOfBothKinds(usage: String, expected: String, hour: Int64?) {
    let records = session(row(usage))
    #expect(records.usage.map { $0.tokens?.text } == [expected])
    #expect(records.usage.map(\.cacheWrite1h) == [hour])
    #expect(records.diagnostics.isEmpty)
  }

  @Test func saysWhenTheCacheWritesDoNotAddUp() {
    let records = session(
      row(
        #"{"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":3}}"#
      ))
    #expect(records.usage.map { $0.tokens?.text } == ["- - - 5 0"])
    #expect(records.faults == ["transcript.total-differs:1"])
  }

  @Test(arguments: ["-1", "1.5", "\"7\"", "1e400", "1000000000000001", "{}"])
  func takesABadNumberAsNotKnown(number: String) {
    let records = session(row("{\"input_tokens\":\(number),\"output_tokens\":6}"))
    #expect(records.usage.map { $0.tokens?.text } == ["- 6 - - 0"])
    #expect(records.faults == ["transcript.bad-number:1"])
  }

  @Test func leavesOutWhatNoModelAnswered() {
    let zero = #"{"input_tokens":0,"output_tokens":0}"#
    let records = session(
      row(zero, id: "a", model: "<synthetic>"), row(zero, id: "b", entry: #","isApiErrorMessage":true"#),
      row(zero, id: "c"), row(#"{"input_tokens":1}"#, id: "d", model: "<synthetic>"))
    #expect(records.usage.map(\.line) == [3, 4])
    #expect(records.usage.map(\.model) == ["claude-opus-4-6", nil])
  }

  @Test func namesFastModelsApart() {
    let records = session(
      row(#"{"input_tokens":1,"speed":"fast"}"#), row(#"{"input_tokens":1,"speed":"standard"}"#, id: "b"))
    #expect(records.usage.map(\.model) == ["claude-opus-4-6-fast", "claude-opus-4-6"])
  }

  @Test func takesTheCostThatOldVersionsRecord() {
    let records = session(
      row(#"{"input_tokens":1,"output_tokens":2}"#, entry: #","costUSD":0.0123456789"#),
      row(#"{"input_tokens":1}"#, id: "b"))
    #expect(records.usage.map { $0.cost?.text } == ["- - - - 0.0123456789", nil])
  }

  @Test func countsAdvisorsBesideTheReply() {
    let iterations = """
      ,"iterations":[{"type":"message","input_tokens":4,"output_tokens":5},{"type":"advisor_message","model":"adviser",\
      "input_tokens":10,"output_tokens":20,"cache_read_input_tokens":30,"cache_creation_input_tokens":40}]}
      """
    let records = session(
      row(#"{"input_tokens":4,"output_tokens":1}"#),
      row(#"{"input_tokens":4,"output_tokens":5"# + iterations, entry: #","costUSD":1"#),
      row(#"{"input_tokens":4,"output_tokens":5"# + iterations))
    #expect(records.usage.map(\.model) == ["claude-opus-4-6", "adviser"])
    #expect(records.usage.map { $0.tokens?.text } == ["4 5 - - 0", "10 20 30 40 0"])
    #expect(records.usage.map { $0.cost?.total.decimalText } == ["1", nil])
  }

  @Test func keepsTheNewestOfClaudeCodesOwnTotals() {
    func state(_ cost: String, _ input: Int) -> String {
      """
      {"type":"cost-state","sessionId":"s-1","totalCostUSD":\(cost),"modelUsage":{"a":{"inputTokens":\(input),\
      "outputTokens":2,"costUSD":9},"b":{"cacheReadInputTokens":3,"cacheCreationInputTokens":4}}}
      """
    }
    let records = session(state("0.5", 1), state("1.25", 10))
    #expect(records.usage.isEmpty)
    #expect(
      records.stated == [
        StatedTotal(
          line: 2, label: "cost-state of s-1", tokens: 19, cost: USDTotal(decimal: "1.25"), period: .unknown,
          session: "s-1")
      ])
  }

  @Test func staysWithTheFolderTheSessionBeganIn() {
    func line(_ folder: String) -> String {
      "{\"type\":\"user\",\"cwd\":\"\(folder)\",\"message\":{\"content\":\"x\"}}"
    }
    let deeper = session(line("/home/u/ws/my-app/src"), row(usage(1, 1, 0, 0)))
    #expect(deeper.usage.map(\.agent) == [AgentName(name: "my-app")])
    let redacted = session(line("<redacted 20 chars>"), #"{"type":"assistant","message":{"usage":{"input_tokens":1}}}"#)
    #expect(redacted.usage.map(\.agent) == [AgentName(name: "app")])
    #expect(redacted.faults == ["transcript.no-time:2"])
  }

  @Test func saysWhenACallHasNoAgent() {
    let records = session(
      #"{"type":"assistant","message":{"usage":{"input_tokens":1}},"timestamp":"2026-01-01T00:00:00Z"}"#,
      path: "x.jsonl")
    #expect(records.usage.map(\.agent) == [nil])
    #expect(records.faults == ["transcript.no-agent:1"])
  }

  @Test func readsWhatIsSoundOfADamagedFile() {
    let text =
      "\u{FEFF}" + row(usage(1, 1, 0, 0), id: "a") + "\r\n\r\n" + "{\"type\":\"assistant\",\"message\":{\r\n"
      + row(usage(2, 2, 0, 0), id: "b") + "\r\n[1]\n" + row(usage(3, 3, 0, 0), id: "c").dropLast(30)
    let records = read(ClaudeCodeReader(), Self.path, String(text))
    #expect(records.usage.map { $0.tokens?.input?.count } == [1, 2])
    #expect(records.faults == ["transcript.bad-line:3", "transcript.bad-line:5", "transcript.torn-line:6"])
  }
}
