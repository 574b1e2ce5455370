/// What was typed behind `build` or `check`, nothing looked up yet.
struct BuildOptions: Sendable {
  /// How the result is told.
  enum Format: String, Sendable, CaseIterable {
    case text, json
  }

  var reading = WorkspaceOptions()
  var output = "public"
  var deploy: String?
  var templates: String?
  var isStrict = false
  var inPlace = false
  var format = Format.text
}

extension BuildOptions {
  /// Flags of both commands.
  private static let shared: [Flag<BuildOptions>] =
    WorkspaceOptions.flags(of: \.reading) + [WorkspaceOptions.asOfFlag(of: \.reading)] + [
      Flag(
        "templates", value: "DIR",
        "Take the templates of this folder in the place of the command's own (default: the configuration's, if any)."
      ) {
        (options, value) throws(UsageError) in options.templates = value
      },
      Flag("strict", "Fail on warnings: exit 1 and publish nothing.") { (options, _) throws(UsageError) in
        options.isStrict = true
      },
      Flag("format", value: "FORMAT", "Tell the result as text or json (default: text).") {
        (options, value) throws(UsageError) in
        guard let format = Format(rawValue: value) else {
          throw UsageError("--format takes text or json, not \"\(value)\"")
        }
        options.format = format
      },
    ]

  /// The flags of `build`.
  static let build = FlagTable<BuildOptions>(
    flags: [
      Flag("output", short: "o", value: "DIR", "Publish into this folder (default: public).") {
        (options, value) throws(UsageError) in options.output = value
      },
      Flag("deploy", value: "DIR", "Write the hosts' configurations here (default: deploy beside the output).") {
        (options, value) throws(UsageError) in options.deploy = value
      },
      Flag(
        "in-place", isAdvanced: true,
        "Write into the folder step by step instead of swapping it, for a folder that is mounted or exported elsewhere."
      ) {
        (options, _) throws(UsageError) in options.inPlace = true
      },
    ] + shared, operandLimit: 1)

  /// The flags of `check`.
  static let check = FlagTable<BuildOptions>(flags: shared, operandLimit: 1)
}
