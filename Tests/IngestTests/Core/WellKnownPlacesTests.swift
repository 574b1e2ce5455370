import Testing

@testable import Ingest

struct WellKnownPlacesTests {
  @Test(
    arguments: [
      ("ACTUAL_TOKEN_USAGE_REPORT.md", SourceFormat.tokenReport), ("reports/token-usage.md", .tokenReport),
      ("TOKENS_and_USAGE.MD", .tokenReport), ("mission-control/AGENT_TASK_TRACKER.md", .taskTracker),
      ("PENDING_TASKS.md", .pendingTasks), ("mission-control/ALL_AGENT_TASKS.md", .agentTasks),
      ("mission-control/AGENT_LOGS_DETAILED.md", .agentLogs), ("logs/a.log", .log), ("backend/logs/A.LOG", .log),
      ("prisma/dev.db", .prismaDatabase), ("x.sqlite3", .prismaDatabase),
      ("data/mission-control-db.json", .missionControlDatabase), ("agents.json", .agentRoster),
      ("data/tasks.json", .taskList), ("data/leads.json", .deals), ("deals.json", .deals),
      ("mission-control/data/token-cache.json", .tokenCache), ("exports/token_usage.csv", .postgresCSV),
      ("token_usage_daily-2026.csv", .postgresCSV), ("platform_metrics.csv", .postgresCSV),
      (".openclaw/agents/main/sessions/1b.jsonl", .openclawTranscript),
      ("agents/main/sessions/1b.jsonl.reset.2026-04-10T09-46-05.063Z", .openclawTranscript),
      ("agents/main/sessions/1b.jsonl.deleted.2026-04-10T09-46-05Z", .openclawTranscript),
      ("agents/main/sessions/1b-topic-7.jsonl", .openclawTranscript),
      ("agents/main/sessions/sessions.json", .openclawSessions),
      ("cron/runs/job.jsonl", .openclawCronRuns),
    ])
  func knowsSources(path: String, format: SourceFormat) {
    #expect(WellKnownPlaces.finding(for: path) == .source(format))
  }

  @Test(
    arguments: [
      ("agents/main/sessions/1b.checkpoint.2c.jsonl", "checkpoint"), ("agents/main/sessions/1b.jsonl.bak.3", "backup"),
      ("agents/main/sessions/1b.jsonl.bak-12-1770000000000", "backup"),
      ("agents/main/sessions/1b.jsonl.backup", "backup"),
      ("agents/main/sessions/1b.jsonl.lock", "lock"), ("agents/main/sessions/1b.trajectory.jsonl", "trace"),
      ("x.jsonl.bin", "no reader"),
      ("other.csv", "CSV"), ("NOTES.md", "Markdown"), ("usage-of-tokens.md", "Markdown"), ("dev.db-wal", "database"),
      ("dev.db-shm", "database"), ("dev.db-journal", "database"), ("a", "no reader"), ("", "no reader"),
      ("token_usages.csv", "CSV"),
    ])
  func saysWhyAFileIsNotRead(path: String, word: String) {
    guard case .notRead(let reason) = WellKnownPlaces.finding(for: path) else {
      Issue.record("\(path) is taken for a source")
      return
    }
    #expect(reason.contains(word))
  }
}
