/// The names and places by which sources are known.
enum WellKnownPlaces {
  /// What the file at a path relative to the workspace is.
  static func finding(for path: String) -> Discovery.Finding {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last else { return .notRead("no reader for this kind of file") }
    let folders = parts.dropLast()
    if let format = CodingAgentPlaces.format(name, folders) { return .source(format) }
    if let last = folders.last, SessionPlace.folders.contains(last), let finding = sessionFile(name, folders) {
      return finding
    }
    if name == "openclaw-agent.sqlite" { return .source(.openclawDatabase) }
    if folders.suffix(2).elementsEqual(["cron", "runs"]), name.hasSuffix(".jsonl") {
      return .source(.openclawCronRuns)
    }
    return byName(name, folders)
  }

  /// A file of an OpenClaw `sessions` folder.
  private static func sessionFile(_ name: String, _ folders: ArraySlice<String>) -> Discovery.Finding? {
    if name == "sessions.json" { return .source(.openclawSessions) }
    guard name.contains(".jsonl") else { return nil }
    if name.contains(".checkpoint.") { return .notRead("a checkpoint: a copy of a session, never counted") }
    if name.contains(".trajectory") { return .notRead("a debug trace without usage") }
    if name.hasSuffix(".lock") { return .notRead("a lock file") }
    if name.contains(".jsonl.bak") || name.hasSuffix(".backup") || name.contains(".jsonl.backup") {
      return .notRead("a backup: a copy of a session, never counted")
    }
    let plain = name.hasSuffix(".zst") ? String(name.dropLast(4)) : name
    if plain.hasSuffix(".jsonl") || name.contains(".jsonl.reset.") || name.contains(".jsonl.deleted.") {
      return .source(.openclawTranscript)
    }
    return .notRead("not a name that a session has")
  }

  private static func byName(_ name: String, _ folders: ArraySlice<String>) -> Discovery.Finding {
    let lower = name.lowercased()
    switch lower {
    case "agent_task_tracker.md": return .source(.taskTracker)
    case "pending_tasks.md": return .source(.pendingTasks)
    case "all_agent_tasks.md": return .source(.agentTasks)
    case "agent_logs_detailed.md": return .source(.agentLogs)
    case "mission-control-db.json": return .source(.missionControlDatabase)
    case "agents.json": return .source(.agentRoster)
    case "tasks.json": return .source(.taskList)
    case "leads.json", "deals.json": return .source(.deals)
    case "token-cache.json": return .source(.tokenCache)
    default: break
    }
    if lower.hasSuffix(".md"), isTokenReport(lower) { return .source(.tokenReport) }
    if lower.hasSuffix(".csv") {
      return isPostgresTable(lower)
        ? .source(.postgresCSV) : .notRead("a CSV file whose name is not that of a known table")
    }
    if lower.hasSuffix(".log") { return .source(.log) }
    if lower.hasSuffix(".jsonl") { return .source(.jsonlSession) }
    if lower.hasSuffix(".db") || lower.hasSuffix(".sqlite") || lower.hasSuffix(".sqlite3") {
      return .source(.prismaDatabase)
    }
    for ending in ["-wal", "-shm", "-journal"] where lower.hasSuffix(ending) {
      return .notRead("part of the database beside it")
    }
    if lower.hasSuffix(".md") { return .notRead("Markdown under a name that no reader knows") }
    return .notRead("no reader for this kind of file")
  }

  /// `ACTUAL_TOKEN_USAGE_REPORT.md` and its relatives: `token`, `usage`, in that order, in the name.
  private static func isTokenReport(_ lower: String) -> Bool {
    let words = lower.utf8.split { !(97...122).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    guard let token = words.firstIndex(where: { $0 == "token" || $0 == "tokens" }) else { return false }
    return words[(token + 1)...].contains("usage")
  }

  private static func isPostgresTable(_ lower: String) -> Bool {
    for table in ["token_usage_daily", "token_usage", "platform_metrics"] where lower.hasPrefix(table) {
      let rest = lower.dropFirst(table.count)
      if let next = rest.utf8.first, !(97...122).contains(next), next != UInt8(ascii: "_") { return true }
    }
    return false
  }
}
