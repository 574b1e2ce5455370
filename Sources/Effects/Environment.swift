import Glibc

/// What the process was started with.
package struct Environment: Sendable {
  /// The arguments, without the program's own name.
  package var arguments: [String]
  /// The folder that relative paths are relative to.
  package var workingFolder: String
  /// The value of a variable, or nil when it is not set.
  package var variable: @Sendable (_ name: String) -> String?

  /// Makes an environment.
  package init(
    arguments: [String] = [], workingFolder: String = "/",
    variable: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.arguments = arguments
    self.workingFolder = workingFolder
    self.variable = variable
  }

  /// The process's own.
  package static var live: Environment {
    let folder = getcwd(nil, 0)
    defer { free(folder) }
    return Environment(
      arguments: Array(CommandLine.arguments.dropFirst()),
      workingFolder: folder.map { String(cString: $0) } ?? "/",
      variable: { name in getenv(name).map { String(cString: $0) } })
  }
}
