import Ledger
import Model

/// Shapes of figures, shared by several documents.
enum FigureShapes {
  /// Tokens with their parts.
  static let tokens = Shape<TokenCounts>(
    "tokens", "Tokens with their parts: known parts and unsplit add up to total; a part that is not known is null.",
    [
      Field("input", .nullable(.tokens), "Prompt tokens not served from a cache.") { DocumentValue($0.input) },
      Field("output", .nullable(.tokens), "Answer tokens, reasoning included.") { DocumentValue($0.output) },
      Field("cacheRead", .nullable(.tokens), "Tokens read from a prompt cache.") { DocumentValue($0.cacheRead) },
      Field("cacheWrite", .nullable(.tokens), "Tokens written to a prompt cache.") { DocumentValue($0.cacheWrite) },
      Field("unsplit", .tokens, "Tokens of which no split is known.") { .tokens($0.unsplit.count) },
      Field("total", .tokens, "All tokens.") { .tokens($0.total.count) },
    ])

  /// Dollars with their parts.
  static let cost = Shape<CostParts>(
    "cost",
    "US dollars with their parts, exact: known parts and unsplit add up to total; a part that is not known is null.",
    [
      Field("input", .nullable(.usd), "Cost of the prompt tokens.") { DocumentValue($0.input) },
      Field("output", .nullable(.usd), "Cost of the answer tokens.") { DocumentValue($0.output) },
      Field("cacheRead", .nullable(.usd), "Cost of the tokens read from a cache.") { DocumentValue($0.cacheRead) },
      Field("cacheWrite", .nullable(.usd), "Cost of the tokens written to a cache.") { DocumentValue($0.cacheWrite) },
      Field("unsplit", .usd, "Cost of which no split is known.") { .usd($0.unsplit) },
      Field("total", .usd, "The whole cost.") { .usd($0.total) },
    ])

  /// The members that every set of figures has.
  static func members<Source>(_ figures: @escaping @Sendable (Source) -> Figures) -> [Field<Source>] {
    [
      .object("tokens", tokens, "Tokens, or null when no source gives any.") { figures($0).tokens },
      .object("cost", cost, "US dollars, or null when no cost is known.") { figures($0).cost },
      Field("calls", .nullable(.integer), "Model answers that carry usage, or null when the sources do not say.") {
        DocumentValue(figures($0).calls)
      },
      Field("unpriced", .integer, "Records with tokens whose cost is not known; when above 0 the cost is \"at least\".")
      {
        .integer(Int64(figures($0).unpriced))
      },
      Field(
        "basis", .nullable(.word(Basis.allCases.map(\.rawValue))),
        "How the figures were obtained (the least direct way among their records), or null without data."
      ) { DocumentValue(figures($0).basis?.rawValue) },
    ]
  }

  /// The members of totals: those of every set of figures, and what stands behind the cost that is shown.
  static func totals<Source>(_ figures: @escaping @Sendable (Source) -> Figures) -> [Field<Source>] {
    members(figures) + [
      Field(
        "bases", .array(.word(Basis.allCases.map(\.rawValue))),
        "All ways in which the figures were obtained, the most direct first."
      ) {
        DocumentValue(figures($0).bases.all.map(\.rawValue))
      },
      Field(
        "recorded", .nullable(.usd), "What the sources record, whichever cost is shown; null when none records any."
      ) {
        DocumentValue(figures($0).recorded)
      },
      Field("priced", .nullable(.usd), "Tokens times price, where a price is known; null when none is.") {
        DocumentValue(figures($0).priced)
      },
    ]
  }

  /// Tokens and cost without their parts, where many stand side by side.
  static let brief = Shape<Figures>(
    "brief", "Tokens and cost without their parts.",
    [
      Field("tokens", .nullable(.tokens), "Tokens, or null when no source gives any.") {
        DocumentValue($0.tokens?.total)
      },
      Field("cost", .nullable(.usd), "US dollars, or null when no cost is known.") { DocumentValue($0.cost?.total) },
      Field("unpriced", .integer, "Records with tokens whose cost is not known; when above 0 the cost is \"at least\".")
      {
        .integer(Int64($0.unpriced))
      },
    ])

  /// The costs of the days that end with today.
  static func trend<Source>(_ costs: @escaping @Sendable (Source) -> [USDTotal?]) -> Field<Source> {
    Field(
      "trend", .array(.nullable(.usd)),
      "The costs of the \(SpendingFacts.trendDays) days that end with the site's today, the oldest first; null for a day "
        + "without a known cost."
    ) { .array(costs($0).map(DocumentValue.init)) }
  }

  /// The day that the site speaks for, where a document has days up to it.
  static func siteDay<Source>(_ day: @escaping @Sendable (Source) -> Day?) -> Field<Source> {
    Field("siteDay", .nullable(.day), "The day that the site speaks for, its today; it may not be over yet.") {
      DocumentValue(day($0))
    }
  }

  /// A day of a rollup.
  static let day = Shape<DayFigures>(
    "day", "What was spent on one calendar day of the site's time zone.",
    [Field("date", .day, "The day.") { .day($0.day) }], members { $0.figures })

  /// A week of a rollup.
  static let week = Shape<WeekFigures>(
    "week", "What was spent in one week.",
    [Field("weekStart", .day, "The week's first day.") { .day($0.start) }], members { $0.figures },
    [
      Field("change", .nullable(.usd), "Cost minus that of the week before; null when either is not known.") {
        DocumentValue($0.change)
      }
    ])

  /// Totals of a model or a user, day by day.
  static let named = Shape<NamedRollup>(
    "named", "Totals of one model or user.",
    [
      Field("name", .text, "The name as the sources write it.") { .text($0.name) },
      Field("provider", .nullable(.text), "The provider, for a model.") { DocumentValue($0.provider) },
    ], totals { $0.rollup.total },
    [
      Field("sessions", .nullable(.integer), "Sessions, or null when no source names them.") {
        DocumentValue($0.rollup.sessions)
      },
      .array("daily", day, "The days with records, ascending.") { $0.rollup.days },
    ])

  /// A total that a source states of itself.
  static let stated = Shape<StatedComparison>(
    "stated", "A total that a source states of itself, beside the sum of its own rows.",
    [
      Field("source", .text, "The source's path.") { .text($0.path) },
      Field("line", .integer, "The line or row of the statement, from 1.") { .integer(Int64($0.total.line)) },
      Field("label", .text, "What the source calls it.") { .text($0.total.label) },
      Field("tokens", .nullable(.tokens), "The stated tokens.") { DocumentValue($0.total.tokens) },
      Field("cost", .nullable(.usd), "The stated cost.") { DocumentValue($0.total.cost) },
      Field("rowTokens", .nullable(.tokens), "The tokens that the source's rows add up to.") {
        DocumentValue($0.rowTokens)
      },
      Field("rowCost", .nullable(.usd), "The cost that the source's rows add up to.") { DocumentValue($0.rowCost) },
      Field("counts", .flag, "Whether the source's rows are part of the site's totals.") { .flag($0.counts) },
      Field("disagrees", .flag, "Whether a stated figure differs from that of the rows.") { .flag($0.disagrees) },
    ])

  /// A diagnostic.
  static let diagnostic = Shape<Diagnostic>(
    "diagnostic", "A fact about the input that its owner should know.",
    [
      Field("id", .text, "The kind of fact; see the list of diagnostics.") { .text($0.id) },
      Field("severity", .word(Severity.allCases.map(\.rawValue)), "How much it matters.") {
        .text($0.severity.rawValue)
      },
      Field("path", .text, "The source.") { .text($0.location.path) },
      Field("line", .nullable(.integer), "The line or row, from 1.") { DocumentValue($0.location.line) },
      Field("column", .nullable(.integer), "The column in bytes, from 1.") { DocumentValue($0.location.column) },
      Field("message", .text, "The fact.") { .text($0.message) },
      Field("hint", .nullable(.text), "What can be done about it.") { DocumentValue($0.hint) },
    ])

  /// The members with which every object document begins.
  static func header<Source>(
    _ kind: DocumentKind, _ sources: @escaping @Sendable (Source) -> DocumentSources
  ) -> [Field<Source>] {
    [
      Field("schema", .word([kind.schemaID]), "The form of this document.") { _ in .text(kind.schemaID) },
      Field("asOf", .nullable(.instant), "The newest time of this document's own sources, or null.") {
        DocumentValue(sources($0).asOf)
      },
      Field("sources", .array(.text), "The paths of this document's own sources.") { DocumentValue(sources($0).paths) },
    ]
  }

  /// The part of a whole in millionths, rounded; nil when the whole is nothing or either is not known.
  static func share(_ part: USDTotal?, of whole: USDTotal?) -> DocumentValue {
    guard let part, let whole, whole.picodollars > 0 else { return .null }
    let (scaled, overflow) = part.picodollars.multipliedReportingOverflow(by: 2_000_000)
    guard !overflow else { return .null }
    let doubled = scaled / whole.picodollars
    return .share(millionths: Int64(clamping: (doubled + (doubled < 0 ? -1 : 1)) / 2))
  }
}
