import Ledger
import Model

/// `tasks/<name>`: one task with its history.
enum TaskDocument {
  /// The most activities in a task's history; more are told by `activityCount`.
  static let activityLimit = 100

  /// What happened to a task.
  enum Event: Sendable {
    case created(Instant), updated(Instant), completed(Instant)
    case activity(LedgerActivity)

    var time: Instant? {
      switch self {
      case .created(let time), .updated(let time), .completed(let time): time
      case .activity(let activity): activity.activity.time
      }
    }

    var activity: LedgerActivity? {
      if case .activity(let activity) = self { activity } else { nil }
    }

    var word: String {
      switch self {
      case .created: "created"
      case .updated: "updated"
      case .completed: "completed"
      case .activity: "activity"
      }
    }
  }

  static let event = Shape<Event>(
    "taskEvent", "What happened to a task: a change that it states itself, or an activity that names it.",
    [
      Field("time", .nullable(.instant), "When.") { DocumentValue($0.time) },
      Field("event", .word(["created", "updated", "completed", "activity"]), "What kind of event.") { .text($0.word) },
      Field("title", .nullable(.text), "What happened, for an activity.") {
        DocumentValue($0.activity?.activity.title)
      },
      Field("kind", .nullable(.text), "The activity's kind in the source's words.") {
        DocumentValue($0.activity?.activity.kind)
      },
      Field("level", .nullable(.word(ActivityLevel.allCases.map(\.rawValue))), "How grave the activity is.") {
        DocumentValue($0.activity?.activity.level.rawValue)
      },
      Field("agentId", .nullable(.agent), "The agent of the activity.") {
        $0.activity?.agentID.map(DocumentValue.agent) ?? .null
      },
      Field("cost", .nullable(.usd), "Dollars that the activity states; never token cost.") {
        DocumentValue($0.activity?.activity.cost)
      },
      Field("source", .nullable(.text), "The path of the activity's source.") { DocumentValue($0.activity?.path) },
      Field("line", .nullable(.integer), "Its line or row, from 1.") { DocumentValue($0.activity?.activity.line) },
    ])

  struct Detail: Sendable {
    var task: TaskDocuments.Source
    var sources: DocumentSources
    /// The newest activities that name the task, newest first.
    var activities: [LedgerActivity]
    var activityCount: Int

    /// What happened, newest first; what has no time last.
    var history: [Event] {
      let item = task.item
      let own: [Event] = [
        item.completedAt.map(Event.completed), item.updatedAt.map(Event.updated), item.createdAt.map(Event.created),
      ].compactMap { $0 }
      return (own + activities.map(Event.activity)).enumerated().sorted { a, b in
        let (x, y) = (a.element.time?.milliseconds ?? .min, b.element.time?.milliseconds ?? .min)
        return x == y ? a.offset < b.offset : x > y
      }.map(\.element)
    }
  }

  static let shape = Shape<Detail>(
    "taskDetail", "One task: what was expected and what it took, what came out, and what happened to it.",
    FigureShapes.header(.task) { $0.sources },
    TaskDocuments.fields.map { field in field.of { $0.task } },
    [
      Field("costDifference", .nullable(.usd), "Actual minus expected dollars; null when either is not known.") {
        guard let actual = $0.task.item.actualCost, let expected = $0.task.item.estimatedCost else { return .null }
        return .usd(actual - expected)
      },
      Field("tokenDifference", .nullable(.tokens), "Actual minus expected tokens; null when either is not known.") {
        guard let actual = $0.task.item.actualTokens, let expected = $0.task.item.estimatedTokens else { return .null }
        let (difference, overflow) = actual.subtractingReportingOverflow(expected)
        return overflow ? .null : .tokens(difference)
      },
      Field("activityCount", .integer, "Activities that name the task.") { .integer(Int64($0.activityCount)) },
      .array("history", event, "What happened, newest first, with the newest 100 activities.") { $0.history },
    ])
}
