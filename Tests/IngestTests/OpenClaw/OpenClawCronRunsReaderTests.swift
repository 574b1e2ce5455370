import Model
import Testing

@testable import Ingest

@Suite struct OpenClawCronRunsReaderTests {
  private func runs(_ lines: String...) -> SourceRecords {
    read(OpenClawCronRunsReader(), "home/cron/runs/j1.jsonl", lines.joined(separator: "\n"))
  }

  @Test func readsRunsAsActivitiesWithoutSpendingAndSummary() throws {
    let records = runs(
      #"""
      {"ts":1774994415589,"jobId":"j1","action":"finished","status":"ok","summary":"private words","sessionId":"s1",\#
      "sessionKey":"agent:main:cron:j1:run:s1","durationMs":15515,"usage":{"input_tokens":4,"total_tokens":23083}}
      """#,
      #"{"ts":1774994415590,"jobId":"j1","action":"finished","status":"error","error":"\n no key\nline two"}"#,
      #"{"ts":1774994415591,"jobId":"j1","action":"finished","status":"skipped","durationMs":-5}"#)
    #expect(records.usage.isEmpty)
    #expect(records.diagnostics.isEmpty)
    let ok = try #require(records.activities.first)
    #expect(ok.title == "Cron run of j1 finished: ok")
    #expect(ok.kind == "cron.ok")
    #expect(ok.type == .task)
    #expect(ok.level == .success)
    #expect(ok.time == Instant(milliseconds: 1_774_994_415_589))
    #expect(ok.agent == AgentName(id: "main"))
    #expect(ok.session == "s1")
    #expect(ok.description == "took 15.515 s")
    #expect(records.activities.map(\.kind) == ["cron.ok", "cron.error", "cron.skipped"])
    #expect(records.activities.map(\.type) == [.task, .error, .task])
    #expect(records.activities.map(\.description) == ["took 15.515 s", " no key", nil])
    #expect(records.newest == Instant(milliseconds: 1_774_994_415_591))
  }

  @Test func skipsWhatIsNoFinishedRun() {
    let records = runs(
      #"{"ts":1,"jobId":"j","action":"started"}"#, #"{"ts":1,"action":"finished"}"#,
      #"{"jobId":"j","action":"finished"}"#, #"{"ts":1e300,"jobId":"j","action":"finished"}"#, "")
    #expect(records.recordCount == 0)
    #expect(records.diagnostics.isEmpty)
  }

  @Test func namesAStatusOfNewerVersions() {
    let records = runs(#"{"ts":5,"jobId":"j","action":"finished","status":"Timed-Out"}"#)
    #expect(records.activities.map(\.kind) == ["cron.timed-out"])
    #expect(records.activities.map(\.level) == [.warning])
  }

  @Test func reportsBrokenLines() {
    let records = runs("x", #"{"ts":5,"jobId":"j","action":"finished"}"#, #"{"ts":5,"jobId"#)
    #expect(records.faults == ["cron.bad-line:1", "cron.torn-line:3"])
    #expect(records.activities.count == 1)
  }
}
