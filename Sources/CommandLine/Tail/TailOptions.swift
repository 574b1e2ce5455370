import Model

/// What was typed behind `tail`.
struct TailOptions: Sendable {
  var reading = WorkspaceOptions()
  /// How many activities are printed before new ones.
  var count = 10
  var follows = false
  var agent: String?
  var type: ActivityType?
  /// A day or a time, as it was typed.
  var since: String?
  var isJSON = false
}

extension TailOptions {
  /// The flags of `tail`.
  static let table = FlagTable<TailOptions>(
    flags: [
      Flag("lines", short: "n", value: "N", "Print the last N activities; 0 is none (default: 10).") {
        (options, value) throws(UsageError) in
        guard let count = Int(value), count >= 0 else {
          throw UsageError("--lines takes a whole number, not \"\(value)\"")
        }
        options.count = count
      },
      Flag("follow", short: "f", "Go on, and print each new activity when it comes.") {
        (options, _) throws(UsageError) in options.follows = true
      },
      Flag("agent", value: "AGENT", "Only this agent, by id or name.") { (options, value) throws(UsageError) in
        options.agent = value
      },
      Flag("type", value: "TYPE", "Only \(ActivityType.allCases.map(\.rawValue).joined(separator: ", ")).") {
        (options, value) throws(UsageError) in options.type = try ActivityType.named(value, "--type")
      },
      Flag("since", value: "TIME", "Only from this day or moment on, YYYY-MM-DD or an ISO 8601 time.") {
        (options, value) throws(UsageError) in
        guard Day(value) != nil || Instant(iso8601: value.utf8, zone: .utc) != nil else {
          throw UsageError(
            "--since takes a day or a time, not \"\(value)\"", hint: "write 2026-02-17 or 2026-02-17T21:54:00Z")
        }
        options.since = value
      },
      Flag("json", "Print each activity as a JSON object in a line of its own.") {
        (options, _) throws(UsageError) in options.isJSON = true
      },
    ] + WorkspaceOptions.flags(of: \.reading), operandLimit: 1)

  /// The options of a command line.
  static func parse(_ words: [String]) throws(UsageError) -> TailOptions {
    var options = TailOptions()
    if let workspace = try table.parse(words, into: &options).first { options.reading.workspace = workspace }
    return options
  }
}
