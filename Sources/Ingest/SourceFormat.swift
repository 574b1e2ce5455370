/// The formats that a workspace's files may have; the raw value is the name used in the configuration and in documents.
package enum SourceFormat: String, Sendable, Hashable, CaseIterable {
  /// A session of an OpenClaw agent, one JSON object a line.
  case openclawTranscript = "openclaw-transcript"
  /// `openclaw-agent.sqlite`: all sessions of an OpenClaw agent, one row an entry.
  case openclawDatabase = "openclaw-database"
  /// `sessions.json` beside transcripts: who and where, never sums.
  case openclawSessions = "openclaw-sessions"
  /// What an OpenClaw command printed with `--json`: usage-cost, sessions, status, security audit.
  case openclawCommand = "openclaw-command"
  /// A cron job's runs, one JSON object a line: activities, never spending.
  case openclawCronRuns = "openclaw-cron-runs"
  /// A written report of token usage (Markdown).
  case tokenReport = "token-report"
  /// `AGENT_TASK_TRACKER.md`: tables of tasks and each agent's check lists.
  case taskTracker = "task-tracker"
  /// `PENDING_TASKS.md`: a heading and bullets a task.
  case pendingTasks = "pending-tasks"
  /// `ALL_AGENT_TASKS.md`: each agent's numbered list.
  case agentTasks = "agent-tasks"
  /// `BACKLOG.md`, a sprint's assignments: a text that is shown as it is (Markdown).
  case document
  /// `AGENT_LOGS_DETAILED.md`: fenced blocks of dated lines for each agent.
  case agentLogs = "agent-logs"
  /// A log file, its grammar told by its lines.
  case log
  /// A SQLite file with the tables Venture, Task, Agent and Activity.
  case prismaDatabase = "prisma-database"
  /// `mission-control-db.json`: a snapshot of roster, figures, tasks and deals.
  case missionControlDatabase = "mission-control-database"
  /// `agents.json`: a roster.
  case agentRoster = "agent-roster"
  /// `tasks.json`: tasks.
  case taskList = "task-list"
  /// `leads.json` or `deals.json`.
  case deals
  /// `token-cache.json`: figures by names found in text.
  case tokenCache = "token-cache"
  /// An export of a Postgres table as CSV: `token_usage`, its sums, `platform_metrics`, `agents` and the like.
  case postgresCSV = "postgres-csv"
  /// The same as JSON.
  case postgresJSON = "postgres-json"
  /// The same in the text format of `COPY`, with or without a header.
  case copyText = "copy-text"
  /// Tables as SQL text: what `pg_dump` and sqlite3's `.dump` write.
  case sqlDump = "sql-dump"
  /// A table of the task tracker, Venture, Task, Agent or Activity, as CSV.
  case prismaCSV = "prisma-csv"
  /// A session of Claude Code or of one of its subagents, one JSON object a line.
  case claudeCodeTranscript = "claude-code-transcript"
  /// A session of Codex (a rollout), or the output of `codex exec --json`.
  case codexRollout = "codex-rollout"
  /// A session of Gemini CLI: one JSON object, or one object a line.
  case geminiSession = "gemini-session"
  /// A session of `pi`, in the form of OpenClaw's.
  case piSession = "pi-session"
  /// JSON lines under a name that tells nothing: read as what the first lines show them to be.
  case jsonlSession = "jsonl-session"
}
