import Ledger
import Model

/// `sessions`: the most expensive ones. What was said in them is never read into a document.
enum SessionsDocument {
  struct Source: Sendable {
    var facts: SpendingFacts
    var sources: DocumentSources
  }

  /// A session, apart from the agent that it belongs to.
  private static let members: [Field<SessionSource>] =
    [
      Field("id", .text, "The session's id.") { .text($0.session.key.session) },
      Field("users", .array(.text), "Who asked, where sources say.") { DocumentValue($0.session.users) },
      Field(
        "channel", .nullable(.text),
        "The channel over which it came (`telegram`, `webchat`), or what started it (`cron`, `hook`, `subagent`); null "
          + "where no store says."
      ) { DocumentValue($0.channel) },
      Field("models", .array(.text), "The models that answered.") { DocumentValue($0.session.models) },
      Field("firstAt", .nullable(.instant), "Its oldest call, or null when no record has a moment.") {
        DocumentValue($0.session.figures.oldest)
      },
      Field("lastAt", .nullable(.instant), "Its newest call, or null.") { DocumentValue($0.session.figures.newest) },
      Field("firstDay", .nullable(.day), "The first day that its spending counts for.") {
        DocumentValue($0.session.firstDay)
      },
      Field("lastDay", .nullable(.day), "The last day.") { DocumentValue($0.session.lastDay) },
    ] + FigureShapes.members { $0.session.figures } + [
      Field("share", .nullable(.share), "The part of the whole cost, 0 to 1; null when a cost is not known.") {
        FigureShapes.share($0.session.figures.cost?.total, of: $0.whole)
      }
    ]

  /// A session of the fleet.
  static let session = Shape<SessionSource>(
    "session", "A session and what was spent in it; never what was said.",
    [
      Field("agentId", .nullable(.agent), "The agent, or null for unattributed spending.") {
        $0.agentID.map(DocumentValue.agent) ?? .null
      },
      Field("agentName", .nullable(.text), "The agent's name.") { DocumentValue($0.agentName) },
    ], members)

  /// A session of one agent.
  static let agentSession = Shape<SessionSource>(
    "agentSession", "A session of this agent and what was spent in it; never what was said.", members)

  static let shape = Shape<Source>(
    "sessions", "The most expensive sessions.", FigureShapes.header(.sessions) { $0.sources },
    [
      Field("total", .integer, "All sessions that carry spending.") { .integer(Int64($0.facts.sessions.count)) },
      Field("shown", .integer, "Those of them that are listed, at most \(SpendingFacts.sessionLimit).") {
        .integer(Int64($0.facts.sessions.fleet.count))
      },
      .object("withoutSession", TokensDocument.undated, "What counts but names no session, or null.") {
        $0.facts.sessions.withoutSession.records > 0 ? $0.facts.sessions.withoutSession : nil
      },
      CoverageDocument.facts { $0.facts.ledger.coverage },
      .array("sessions", session, "The sessions, the most expensive first.") { source in
        source.facts.sessions.fleet.map {
          source.facts.session($0, of: source.facts.ledger.fleet.total.cost?.total)
        }
      },
    ])
}
