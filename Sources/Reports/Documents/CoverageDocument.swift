import Ledger
import Model

/// `coverage`: what is known to be missing.
enum CoverageDocument {
  /// The most gaps, and the most missing sessions, that are listed for an agent.
  static let listLimit = 200

  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
  }

  /// The member of documents with figures that tells what is missing from them.
  static func facts<Outer>(_ coverage: @escaping @Sendable (Outer) -> Coverage) -> Field<Outer> {
    Field("coverage", .array(.text), "What is known to be missing from these figures, in words.") {
      DocumentValue(coverage($0).facts)
    }
  }

  static let gap = Shape<DaySpan>(
    "gap", "Days without any data.",
    [
      Field("from", .day, "The first day.") { .day($0.first) },
      Field("to", .day, "The last day.") { .day($0.last) },
    ])

  private static func members<Outer>(_ coverage: @escaping @Sendable (Outer) -> Coverage) -> [Field<Outer>] {
    [
      Field("firstDay", .nullable(.day), "The first day with spending.") { DocumentValue(coverage($0).firstDay) },
      Field("lastDay", .nullable(.day), "The last day with spending.") { DocumentValue(coverage($0).lastDay) },
      Field("daysWithData", .integer, "Days with spending.") { .integer(Int64(coverage($0).daysWithData)) },
      Field("daysWithoutData", .integer, "Days between the first and the last without any.") {
        .integer(Int64(coverage($0).daysWithoutData))
      },
      .array("gaps", gap, "These days, the newest \(listLimit) stretches, ascending.") {
        coverage($0).gaps.suffix(listLimit)
      },
      Field("missingSessionCount", .integer, "Sessions that stores name but that have no transcript here.") {
        .integer(Int64(coverage($0).missingSessions.count))
      },
      Field("missingSessions", .array(.text), "Their ids, at most \(listLimit), in the order of bytes.") {
        DocumentValue(Array(coverage($0).missingSessions.prefix(listLimit)))
      },
      Field("unrecordedCalls", .integer, "Compactions and summaries of branches: calls that no log records.") {
        .integer(Int64(coverage($0).unrecordedCalls))
      },
      Field("unloggedReplies", .integer, "Replies of subagents that are heard of but whose transcripts are not here.") {
        .integer(Int64(coverage($0).unloggedReplies))
      },
      Field("unloggedTokens", .tokens, "The tokens of those, as far as they are told.") {
        .tokens(coverage($0).unloggedTokens.count)
      },
      Field("skippedRows", .integer, "Rows of transcripts that could not be read.") {
        .integer(Int64(coverage($0).skippedRows))
      },
      Field("tornRows", .integer, "Transcripts whose last row is not whole.") {
        .integer(Int64(coverage($0).tornRows))
      },
      Field("sampled", .flag, "Whether some figures are samples, which miss calls between them.") {
        .flag(coverage($0).isSampled)
      },
      facts(coverage),
    ]
  }

  static let fleet = Shape<Coverage>("fleetCoverage", "What is known to be missing from all figures.", members { $0 })

  static let agent = Shape<LedgerAgent>(
    "agentCoverage", "What is known to be missing from an agent's figures.",
    [
      Field("id", .agent, "The agent's id.") { .agent($0.id) },
      Field("name", .text, "The agent's name.") { .text($0.name) },
    ], members { $0.coverage })

  static let shape = Shape<Source>(
    "coverage", "Days without data, sessions without transcripts, calls without figures.",
    FigureShapes.header(.coverage) { $0.sources },
    [
      .object("fleet", fleet, "The fleet.") { $0.ledger.coverage },
      .array("agents", agent, "Each agent, ordered by id.") { $0.ledger.agents },
    ])
}
