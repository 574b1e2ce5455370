/// What the process tells its caller.
package enum ExitCode: Int32, Sendable, Hashable {
  /// Done.
  case success = 0
  /// A check found problems: errors in the input, or warnings with `--strict`.
  case problems = 1
  /// The build failed because of its input or its output folder.
  case failed = 2
  /// The command line is wrong (EX_USAGE of sysexits.h).
  case usage = 64
  /// A fault of the program itself (EX_SOFTWARE of sysexits.h).
  case internalError = 70
}
