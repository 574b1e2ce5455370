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
    guard contains(name, ".jsonl") else { return nil }
    if contains(name, ".checkpoint.") { return .notRead("a checkpoint: a copy of a session, never counted") }
    if contains(name, ".trajectory") { return .notRead("a debug trace without usage") }
    if name.hasSuffix(".lock") { return .notRead("a lock file") }
    if contains(name, ".jsonl.bak") || name.hasSuffix(".backup") || contains(name, ".jsonl.backup") {
      return .notRead("a backup: a copy of a session, never counted")
    }
    let plain = name.hasSuffix(".zst") ? String(name.dropLast(4)) : name
    if plain.hasSuffix(".jsonl") || contains(name, ".jsonl.reset.") || contains(name, ".jsonl.deleted.") {
      return .source(.openclawTranscript)
    }
    return .notRead("not a name that a session has")
  }

  /// Whether `part` stands in a name. A workspace can have many sessions, and the search of `String` is for long texts.
  private static func contains(_ name: String, _ part: String) -> Bool {
    var rest = name.utf8[...]
    while rest.count >= part.utf8.count {
      if rest.starts(with: part.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
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
    // `token-usage/2026-02-17.md`: the folder has the name, the file the date.
    if lower.hasSuffix(".md"), DatedPath(name).stem.lowercased() == ".md",
      folders.contains(where: { isTokenReport($0.lowercased()) })
    {
      return .source(.tokenReport)
    }
    if let finding = export(name, lower, folders) { return finding }
    for start in ["usage-cost", "openclaw-sessions", "openclaw-status", "security-audit"]
    where lower.hasPrefix(start) && lower.hasSuffix(".json") {
      return .source(.openclawCommand)
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

  /// A table that was exported as text; nil when the name ends like none.
  private static func export(_ name: String, _ lower: String, _ folders: ArraySlice<String>) -> Discovery.Finding? {
    let table = exportedTable(lower)
    if lower.hasSuffix(".csv") {
      if PrismaTable(fileName: name) != nil { return .source(.prismaCSV) }
      return table == nil ? .notRead("a CSV file whose name is not that of a known table") : .source(.postgresCSV)
    }
    if lower.hasSuffix(".json") || lower.hasSuffix(".ndjson") || lower.hasSuffix(".jsonl") {
      return table == nil ? nil : .source(.postgresJSON)
    }
    if lower.hasSuffix(".tsv") || lower.hasSuffix(".copy") { return table == nil ? nil : .source(.copyText) }
    if lower.hasSuffix(".sql") {
      // Migrations make tables and may plant examples in them; what they hold is no record of anything.
      return folders.contains("migrations") || lower.hasPrefix("migration")
        ? .notRead("a migration: it makes tables, and is no record of what is in them") : .source(.sqlDump)
    }
    return nil
  }

  /// The table of the usage database that an export is named after: `token_usage.csv`, `token_usage_rows.csv`,
  /// `agents-2026-02-12.json`.
  static func exportedTable(_ fileName: String) -> PostgresTable? {
    let name = fileName.lowercased()
    // The longest name first: others begin with it.
    return PostgresTable.allCases.sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }.first { table in
      guard name.hasPrefix(table.rawValue) else { return false }
      return name.utf8.dropFirst(table.rawValue.utf8.count).first.map { !(97...122).contains($0) } ?? false
    }
  }
}
