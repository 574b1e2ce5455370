import Model

/// What was typed behind a verb of `task`, `venture`, `agent` or `database`, nothing looked up yet.
struct TrackerOptions: Sendable {
  var database: String?
  var json = false
  var isConfirmed = false
  var isStuck = false
  /// Seconds.
  var olderThan: Int64?
  var name: String?
  var icon: String?
  var description: String?
  var status: String?
  var priority: String?
  var venture: String?
  var agent: String?
  var model: String?
  var output: String?
  var error: String?
  /// Dollars that a task took, or is expected to take.
  var cost: USDTotal?
  /// Dollars that a venture may spend.
  var budget: USDTotal?
  /// Tokens that a task took, or is expected to take; that an agent used.
  var tokens: Int64?
  var maxTokens: Int64?
  var tags: [String]?
}

extension Flag<TrackerOptions> {
  /// The flags that every verb has.
  static let shared: [Flag] = [
    Flag(
      "database", value: "FILE",
      "The task database (default: FLEETLEDGER_DATABASE, else prisma/dev.db, else dev.db in the current folder)."
    ) {
      (options, value) throws(UsageError) in options.database = value
    },
    Flag("json", "Print JSON with exact figures.") { (options, _) throws(UsageError) in options.json = true },
  ]

  static let yes = Flag("yes", "Do not ask.") { (options, _) throws(UsageError) in options.isConfirmed = true }

  static let stuck = Flag("stuck", "Only active tasks that nobody changed for so long (see --older-than).") {
    (options, _) throws(UsageError) in options.isStuck = true
  }

  static let olderThan = Flag(
    "older-than", value: "TIME", "How long an active task was left alone: 90s, 30m, 2h, 1d (default: 30m)."
  ) { (options, value) throws(UsageError) in options.olderThan = try Self.seconds(value) }

  /// A flag that takes a text.
  static func text(
    _ name: String, _ value: String, _ help: String, _ path: any WritableKeyPath<TrackerOptions, String?> & Sendable
  ) -> Flag {
    Flag(name, value: value, help) { (options, value) throws(UsageError) in options[keyPath: path] = value }
  }

  /// A flag that takes dollars.
  static func dollars(
    _ name: String, _ help: String, _ path: any WritableKeyPath<TrackerOptions, USDTotal?> & Sendable
  ) -> Flag {
    Flag(name, value: "DOLLARS", help) { (options, value) throws(UsageError) in
      guard let amount = USDTotal(decimal: value) else {
        throw UsageError("--\(name) takes dollars, not \"\(value)\"", hint: "write them as 4.50")
      }
      options[keyPath: path] = amount
    }
  }

  /// A flag that takes a whole number.
  static func count(
    _ name: String, _ help: String, _ path: any WritableKeyPath<TrackerOptions, Int64?> & Sendable
  ) -> Flag {
    Flag(name, value: "N", help) { (options, value) throws(UsageError) in
      guard let count = Int64(value), count >= 0 else {
        throw UsageError("--\(name) takes a whole number from 0, not \"\(value)\"")
      }
      options[keyPath: path] = count
    }
  }

  static let tag = Flag("tag", value: "TAG", isRepeatable: true, "A label; may be given several times.") {
    (options, value) throws(UsageError) in options.tags = (options.tags ?? []) + [value]
  }

  static let priority = text("priority", "WORD", "high, medium or low; of tasks also P0 to P3.", \.priority)
  static let status = text("status", "WORD", "The state: see docs/tasks.md for the words.", \.status)
  static let name = text("name", "NAME", "The name.", \.name)
  static let description = text("description", "TEXT", "More about it.", \.description)
  static let venture = text("venture", "VENTURE", "The venture, by id or name.", \.venture)
  static let agent = text("agent", "ID", "The agent's id.", \.agent)
  static let cost = dollars("cost", "Dollars it took; of a new task, dollars expected.", \.cost)
  static let tokens = count("tokens", "Tokens it took or used; of a new task, tokens expected.", \.tokens)
  static let output = text("output", "TEXT", "What came out.", \.output)
  static let error = text("error", "TEXT", "What went wrong.", \.error)
  static let budget = dollars("budget", "Dollars that the venture may spend.", \.budget)
  static let icon = text("icon", "SIGN", "A sign shown beside the name.", \.icon)
  static let model = text("model", "MODEL", "The model that the agent uses.", \.model)
  static let maxTokens = count("max-tokens", "Tokens that the agent may use.", \.maxTokens)

  private static func seconds(_ text: String) throws(UsageError) -> Int64 {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), count >= 0,
      count <= 1_000_000_000
    else { throw UsageError("--older-than takes a time, not \"\(text)\"", hint: "write it as 90s, 30m, 2h or 1d") }
    return count * unit
  }
}
