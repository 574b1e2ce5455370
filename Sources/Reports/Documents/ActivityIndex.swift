import Ledger
import Model

/// `logs/activity/index`: which activities there are, and in which documents.
enum ActivityIndex {
  /// Activities of one agent, type or day.
  struct Shard: Sendable {
    var total = 0
    var errors = 0
    /// The places in the ledger of the newest of them, as many as a document may hold.
    var places: [Int] = []
    /// The paths of the sources that they come from.
    var sources: Set<String> = []
    /// The time of the newest.
    var newest: Instant?
    /// The name of their document, or nil when they have none.
    var document: String?
  }

  struct Agent: Sendable {
    var id: String
    var name: String
    var spellings: [String]
    var shard: Shard
  }

  struct Index: Sendable {
    var sources: DocumentSources
    var total: Int
    var undated: Int
    var newest: Instant?
    var days: [(day: Day, shard: Shard)]
    var dayCount: Int
    var agents: [Agent]
    var idleAgents: [Agent]
    var types: [(type: ActivityType, shard: Shard)]
    var patterns: [String]
  }

  private static func counts<Source>(_ shard: @escaping @Sendable (Source) -> Shard) -> [Field<Source>] {
    [
      Field("activities", .integer, "Activities in all.") { .integer(Int64(shard($0).total)) },
      Field("errors", .integer, "Those of level error.") { .integer(Int64(shard($0).errors)) },
      Field("newest", .nullable(.instant), "The time of the newest.") { DocumentValue(shard($0).newest) },
      Field("items", .integer, "Those in the document.") {
        .integer(shard($0).document == nil ? 0 : Int64(shard($0).places.count))
      },
      Field("document", .nullable(.document), "The name of the document that has the newest of them, or null.") {
        shard($0).document.map(DocumentValue.document) ?? .null
      },
    ]
  }

  static let day = Shape<(day: Day, shard: Shard)>(
    "activityDay", "The activities of one calendar day of the site's zone.",
    [Field("date", .day, "The day.") { .day($0.day) }], counts { $0.shard })

  static let agent = Shape<Agent>(
    "activityAgent", "The activities of one agent.",
    identity, counts { $0.shard })

  private static let identity = [
    Field<Agent>("id", .agent, "The agent's id.") { .agent($0.id) },
    Field<Agent>("name", .text, "The agent's name.") { .text($0.name) },
    Field<Agent>("spellings", .array(.text), "What it may be asked for by.") { DocumentValue($0.spellings) },
  ]

  static let idleAgent = Shape<Agent>("idleAgent", "An agent without activities.", identity)

  static let type = Shape<(type: ActivityType, shard: Shard)>(
    "activityType", "The activities of one type.",
    [Field("type", .word(ActivityType.allCases.map(\.rawValue)), "The type.") { .text($0.type.rawValue) }],
    counts { $0.shard })

  static let shape = Shape<Index>(
    "activityIndex", "How many activities there are of each day, agent and type, and in which documents they are.",
    FigureShapes.header(.activityIndex) { $0.sources },
    [
      Field("total", .integer, "Activities in all.") { .integer(Int64($0.total)) },
      Field("undated", .integer, "Those without a time, which are of no day.") { .integer(Int64($0.undated)) },
      Field("newest", .nullable(.instant), "The time of the newest.") { DocumentValue($0.newest) },
      Field("dayCount", .integer, "Days with activities in all.") { .integer(Int64($0.dayCount)) },
      .array(
        "days", day, "The newest 2,000 days with activities, newest first; the newest 92 have a document of their own."
      ) { $0.days },
      .array("agents", agent, "The agents with activities, by id.") { $0.agents },
      .array(
        "idleAgents", idleAgent,
        "The agents without activities, by id; an empty list also where there are too many to say so of each."
      ) { $0.idleAgents },
      .array("types", type, "All types.") { $0.types },
      Field(
        "patterns", .array(.text),
        "The names of the documents that answer queries, with parameters in braces where their values stand."
      ) { DocumentValue($0.patterns) },
      Field("limits", .array(.integer), "The values of the limit that documents are made for.") { _ in
        .array(QueryEndpoint.limits.map { .integer(Int64($0)) })
      },
    ])
}
