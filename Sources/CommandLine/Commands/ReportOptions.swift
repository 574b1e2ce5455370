import Model

/// What was typed behind `report`.
struct ReportOptions: Sendable {
  /// How the table is told.
  enum Format: Sendable {
    case text, json, csv
  }

  var reading = WorkspaceOptions()
  var kind = ReportKind.daily
  var since: Day?
  var until: Day?
  var by: [ReportKey] = []
  var format = Format.text

  /// The keys of the rows: those of the kind, then those that `--by` adds.
  var keys: [ReportKey] { kind.keys + by.filter { !kind.keys.contains($0) } }
}

extension ReportOptions {
  /// The flags of `report`.
  static let table = FlagTable<ReportOptions>(
    flags: [
      Flag("since", value: "DAY", "Only from this day on, YYYY-MM-DD.") { (options, value) throws(UsageError) in
        options.since = try Day(flag: "since", value)
      },
      Flag("until", value: "DAY", "Only up to and with this day, YYYY-MM-DD.") { (options, value) throws(UsageError) in
        options.until = try Day(flag: "until", value)
      },
      Flag(
        "by", value: "KEYS",
        "Split the rows further by \(ReportKey.allCases.map(\.rawValue).joined(separator: ", ")); several with commas."
      ) {
        (options, value) throws(UsageError) in
        for word in value.split(separator: ",", omittingEmptySubsequences: false) {
          let key = try ReportKey.named(String(word), "--by")
          if !options.by.contains(key) { options.by.append(key) }
        }
      },
      Flag("json", "Print JSON with exact figures.") { (options, _) throws(UsageError) in
        try options.choose(.json)
      },
      Flag("csv", "Print CSV with exact figures, without the total.") { (options, _) throws(UsageError) in
        try options.choose(.csv)
      },
    ] + WorkspaceOptions.flags(of: \.reading), operandLimit: 2)

  /// The options of a command line.
  static func parse(_ words: [String]) throws(UsageError) -> ReportOptions {
    var options = ReportOptions()
    let operands = try table.parse(words, into: &options)
    guard let kind = operands.first else {
      throw UsageError(
        "report needs to know which",
        hint: "write one of \(ReportKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    options.kind = try ReportKind.named(kind, "report")
    if operands.count > 1 { options.reading.workspace = operands[1] }
    if let since = options.since, let until = options.until, since > until {
      throw UsageError("--since \(since.description) is after --until \(until.description)")
    }
    return options
  }

  private mutating func choose(_ format: Format) throws(UsageError) {
    if self.format != .text { throw UsageError("--json and --csv exclude each other") }
    self.format = format
  }
}

extension Day {
  /// Reads a flag's day.
  init(flag: String, _ text: String) throws(UsageError) {
    guard let day = Day(text) else {
      throw UsageError("--\(flag) takes a day, not \"\(text)\"", hint: "write it as 2026-02-17")
    }
    self = day
  }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
  /// The case of this name; else an error that names the nearest one.
  static func named(_ word: String, _ what: String) throws(UsageError) -> Self {
    if let found = Self(rawValue: word) { return found }
    let names = allCases.map(\.rawValue)
    let near = EditDistance.nearest(to: word, in: names)
    throw UsageError(
      "\(what) takes \(names.joined(separator: ", ")), not \"\(word)\"", hint: near.map { "did you mean \($0)?" })
  }
}
