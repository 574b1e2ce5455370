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
      Flag("week", value: "DAY", "Only the week that holds this day, YYYY-MM-DD.") {
        (options, value) throws(UsageError) in options.trace.week = try Day(flag: "week", value)
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
