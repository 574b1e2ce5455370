import Ledger
import Model

/// What was typed behind `explain`.
struct ExplainOptions: Sendable {
  var reading = WorkspaceOptions()
  var trace = LedgerTrace()
  var isJSON = false
}

extension ExplainOptions {
  /// The flags of `explain`.
  static let table = FlagTable<ExplainOptions>(
    flags: [
      Flag("agent", value: "AGENT", "Only this agent, by id or name.") { (options, value) throws(UsageError) in
        options.trace.agent = value
      },
      Flag("day", value: "DAY", "Only this day, YYYY-MM-DD.") { (options, value) throws(UsageError) in
        options.trace.day = try Day(flag: "day", value)
      },
      Flag("week", value: "WEEK", "Only this week: an ISO week, YYYY-Www, or any day of it, YYYY-MM-DD.") {
        (options, value) throws(UsageError) in
        // Where weeks do not begin on Monday, the week that holds the Thursday shares the most days with the ISO week.
        guard let day = Day(value) ?? Day(thursdayOfISOWeek: value) else {
          throw UsageError(
            "--week takes a week or a day of it, not \"\(value)\"", hint: "write it as 2026-W08 or 2026-02-17")
        }
        options.trace.week = day
      },
      Flag("model", value: "MODEL", "Only this model.") { (options, value) throws(UsageError) in
        options.trace.model = value
      },
      Flag("session", value: "SESSION", "Only the session of this id.") { (options, value) throws(UsageError) in
        options.trace.session = value
      },
      Flag("json", "Print JSON with exact figures.") { (options, _) throws(UsageError) in options.isJSON = true },
    ] + WorkspaceOptions.flags(of: \.reading), operandLimit: 1)

  /// The options of a command line.
  static func parse(_ words: [String]) throws(UsageError) -> ExplainOptions {
    var options = ExplainOptions()
    if let workspace = try table.parse(words, into: &options).first { options.reading.workspace = workspace }
    if options.trace.day != nil, options.trace.week != nil {
      throw UsageError("--day and --week exclude each other")
    }
    return options
  }
}
