import Hosting
import Model

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
  /// The hosts to write files for, in the order of `Host.allCases`; empty for the usual one.
  var hosts: Set<Host> = []
  var isPrecompressed = false
  /// Whether each place of a secret is listed.
  var listsSecrets = false
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

  private static let hostNames = Host.allCases.map(\.rawValue).joined(separator: ", ")

  /// The hosts that files are written for, in a fixed order.
  var chosenHosts: [Host] { hosts.isEmpty ? [.vercel] : Host.allCases.filter(hosts.contains) }

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
        "host", value: "NAME", isRepeatable: true,
        "Write the files of this host, or of all; may be given several times (default: vercel). Names: \(hostNames)."
      ) { (options, value) throws(UsageError) in
        if value == "all" {
          options.hosts = Set(Host.allCases)
        } else if let host = Host(rawValue: value) {
          options.hosts.insert(host)
        } else {
          let names = Host.allCases.map(\.rawValue) + ["all"]
          let near = EditDistance.nearest(to: value, in: names)
          throw UsageError(
            "--host takes \(names.joined(separator: ", ")), not \"\(value)\"", hint: near.map { "did you mean \($0)?" })
        }
      },
      Flag("precompress", "Also publish compressed siblings of texts, .gz and .br, for servers that send them.") {
        (options, _) throws(UsageError) in options.isPrecompressed = true
      },
      Flag(
        "in-place", isAdvanced: true,
        "Write into the folder step by step instead of swapping it, for a folder that is mounted or exported elsewhere."
      ) {
        (options, _) throws(UsageError) in options.inPlace = true
      },
    ] + shared, operandLimit: 1)

  /// The flags of `check`.
  static let check = FlagTable<BuildOptions>(
    flags: [
      Flag("secrets", "List the place and the kind of each secret in the sources; exit 1 when there is one.") {
        (options, _) throws(UsageError) in options.listsSecrets = true
      }
    ] + shared, operandLimit: 1)
}
