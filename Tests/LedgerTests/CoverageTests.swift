import Ledger
import Model
import Testing

@Suite struct CoverageTests {
  private func id(_ low: UInt64) -> CallID { CallID(high: 0, low: low) }

  @Test func knowsDaysWithoutData() throws {
    let days = ["2026-02-10", "2026-02-11", "2026-02-14", "2026-02-16"]
    let calls = days.map { Fixture.call("a", "\($0)T10:00:00Z") } + [Fixture.call("b", "2026-02-12T10:00:00Z")]
    let ledger = Fixture.ledger([Fixture.source("a.jsonl", calls)])
    let own = try ledger.agent("a").coverage
    #expect(own.firstDay == Fixture.day("2026-02-10") && own.lastDay == Fixture.day("2026-02-16"))
    #expect(own.daysWithData == 4)
    #expect(own.daysWithoutData == 3)
    #expect(
      own.gaps.map { "\($0.first.description) \($0.last.description)" } == [
        "2026-02-12 2026-02-13", "2026-02-15 2026-02-15",
      ])
    #expect(ledger.coverage.daysWithoutData == 2)
    #expect(try ledger.agent("b").coverage.gaps.isEmpty)
    #expect(own.facts.isEmpty)
  }

  @Test func findsSessionsWithoutTranscript() throws {
    var store = Fixture.source("agents/a/sessions/sessions.json", format: "openclaw-sessions")
    store.sessions = ["s3", "s1", "s2"].map { SessionFacts(id: $0, agent: AgentName(id: "a")) }
    var quiet = Fixture.source("agents/a/sessions/s2.jsonl", format: "openclaw-transcript")
    quiet.sessions = [SessionFacts(id: "s2", agent: AgentName(id: "a"))]
    let called = Fixture.source("agents/a/sessions/s1.jsonl", [Fixture.call("a", "2026-02-17T10:00:00Z")])
    let ledger = Fixture.ledger([store, quiet, called])
    #expect(try ledger.agent("a").coverage.missingSessions == ["s3"])
    #expect(ledger.coverage.facts == ["1 session that a store names has no transcript here"])
  }

  @Test func addsUpWhatNoLogRecords() throws {
    func source(_ path: String, _ agent: String, _ facts: (inout CoverageFacts) -> Void) -> SourceRecords {
      var source = Fixture.source(path, [Fixture.call(agent, "2026-02-17T10:00:00Z", id: id(UInt64(path.utf8.count)))])
      facts(&source.coverage)
      return source
    }
    func reply(_ low: UInt64, line: Int, _ tokens: Int64) -> HeardReply {
      HeardReply(line: line, agent: AgentName(id: "a"), id: id(low), tokens: TokenCounts(output: Tokens(tokens)))
    }
    let ledger = Fixture.ledger([
      source("a", "a") {
        $0.unrecordedCalls = [id(1), id(2)]
        $0.skippedRows = 3
        $0.heardReplies = [reply(3, line: 4, 100), reply(8, line: 5, 10)]
      },
      // A fork of the first, beside a log of one of the replies.
      source("bbb", "a") {
        $0.unrecordedCalls = [id(2)]
        $0.tornRows = 1
        $0.heardReplies = [reply(8, line: 6, 10), reply(9, line: 7, 30)]
      },
      source("cc", "b") { $0.unrecordedCalls = [id(7)] },
    ])
    #expect(
      try ledger.agent("a").coverage.facts == [
        "2 compactions were made by calls that no log records",
        "2 replies of subagents have no transcript here (40 tokens)", "3 rows of transcripts could not be read",
        "1 transcript ends in a row that is not whole",
      ])
    #expect(try ledger.agent("b").coverage.facts == ["1 compaction was made by a call that no log records"])
    #expect(ledger.coverage.unrecordedCalls == 3)
    let notes = ledger.diagnostics.filter { $0.id == "transcript.subagent-missing" }
    #expect(notes.map(\.location.description) == ["a:5", "bbb:7"])
    #expect(notes.allSatisfy { $0.severity == .warning })
    #expect(ledger.fleet.total.calls == 3)
  }
}
