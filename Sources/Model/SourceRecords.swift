/// All that was read from one source: a file, or a table of a database.
package struct SourceRecords: Sendable {
  /// The path relative to the workspace; a table of a database is `file.db#Table`.
  package var path: String
  /// The format's name, such as `openclaw-transcript`; nil for a file that no reader takes.
  package var format: String?
  /// The size in bytes.
  package var size: Int64
  /// XXH3-128 of the bytes, 32 hexadecimal digits, or nil when the file was not read.
  package var digest: String?
  /// Why the source was not read, or nil when it was.
  package var notRead: String?
  /// The newest time that the source speaks of, or nil.
  package var newest: Instant?
  /// What a report tells of itself as one of several versions; nil for sources that have none.
  package var version: SourceVersion?

  /// Spending.
  package var usage: UsageList = []
  /// The number of records of spending that were added up and let go.
  package private(set) var takenUsage = 0
  /// Figures without a period.
  package var snapshots: [SnapshotFigure] = []
  /// Totals that the source states of itself.
  package var stated: [StatedTotal] = []
  /// Agents.
  package var agents: [AgentFacts] = []
  /// Sessions.
  package var sessions: [SessionFacts] = []
  /// Tasks.
  package var tasks: [WorkItem] = []
  /// Ventures.
  package var ventures: [Venture] = []
  /// Deals.
  package var deals: [Deal] = []
  /// Activities, in source order.
  package var activities: [Activity] = []
  /// Measurements.
  package var metrics: [MetricSample] = []
  /// The file as a document to read; nil for a file that is none.
  package var written: WrittenDocument?
  /// What checks of an installation found.
  package var findings: [Finding] = []
  /// What it shows to be missing from the sums.
  package var coverage = CoverageFacts()
  /// The number of places at which something is masked before it leaves, by the name of its kind.
  package var masked: [String: Int] = [:]
  /// These places, where they were asked for, in their order.
  package var maskedPlaces: [MaskedPlace] = []
  /// What is wrong with the source.
  package var diagnostics: [Diagnostic] = []

  /// Makes an empty result for a source.
  package init(path: String, format: String?, size: Int64, notRead: String? = nil) {
    self.path = path
    self.format = format
    self.size = size
    self.notRead = notRead
  }

  /// The path that the configuration knows the source by.
  package var configuredPath: String { version?.origin ?? path }

  /// The number of records of all kinds (agents' facts and sessions included, diagnostics not).
  package var recordCount: Int {
    usageCount + snapshots.count + stated.count + agents.count + sessions.count + tasks.count + ventures.count
      + deals.count + activities.count + metrics.count + findings.count + (written == nil ? 0 : 1)
  }

  /// The number of records of spending, whether they are still here or were let go.
  package var usageCount: Int { usage.count + takenUsage }

  /// Gives the records of spending away, and keeps their number.
  package mutating func takeUsage() -> UsageList {
    takenUsage += usage.count
    defer { usage = [] }
    return usage
  }

  /// Lets go of what says nothing of spending: tasks, ventures, deals, activities, measurements, snapshots, documents.
  package mutating func keepSpendingOnly() {
    (tasks, ventures, deals, activities, metrics, snapshots) = ([], [], [], [], [], [])
    written = nil
  }

  /// Moves `newest` forward to `time` when that is later.
  package mutating func notice(_ time: Instant?) {
    guard let time else { return }
    newest = newest.map { max($0, time) } ?? time
  }
}
