package import Model

/// A reader of one format: from a file to records and diagnostics.
package protocol SourceReader: Sendable {
  /// Reads one source. What is wrong with it becomes diagnostics in the result; nothing is thrown.
  ///
  /// - Returns: one result for a file; for a database one for each table that was read.
  func read(_ input: SourceInput) -> [SourceRecords]
}

extension SourceFormat {
  /// The reader of this format.
  var reader: any SourceReader {
    switch self {
    case .openclawTranscript: OpenClawTranscriptReader()
    case .openclawDatabase: OpenClawDatabaseReader()
    case .openclawSessions: OpenClawSessionsReader()
    case .openclawCommand: OpenClawCommandReader()
    case .openclawCronRuns: OpenClawCronRunsReader()
    case .tokenReport: TokenReportReader()
    case .taskTracker: TaskTrackerReader()
    case .pendingTasks: PendingTasksReader()
    case .agentTasks: AgentTasksReader()
    case .document: WrittenDocumentReader()
    case .agentLogs: AgentLogsReader()
    case .log: ActivityLogReader()
    case .prismaDatabase: PrismaDatabaseReader()
    case .missionControlDatabase: MissionControlDatabaseReader()
    case .agentRoster: AgentRosterReader()
    case .taskList: TaskListReader()
    case .deals: DealsReader()
    case .tokenCache: TokenCacheReader()
    case .postgresCSV: PostgresCSVReader()
    case .postgresJSON: PostgresJSONReader()
    case .copyText: CopyTextReader()
    case .sqlDump: SQLDumpReader()
    case .prismaCSV: PrismaCSVReader()
    case .claudeCodeTranscript: ClaudeCodeReader()
    case .codexRollout: CodexReader()
    case .geminiSession: GeminiSessionReader()
    case .piSession: PiSessionReader()
    case .jsonlSession: JSONLSessionReader()
    }
  }
}
