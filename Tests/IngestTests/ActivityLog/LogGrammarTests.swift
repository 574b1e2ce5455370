import Model
import Testing

@testable import Ingest

struct LogGrammarTests {
  private func entry(_ line: String) throws -> LogEntry {
    guard case .timed(let entry) = LogLine(Array(line.utf8)) else { throw NotTimed(line: line) }
    return entry
  }
  private struct NotTimed: Error { var line: String }

  @Test(
    arguments: [
      ("INFO: a", ActivityLevel.info), ("ENRICH: a", .info), ("WATCH: a", .info), ("SUCCESS: a", .success),
      ("WARN: a", .warning), ("ERROR: a", .error), ("DEBUG: a", .debug), ("ERROR a", .error), ("[error] a", .error),
      ("a", .info), ("Error a", .info),
    ])
  func readsLevelWords(text: String, level: ActivityLevel) throws {
    let entry = try entry("[2026-02-17T22:40:48.062Z] \(text)")
    #expect(entry.level == level)
    #expect(entry.message.hasSuffix("a"))
    #expect(entry.time == .instant(Instant(milliseconds: 1_771_368_048_062)))
  }

  @Test(
    arguments: [
      ("2026-02-17 12:00:00 x", LogTime.clock(Day(daysSinceEpoch: 20501), millisecond: 43_200_000, zone: nil)),
      ("2026-02-17 12:00 HKT x", .clock(Day(daysSinceEpoch: 20501), millisecond: 43_200_000, zone: "HKT")),
      ("2026-02-17 12:00:00.5 CST x", .clock(Day(daysSinceEpoch: 20501), millisecond: 43_200_500, zone: "CST")),
      ("2026-02-17 12:00:00 +0800 x", .instant(Instant(milliseconds: 1_771_300_800_000))),
      ("2026-02-17T12:00:00.123456+08 x", .instant(Instant(milliseconds: 1_771_300_800_123))),
      ("2026-02-17 12:00:00 INFO x", .clock(Day(daysSinceEpoch: 20501), millisecond: 43_200_000, zone: nil)),
    ])
  func readsTimesAtTheStartOfALine(line: String, time: LogTime) throws {
    let entry = try entry(line)
    #expect(entry.time == time)
    #expect(entry.message == "x")
  }

  @Test(arguments: [
    "", "- a", "2026-02-17", "2026-02-17 12", "[2026]", "{", "{}", "{\"a\":1}", "=== a ===", "Wed", "Mon 1",
  ])
  func takesOtherLinesAsUntimed(line: String) {
    guard case .untimed = LogLine(Array(line.utf8)) else {
      Issue.record("not untimed: \(line)")
      return
    }
  }

  @Test func readsAnAccessLogWithoutALogger() throws {
    let entry = try entry(
      "203.0.113.9 - bob [17/Feb/2026:12:05:49 -0330] \"POST /a?token=t HTTP/2\" 503 - \"-\" \"x\"")
    #expect(entry.message == "POST /a HTTP/2 503 -")
    #expect(entry.kind == "http.access")
    #expect(entry.time == .instant(Instant(milliseconds: 1_771_342_549_000)))
  }

  @Test(
    arguments: [
      ("run agent=nexus-2 done", "nexus-2", nil), ("[agent:HBx_SL1] up", "HBx_SL1", nil),
      ("lane sessionKey=agent:main:telegram:1 sessionId=abc-1", "main", "abc-1"), ("user-agent=curl", nil, nil),
      ("agent=none", nil, nil), ("agent model: x", nil, nil), ("ask agent:build: failed", nil, nil),
      ("Nexus did it", nil, nil),
    ] as [(String, String?, String?)])
  func findsAgentsOnlyInTheirOwnFields(text: String, agent: String?, session: String?) {
    let references = LogReferences(in: Array(text.utf8)[...])
    #expect(references.agent == agent)
    #expect(references.session == session)
  }

  @Test(
    arguments: [
      (ActivityLevel.error, nil, "task", ActivityType.error), (.info, "task_created", "", .task),
      (.info, nil, "Updated TASK-070", .task), (.info, nil, "all Tasks done", .task),
      (.info, nil, "multitasking", .system),
    ] as [(ActivityLevel, String?, String, ActivityType)])
  func tellsTheTypeOfAnActivity(level: ActivityLevel, kind: String?, text: String, type: ActivityType) {
    #expect(ActivityType(level: level, kind: kind, text: text) == type)
  }
}
