import Ledger
import Model

/// `usage`: the fleet's spending by day, week, model and user.
enum UsageDocument {
  struct Source: Sendable {
    var ledger: Ledger
    var sources: DocumentSources
  }

  static let shape = Shape<Source>(
    "usage", "The fleet's spending by day, by week, by model and by user.",
    FigureShapes.header(.usage) { $0.sources },
    [
      Field("timezone", .text, "The zone in which days are counted.") { .text($0.ledger.zone.name) },
      Field("weekStart", .word(Weekday.names), "The first day of a week.") {
        .text(Weekday.names[$0.ledger.weekStart - 1])
      },
      FigureShapes.siteDay { $0.ledger.today },
      .object("filter", UsageQueryDocuments.filter, "What the figures were filtered by: nothing.") { _ in .init() },
      .object("total", TokensDocument.undated, "The fleet's totals.") { $0.ledger.fleet.total },
      CoverageDocument.facts { $0.ledger.coverage },
      .object("undated", TokensDocument.undated, "What counts but lies in no single day, or null.") {
        $0.ledger.fleet.undated.records > 0 ? $0.ledger.fleet.undated : nil
      },
      .array("daily", FigureShapes.day, "The days with records, ascending.") { $0.ledger.fleet.days },
      .array("weekly", FigureShapes.week, "The weeks with records, ascending.") { $0.ledger.fleet.weeks },
      .array("models", FigureShapes.named, "By model, ordered by name and provider.") { $0.ledger.models },
      .array("users", FigureShapes.named, "By user, ordered by name.") { $0.ledger.users },
    ])
}
