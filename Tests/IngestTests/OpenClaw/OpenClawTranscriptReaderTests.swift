import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct OpenClawTranscriptReaderTests {
  static let path = "home/agents/main/sessions/s-1.jsonl"

  private func transcript(_ lines: String...) -> SourceRecords {
    read(OpenClawTranscriptReader(), Self.path, lines.joined(separator: "\n") + "\n")
  }

  /// A call whose usage object and other members are given.
  private func call(_ usage: String, message: String = "", entry: String = "") -> String {
    """
    {"type":"message","id":"a","timestamp":"2026-03-01T10:00:09.500Z"\(entry),"message":{"role":"assistant",\
    "content":[{"type":"text","text":"{\\"usage\\":{\\"input\\":999}}"}],"provider":"anthropic","model":"opus",\
    "usage":\(usage),"timestamp":1772359200000\(message)}}
    """
  }

  @Test func readsACallWithItsPartsExactly() throws {
    let records = transcript(
      #"{"type":"session","version":3,"id":"s-1","timestamp":"2026-03-01T09:00:00.000Z","cwd":"/secret"}"#,
      #"{"type":"message","message":{"role":"user","content":"hi","timestamp":1}}"#,
      call(
        #"""
        {"input":13,"output":175,"cacheRead":5720,"cacheWrite":737,"totalTokens":6645,"cost":{"input":0.000039,\#
        "output":0.002625,"cacheRead":0.0017159999999999999,"cacheWrite":0.00276375,"total":0.007143750000000001}}
        """#))
    let usage = try #require(records.usage.first)
    #expect(records.usage.count == 1)
    #expect(records.diagnostics.isEmpty)
    #expect(usage.line == 3)
    #expect(usage.agent == AgentName(id: "main"))
    #expect(usage.session == "s-1")
    #expect(usage.provider == "anthropic")
    #expect(usage.model == "opus")
    #expect(usage.period == .instant(Instant(milliseconds: 1_772_359_200_000)))
    #expect(usage.rank == .transcript)
    #expect(usage.basis == .recorded)
    #expect(usage.calls == 1)
    #expect(usage.tokens?.text == "13 175 5720 737 0")
    #expect(usage.cost?.text == "0.000039 0.002625 0.001716 0.00276375 0")
    #expect(usage.cost?.total.decimalText == "0.00714375")
    #expect(records.newest == Instant(milliseconds: 1_772_359_200_000))
    #expect(records.sessions == [SessionFacts(id: "s-1", agent: AgentName(id: "main"))])
    #expect(records.digest?.utf8.count == 32)
  }

  @Test func countsCallsThatNoEntryRecords() {
    let compaction =
      #"{"type":"compaction","id":"c1","timestamp":"2026-03-01T10:00:00Z","summary":"x","tokensBefore":9}"#
    let records = transcript(
      compaction, #"{"summary":"x","id":"b1","type":"branch_summary","fromId":"a"}"#, #"{"type":"custom","id":"c2"}"#,
      compaction, #"{"type":"compaction"}"#, "nonsense")
    #expect(records.usage.isEmpty)
    #expect(records.coverage.unrecordedCalls.count == 4)
    // The same entry again, as in a fork, is the same call.
    #expect(Set(records.coverage.unrecordedCalls).count == 3)
    #expect(records.coverage.skippedRows == 1)
    let torn = read(OpenClawTranscriptReader(), Self.path, "{}\n{\"type\":")
    #expect(torn.coverage.tornRows == 1)
    #expect(torn.coverage.skippedRows == 0)
  }

  @Test(arguments: [
    (#"{"input":5,"output":6}"#, "5 6 - - 0"),
    (#"{"input_tokens":5,"completion_tokens":6,"cache_read":7,"cache_creation_input_tokens":8}"#, "5 6 7 8 0"),
    (#"{"promptTokens":5,"inputTokens":4,"outputTokens":6}"#, "4 6 - - 0"),
    (#"{"input":null,"prompt_tokens":5,"output":1}"#, "5 1 - - 0"),
    (#"{"input":2e3,"output":1.0,"totalTokens":2500}"#, "2000 1 - - 499"),
    (#"{"totalTokens":77}"#, "- - - - 77"),
    (#"{"prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":40}}"#, "60 5 40 - 0"),
    (#"{"prompt_tokens":100,"completion_tokens":5,"cached_tokens":40,"total":145}"#, "100 5 40 - 0"),
    (#"{"in\u0070ut":5,"output":6}"#, "5 6 - - 0"),
  ])
  func readsTokensUnderEveryName(usage: String, expected: String) {
    let records = transcript(call(usage))
    #expect(records.usage.map { $0.tokens?.text } == [expected])
    #expect(records.diagnostics.isEmpty)
  }

  @Test(arguments: [
    (#"{"input":-1,"output":6}"#, "- 6 - - 0"),
    (#"{"input":1.5,"output":6}"#, "- 6 - - 0"),
    (#"{"input":"12","inputTokens":3,"output":6}"#, "- 6 - - 0"),
    (#"{"input":1e400,"output":6}"#, "- 6 - - 0"),
    (#"{"input":1000000000000001,"output":6}"#, "- 6 - - 0"),
    (#"{"input":99999999999999999999999999999999999999999999,"output":6}"#, "- 6 - - 0"),
    (#"{"input":{"a":1},"output":6}"#, "- 6 - - 0"),
  ])
  func takesABadNumberAsNotKnown(usage: String, expected: String) {
    let records = transcript(call(usage))
    #expect(records.usage.map { $0.tokens?.text } == [expected])
    #expect(records.faults == ["transcript.bad-number:1"])
  }

  @Test func ignoresAMessageWithoutAnyTokenFigure() {
    let records = transcript(call("{}"), call("null"), call(#"{"cost":{"total":1}}"#), call(#"{"input":"x"}"#))
    #expect(records.usage.isEmpty)
    #expect(records.faults == ["transcript.bad-number:4"])
  }

  @Test(arguments: [
    (#"{"total":0.5}"#, "- - - - 0.5"),
    (#"{"input":0.1,"output":0.2,"total":0.5}"#, "0.1 0.2 - - 0.2"),
    (#"{"input":15e-13,"output":15e-13,"total":3e-12}"#, "0.000000000001 0.000000000002 - - 0"),
    (#"{"input":5e-7,"total":5E-7}"#, "0.0000005 - - - 0"),
    (#"{"input":0,"output":0,"cacheRead":0,"cacheWrite":0,"total":0}"#, "0 0 0 0 0"),
  ])
  func splitsTheRecordedCost(cost: String, expected: String) {
    let records = transcript(call(#"{"input":1,"cost":\#(cost)}"#))
    #expect(records.usage.map { $0.cost?.text } == [expected])
    #expect(records.diagnostics.isEmpty)
  }

  @Test(arguments: [#"{"total":"0.5"}"#, #"{"total":-0.5}"#, #"{"total":1e400}"#, #"{"total":9999999999}"#])
  func takesABadCostAsNotKnown(cost: String) {
    let records = transcript(call(#"{"input":1,"cost":\#(cost)}"#))
    #expect(records.usage.map(\.cost) == [nil])
    #expect(records.faults == ["transcript.bad-number:1"])
  }

  @Test func keepsTheTotalCostWhenItsPartsContradictIt() {
    let records = transcript(call(#"{"input":1,"cost":{"input":2,"output":3,"total":4}}"#))
    #expect(records.usage.map { $0.cost?.text } == ["- - - - 4"])
    #expect(records.faults == ["transcript.total-differs:1"])
  }

  @Test func countsThePartsWhenTheTotalIsLess() {
    let records = transcript(call(#"{"input":10,"output":5,"totalTokens":12}"#))
    #expect(records.usage.map { $0.tokens?.text } == ["10 5 - - 0"])
    #expect(records.faults == ["transcript.total-differs:1"])
  }

  @Test func countsAnyObjectWithAMessageOfTheAssistant() {
    let records = transcript(
      #"{"message":{"usage":{"input":1},"role":"assistant"},"usage":{"input":9},"model":"m"}"#,
      #"{"type":"x","usage":{"input":2},"provider":"p","message":{"role":"assistant","usage":null}}"#,
      #"{"type":"message","usage":{"input":3},"message":{"role":"toolResult","usage":{"input":4}}}"#,
      #"{"type":"message","usage":{"input":3},"message":"assistant"}"#)
    #expect(records.usage.map { $0.tokens?.text } == ["1 - - - 0", "2 - - - 0"])
    #expect(records.usage.map(\.model) == ["m", nil])
    #expect(records.usage.map(\.provider) == [nil, "p"])
    #expect(records.usage.map(\.period) == [.unknown, .unknown])
    #expect(records.faults == ["transcript.no-time:1", "transcript.no-time:2"])
  }

  @Test func takesTheModelOfTheNewestChangeWhereTheMessageNamesNone() {
    let bare = #"{"message":{"role":"assistant","timestamp":5,"usage":{"input":1}}}"#
    let records = transcript(
      #"{"type":"session","id":"s","provider":"p0","modelId":"m0"}"#, bare,
      #"{"type":"model_change","provider":"p1","modelId":"m1"}"#, bare,
      #"{"type":"custom","provider":"p2","modelId":"m2"}"#, bare)
    #expect(records.usage.map(\.model) == ["m0", "m1", "m1"])
    #expect(records.usage.map(\.provider) == ["p0", "p1", "p1"])
  }

  @Test(arguments: [
    (#""timestamp":"2026-03-01T10:00:00.250Z""#, "2026-03-01T10:00:00.250Z"),
    (#""timestamp":1772359200000.7"#, "2026-03-01T10:00:00.000Z"),
    (#""timestamp":0"#, "2026-03-01T11:00:00.000Z"),
    (#""timestamp":99999999999999999"#, "2026-03-01T11:00:00.000Z"),
    (#""timestamp":"yesterday""#, "2026-03-01T11:00:00.000Z"),
    (#""x":1"#, "2026-03-01T11:00:00.000Z"),
  ])
  func takesTheTimeOfTheMessageFirst(member: String, expected: String) {
    let records = transcript(
      #"{"timestamp":"2026-03-01T11:00:00.000Z","message":{"role":"assistant",\#(member),"usage":{"input":1}}}"#)
    #expect(records.newest?.description == expected)
  }

  @Test func countsWhatTheGatewayWroteAsACallWithoutAModel() {
    let synthetic = #"{"message":{"role":"assistant","timestamp":5,"provider":"openclaw","model":"delivery-mirror","#
    let records = transcript(
      synthetic + #""usage":{"input":0,"output":0,"cost":{"total":0}}}}"#, synthetic + #""usage":{"input":7}}}"#)
    #expect(records.usage.map(\.model) == [nil, "delivery-mirror"])
    #expect(records.usage.map(\.provider) == ["openclaw", "openclaw"])
    #expect(records.usage.map(\.calls) == [1, 1])
  }

  @Test func reportsBrokenLinesAndReadsOn() {
    let records = transcript(
      "not json", call(#"{"input":1}"#), #"{"message":{"role":"assistant","usage":{"input":2"#, "", "[1]",
      #"{"message":{"role":"user","content":"cut o"#, call(#"{"input":3}"#) + call(#"{"input":4}"#),
      call(#"{"input":5}"#))
    #expect(records.usage.map { $0.tokens?.total.count } == [1, 5])
    #expect(
      records.faults == [
        "transcript.bad-line:1", "transcript.bad-line:3", "transcript.bad-line:5", "transcript.bad-line:6",
        "transcript.bad-line:7",
      ])
    #expect(records.diagnostics.first?.location.column == 1)
  }

  @Test func noticesACallBehindALineThatWasCutOff() {
    let records = transcript(
      #"{"message":{"role":"toolResult","content":"half a sent"# + call(#"{"input":1}"#),
      #"{"message":{"role":"toolResult","content":"whole"}}"# + call(#"{"input":2}"#), call(#"{"input":3}"#))
    #expect(records.usage.map { $0.tokens?.total.count } == [3])
    #expect(records.faults == ["transcript.bad-line:1", "transcript.bad-line:2"])
  }

  @Test func tellsATornLastLineFromAWholeOne() {
    let whole = read(OpenClawTranscriptReader(), Self.path, call(#"{"input":1}"#))
    #expect(whole.usage.count == 1)
    #expect(whole.diagnostics.isEmpty)
    let torn = read(
      OpenClawTranscriptReader(), Self.path, call(#"{"input":1}"#) + "\n" + #"{"message":{"role":"user","content":"}"#)
    #expect(torn.usage.count == 1)
    #expect(torn.faults == ["transcript.torn-line:2"])
  }

  @Test func readsBOMAndCRLFAndNULAndEmptyFiles() {
    let odd = "\u{FEFF}" + call(#"{"input":1}"#) + "\r\n\r\n\0\0\0" + call(#"{"input":2}"#) + "\r\n"
    let records = read(OpenClawTranscriptReader(), Self.path, odd)
    #expect(records.usage.map(\.line) == [1, 3])
    #expect(records.diagnostics.isEmpty)
    let empty = read(OpenClawTranscriptReader(), Self.path, "")
    #expect(empty.recordCount == 0)
    #expect(empty.diagnostics.isEmpty)
  }

  @Test func boundsTheDiagnosticsOfAFile() {
    let records = read(
      OpenClawTranscriptReader(), Self.path, String(repeating: "x\n", count: 500) + call(#"{"input":1}"#) + "\n")
    #expect(records.usage.count == 1)
    #expect(records.diagnostics.count == 21)
    #expect(records.diagnostics.last?.message.hasPrefix("480 more") == true)
  }

  @Test func survivesDeepNesting() {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let records = transcript(call(#"{"input":1,"x":\#(deep)}"#), call(#"{"input":2}"#, entry: #","y":\#(deep)"#))
    #expect(records.usage.count == 2)
  }

  @Test(arguments: [
    ("a/agents/Main/sessions/x.jsonl", "Main", "x"),
    ("agents/m/sessions/x.jsonl.reset.2026-04-06T04-00-42.768Z", "m", "x"),
    ("agents/m/sessions/x.jsonl.deleted.2026-04-06T04-00-42Z", "m", "x"),
    ("agents/m/sessions-archive/x-topic-4.jsonl", "m", "x-topic-4"),
    ("x.jsonl", nil, "x"), ("sessions/x.jsonl", nil, "x"), ("other/.jsonl", nil, ".jsonl"),
  ])
  func namesAgentAndSessionByThePath(path: String, agent: String?, session: String) {
    #expect(SessionPlace(path: path).agent == agent)
    #expect(SessionPlace(path: path).session == session)
  }

  @Test func saysThatAFileOutsideOfAnAgentsFolderHasNoAgent() {
    let records = read(OpenClawTranscriptReader(), "x.jsonl", call(#"{"input":1}"#))
    #expect(records.usage.map(\.agent) == [nil])
    #expect(records.faults == ["transcript.no-agent:1"])
  }
}
