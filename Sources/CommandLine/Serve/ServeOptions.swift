import Server

/// What was typed behind `serve`, nothing looked up yet.
struct ServeOptions: Sendable {
  /// What a build of the same site would be given.
  var build = BuildOptions()
  var port = 3000
  var bind = "127.0.0.1"
  var isWatched = false
  var keepsAnswers = true
  var tokenFile: String?
  var origins: [String] = []
  var hosts: [String] = []
  /// Requests a second, 0 for as many as come, nil for what suits the address.
  var rate: Int?
  var log: String?
  var database: String?
  var limits = ServerLimits()
}

extension ServeOptions {
  /// The flags of `serve`.
  static let table = FlagTable<ServeOptions>(
    flags: [
      Flag("port", value: "N", "Listen at this port; 0 is one that is free (default: 3000).") {
        (options, value) throws(UsageError) in options.port = try number("port", value, 0...65535)
      },
      Flag("bind", value: "ADDRESS", "Listen at this IP address (default: 127.0.0.1, this machine alone).") {
        (options, value) throws(UsageError) in
        guard HTTPServer.isLoopback(address: value) != nil else {
          throw UsageError("--bind takes an IP address, not \"\(value)\"", hint: "write 127.0.0.1 or ::1")
        }
        options.bind = value
      },
      Flag("watch", "Read again what changes, and have open pages load themselves again.") {
        (options, _) throws(UsageError) in options.isWatched = true
      },
      Flag(
        "no-cache", isAdvanced: true,
        "Keep no answer in memory: make and encode lists, queries and figures for each request (to measure what keeping them saves)."
      ) {
        (options, _) throws(UsageError) in options.keepsAnswers = false
      },
      Flag(
        "token-file", value: "FILE",
        "Requests that change something need the token in the first line of this file. Needed for any address that "
          + "other machines reach."
      ) {
        (options, value) throws(UsageError) in options.tokenFile = value
      },
      Flag(
        "allow-origin", value: "ORIGIN", isRepeatable: true,
        "Let pages of this site call the server, as https://board.example; may be given several times."
      ) {
        (options, value) throws(UsageError) in
        guard isOrigin(value) else {
          throw UsageError(
            "--allow-origin takes an origin, not \"\(value)\"", hint: "write https://board.example, without a path")
        }
        options.origins.append(value)
      },
      Flag(
        "allow-host", value: "NAME", isRepeatable: true,
        "Answer requests for this host name too (default: localhost and addresses); may be given several times."
      ) {
        (options, value) throws(UsageError) in options.hosts.append(value)
      },
      Flag(
        "database", value: "FILE", "Answer the task API from this task database, a SQLite file (default: no task API)."
      ) {
        (options, value) throws(UsageError) in options.database = value
      },
      Flag("log", value: "FILE", "Append a line for each request to this file; - is standard error (default: none).") {
        (options, value) throws(UsageError) in options.log = value
      },
      Flag(
        "templates", value: "DIR",
        "Take the templates of this folder in the place of the command's own (default: the configuration's, if any)."
      ) {
        (options, value) throws(UsageError) in options.build.templates = value
      },
      Flag(
        "rate", value: "N", isAdvanced: true,
        "Answer this many requests a second of one address, four times as many at once; 0 is no limit (default: none "
          + "for this machine alone, else 50)."
      ) {
        (options, value) throws(UsageError) in options.rate = try number("rate", value, 0...100_000)
      },
      Flag("connections", value: "N", isAdvanced: true, "Hold this many connections open at most (default: 10240).") {
        (options, value) throws(UsageError) in
        options.limits.connections = try number("connections", value, 16...100_000)
      },
      Flag(
        "idle", value: "SECONDS", isAdvanced: true,
        "End a connection that sends nothing for so long, or no whole request for twice as long (default: 30)."
      ) {
        (options, value) throws(UsageError) in
        options.limits.idleSeconds = try number("idle", value, 1...3600)
        options.limits.requestSeconds = 2 * options.limits.idleSeconds
      },
    ] + WorkspaceOptions.flags(of: \.build.reading) + [WorkspaceOptions.asOfFlag(of: \.build.reading)], operandLimit: 1)

  /// The options of a command line.
  static func parse(_ words: [String]) throws(UsageError) -> ServeOptions {
    var options = ServeOptions()
    let operands = try table.parse(words, into: &options)
    if let workspace = operands.first { options.build.reading.workspace = workspace }
    if HTTPServer.isLoopback(address: options.bind) == false, options.tokenFile == nil {
      throw UsageError(
        "\(options.bind) can be reached by other machines, and anybody there could change tasks",
        hint: "give --token-file, or leave --bind out")
    }
    return options
  }

  private static func number(_ flag: String, _ text: String, _ range: ClosedRange<Int>) throws(UsageError) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw UsageError("--\(flag) takes a number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
    }
    return number
  }

  /// `scheme://host[:port]`, as a browser writes it.
  private static func isOrigin(_ text: String) -> Bool {
    let schemes = ["http://", "https://"]
    guard let scheme = schemes.first(where: text.hasPrefix) else { return false }
    let host = text.dropFirst(scheme.count)
    return !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
      && host.lowercased() == host
  }
}
