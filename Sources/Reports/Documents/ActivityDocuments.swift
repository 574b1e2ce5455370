import Ledger
import Model

/// `activities`, `logs/activity`, its shards and the list of them.
enum ActivityDocuments {
  /// An activity with the document that it leads to.
  struct Source: Sendable {
    var entry: LedgerActivity
    /// The name of the document about its task, or nil.
    var taskDocument: String?
  }

  static let activity = Shape<Source>(
    "activity", "Something that happened: an event, a log line, a run.",
    [
      Field("id", .nullable(.text), "The source's own id.") { DocumentValue($0.entry.activity.id) },
      Field("title", .text, "What happened, in one line.") { .text($0.entry.activity.title) },
      Field("description", .nullable(.text), "More lines.") { DocumentValue($0.entry.activity.description) },
      Field("type", .word(ActivityType.allCases.map(\.rawValue)), "The coarse kind.") {
        .text($0.entry.activity.type.rawValue)
      },
      Field("kind", .nullable(.text), "The finer kind in the source's words.") {
        DocumentValue($0.entry.activity.kind)
      },
      Field("level", .word(ActivityLevel.allCases.map(\.rawValue)), "How grave it is.") {
        .text($0.entry.activity.level.rawValue)
      },
      Field("createdAt", .nullable(.instant), "When it happened.") { DocumentValue($0.entry.activity.time) },
      Field("agentId", .nullable(.agent), "The agent's id, when it is a known agent.") {
        $0.entry.agentID.map(DocumentValue.agent) ?? .null
      },
      Field("agent", .nullable(.text), "The agent as the source writes it.") {
        DocumentValue($0.entry.activity.agent.flatMap { $0.name ?? $0.id })
      },
      Field("taskId", .nullable(.text), "The task it is about.") { DocumentValue($0.entry.activity.taskID) },
      Field("ventureId", .nullable(.text), "The venture it is about.") { DocumentValue($0.entry.activity.ventureID) },
      Field("session", .nullable(.text), "The session it is about.") { DocumentValue($0.entry.activity.session) },
      Field("cost", .nullable(.usd), "Dollars that the event states; never token cost.") {
        DocumentValue($0.entry.activity.cost)
      },
      Field("source", .text, "The source's path.") { .text($0.entry.path) },
      Field("line", .integer, "The line or row, from 1.") { .integer(Int64($0.entry.activity.line)) },
      Field("taskDocument", .nullable(.document), "The name of the document about its task.") {
        $0.taskDocument.map(DocumentValue.document) ?? .null
      },
    ])

  /// What activities were chosen by; nil for what was not asked for.
  struct Filter: Sendable, Hashable {
    var agent: String?
    var type: ActivityType?
    var day: Day?
    var limit: Int?
    /// False for what was asked for by a name or word that nothing has.
    var isMatched = true
  }

  static let filter = Shape<Filter>(
    "filter", "What the items were filtered by; null stands for no filter.",
    [
      Field("agent", .nullable(.agent), "The agent asked for.") { $0.agent.map(DocumentValue.agent) ?? .null },
      Field("type", .nullable(.word(ActivityType.allCases.map(\.rawValue))), "The type asked for.") {
        DocumentValue($0.type?.rawValue)
      },
      Field("day", .nullable(.day), "The day asked for, in the site's zone.") { DocumentValue($0.day) },
      Field("limit", .nullable(.integer), "The most items, which may be more than were asked for.") {
        DocumentValue($0.limit)
      },
      Field("matched", .flag, "False where an agent or type was asked for that this site does not know.") {
        .flag($0.isMatched)
      },
    ])

  struct Log: Sendable {
    var sources: DocumentSources
    var filter = Filter()
    var total: Int
    /// The number of activities in the document, which are put into it when they are redacted.
    var count: Int
    /// The name of the document that holds older ones, or nil.
    var next: String?
  }

  static let log = Shape<Log>(
    "activityLog",
    "The newest activities of all sources, and, of the same form, those of an agent (`logs/activity/by-agent/<id>`), of a type (`logs/activity/by-type/<type>`) and of a day (`logs/activity/by-day/<day>`).",
    FigureShapes.header(.logActivity) { $0.sources },
    [
      .object("filter", filter, "What the items were filtered by.") { $0.filter },
      Field("total", .integer, "Such activities in all.") { .integer(Int64($0.total)) },
      Field("complete", .flag, "Whether all of them are in items.") { .flag($0.count == $0.total) },
      Field(
        "next", .nullable(.document),
        "The name of a document that holds older ones; null when there are none, or none is published."
      ) { $0.next.map(DocumentValue.document) ?? .null },
      Field(
        "items", .array(activity.node),
        "Activities, newest first; of one time by file, of one file what stands further down first; those without a time last."
      ) { _ in .array([]) },
    ])
}
