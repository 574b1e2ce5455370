import Effects
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite struct CodingAgentPlacesTests {
  @Test(arguments: [
    (".claude/projects/-home-u-app/s.jsonl", SourceFormat.claudeCodeTranscript),
    (".claude/projects/-home-u-app/s/subagents/agent-acompact-1.jsonl", .claudeCodeTranscript),
    (".config/claude/projects/C--Users-u-app/s.jsonl", .claudeCodeTranscript),
    ("backup/projects/-home-u-app/s.jsonl", .claudeCodeTranscript),
    ("projects/app/s.jsonl", .jsonlSession),
    (".claude/history.jsonl", .jsonlSession),
    (".codex/sessions/2026/02/23/rollout-2026-02-23T12-40-23-x.jsonl", .codexRollout),
    ("raw/sessions/rollout-1.jsonl", .codexRollout),
    (".codex/archived_sessions/rollout-1.jsonl", .codexRollout),
    (".gemini/tmp/app/chats/session-1.json", .geminiSession),
    (".gemini/tmp/app/chats/session-1.jsonl", .geminiSession),
    (".pi/agent/sessions/--home-u-app--/1_x.jsonl", .piSession),
    ("agents/main/sessions/s.jsonl", .openclawTranscript),
    ("cron/runs/j.jsonl", .openclawCronRuns),
    ("x.jsonl", .jsonlSession),
  ])
  func knowsAPlace(path: String, format: SourceFormat) {
    #expect(WellKnownPlaces.finding(for: path) == .source(format))
  }

  @Test(arguments: ["rollout-1.json", "chats/other.json", ".claude/projects/-x/sessions-index.json"])
  func leavesOtherFiles(path: String) {
    #expect(WellKnownPlaces.finding(for: path) == .notRead("no reader for this kind of file"))
  }

  @Test(
    arguments: [
      (#"{"type":"user","message":{"content":"x"}}"#, "claude-code-transcript"),
      (#"{"type":"file-history-snapshot","messageId":"x","snapshot":{}}"#, "claude-code-transcript"),
      ("{\"type\":\"summary\"}\n\n{\"message\":{},\"type\":\"assistant\"}", "claude-code-transcript"),
      (#"{"payload":{},"type":"session_meta"}"#, "codex-rollout"),
      (#"{"type":"thread.started","thread_id":"x"}"#, "codex-rollout"),
      (#"{"sessionId":"s","projectHash":"h","kind":"main"}"#, "gemini-session"),
      (#"{"type":"message","message":{"role":"user"}}"#, nil),
      (#"{"type":"session","version":3,"cwd":"/x"}"#, nil),
      ("not JSON\n{}\n[1]", nil),
      ("", nil),
      (
        "{\"type\":\"user\",\"message\":{\"content\":\"" + String(repeating: "x", count: 300_000) + "\"}}",
        "claude-code-transcript"
      ),
    ] as [(String, String?)])
  func knowsALooseFileByItsLines(text: String, format: String?) {
    let records = read(JSONLSessionReader(), "x.jsonl", text)
    #expect(records.format == format)
    #expect(records.notRead == (format == nil ? "JSON lines of a kind that no reader knows" : nil))
    #expect(records.diagnostics.isEmpty)
  }

  @Test func saysWhenALooseFileCannotBeRead() {
    let input = SourceInput(
      path: "x.jsonl", absolutePath: "gone.jsonl", size: 0, clocks: ClockRules(site: .utc),
      files: MemoryFiles([:]).files)
    #expect(JSONLSessionReader().read(input)[0].faults == ["file.unreadable:-"])
  }

  @Test func readsASessionOfPi() {
    let call =
      #"{"type":"message","timestamp":"2026-03-01T10:00:00Z","message":{"role":"assistant","model":"m","usage":{"input":1}}}"#
    let records = read(
      PiSessionReader(), ".pi/agent/sessions/--home-u-my-app--/2026_x.jsonl",
      #"{"type":"session","version":3,"id":"s-1","cwd":"/home/u/my-app"}"# + "\n" + call + "\n")
    #expect(records.format == "pi-session")
    #expect(records.usage.map(\.agent) == [AgentName(name: "my-app")])
    #expect(records.usage.map(\.session) == ["s-1"])
    #expect(records.sessions == [SessionFacts(id: "s-1", agent: AgentName(name: "my-app"))])
    let headless = read(PiSessionReader(), ".pi/agent/sessions/x/y.jsonl", call + "\n")
    #expect(headless.usage.map(\.agent) == [nil])
    #expect(headless.faults == ["transcript.no-agent:1"])
  }

  @Test(
    arguments: [
      ("/home/u/my-app", "my-app"), ("/home/u/my-app/", "my-app"), (#"C:\Users\u\my app"#, "my app"), ("/", nil),
      ("", nil), ("<redacted 9 chars>", nil), ("[REDACTED_PATH]/x", nil),
    ] as [(String, String?)])
  func namesAFolder(path: String, name: String?) {
    #expect(WorkingFolder.name(path) == name)
  }

  @Test(arguments: [
    ("/home/u/my.app/src/x", "-home-u-my-app", "my.app", true), ("/home/u/my-app", "-home-u-my-app", "my-app", true),
    ("/home/u/my-app2", "-home-u-my-app", "my-app2", false), ("/elsewhere", "-home-u-my-app", "elsewhere", false),
    (#"C:\Users\u\app\src"#, "C--Users-u-app", "app", true), ("/home/ü/app/x", "-home---app", "app", true),
    ("/a", "-a-b", "a", false),
  ])
  func findsTheFolderOfASlug(path: String, slug: String, name: String, isCertain: Bool) {
    let found = WorkingFolder.name(path, slug: slug)
    #expect(found.name == name)
    #expect(found.isCertain == isCertain)
  }
}
