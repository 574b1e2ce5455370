/// What every command must know to read a workspace, as typed, nothing looked up yet.
struct WorkspaceOptions: Sendable {
  var workspace = "."
  var configuration: String?
  var timezone: String?
  var asOf: String?
}

extension WorkspaceOptions {
  /// The flags that all commands have, for a command that keeps these options under `path`.
  static func flags<Options>(of path: any WritableKeyPath<Options, WorkspaceOptions> & Sendable) -> [Flag<Options>] {
    [
      Flag(
        "config", value: "FILE",
        "Read this configuration (default: fleetledger.json in the workspace, if there is one)."
      ) {
        (options, value) throws(UsageError) in options[keyPath: path].configuration = value
      },
      Flag(
        "timezone", value: "ZONE",
        "Count days in this zone, an IANA name or an offset (default: the configuration's, else UTC)."
      ) {
        (options, value) throws(UsageError) in options[keyPath: path].timezone = value
      },
    ]
  }

  /// The flag that sets "today".
  static func asOfFlag<Options>(of path: any WritableKeyPath<Options, WorkspaceOptions> & Sendable) -> Flag<Options> {
    Flag("as-of", value: "TIME", "Speak for this moment, YYYY-MM-DD or an ISO 8601 time (default: the newest record).")
    {
      (options, value) throws(UsageError) in options[keyPath: path].asOf = value
    }
  }
}
