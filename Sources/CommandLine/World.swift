package import Effects

/// Everything that a command may touch.
package struct World: Sendable {
  /// The file system.
  package var files: FileSystem
  /// The present time; only the build's own document uses it.
  package var clock: Clock
  /// Arguments and variables.
  package var environment: Environment
  /// Time zone files.
  package var zones: ZoneData
  /// Where output goes.
  package var terminal: Terminal
  /// The number of files to read at a time.
  package var width: Int
  /// Past versions of files.
  package var history: PastVersions
  /// Where ids of new rows come from.
  package var random: RandomSource

  /// Makes a world of its parts.
  package init(
    files: FileSystem, clock: Clock, environment: Environment, zones: ZoneData, terminal: Terminal, width: Int,
    history: PastVersions = .none, random: RandomSource = .live
  ) {
    self.history = history
    self.random = random
    self.files = files
    self.clock = clock
    self.environment = environment
    self.zones = zones
    self.terminal = terminal
    self.width = width
  }

  /// An absolute form of a path that may be relative to the working folder.
  func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(environment.workingFolder)/\(path)"
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// An absolute form of a path that may be relative to a folder, itself absolute.
  func absolute(_ path: String, in folder: String) -> String {
    absolute(path.hasPrefix("/") ? path : "\(folder)/\(path)")
  }

  /// Where the hosts' configurations go: the folder asked for, else `deploy` beside the output.
  func deployFolder(_ options: BuildOptions) -> String {
    absolute(options.deploy ?? "\(options.output)/../deploy")
  }
}
