import Glibc

/// A file operation that the system (or a limit of ours) refused.
package struct FileError: Error, Sendable, Hashable {
  /// What was asked of the file system; the raw value completes "cannot …".
  package enum Operation: String, Sendable, Hashable, CaseIterable {
    case list, open, read, rename, exchange, lock
    case status = "examine"
    case create = "write"
    case hardLink = "link"
    case createFolder = "create the folder"
    case removeFile = "remove"
    case removeFolder = "remove the folder"
    case setModified = "set the time of"
    case synchronize = "flush"
    case canonical = "resolve"
  }

  /// The path that the operation was given.
  package var path: String
  /// What was asked.
  package var operation: Operation
  /// The error number of the system (`errno`).
  package var errno: Int32
  /// The reason, lower-case first, such as `permission denied`.
  package var message: String

  /// Makes an error; without a message the system's own words for `errno` are taken.
  package init(_ operation: Operation, _ path: String, errno: Int32, message: String? = nil) {
    self.path = path
    self.operation = operation
    self.errno = errno
    self.message = message ?? Self.words(for: errno)
  }

  /// True when there is nothing at the path.
  package var isMissing: Bool { errno == ENOENT || errno == ENOTDIR }

  /// `cannot open logs/a.log: permission denied`.
  package var description: String { "cannot \(operation.rawValue) \(path): \(message)" }

  /// The system's words for an error number, with a small first letter unless an abbreviation begins them.
  private static func words(for errno: Int32) -> String {
    guard let text = strerror(errno) else { return "error \(errno)" }
    let words = String(cString: text)
    let second = words.dropFirst().first
    guard let first = words.first, second?.isUppercase == false else { return words }
    return first.lowercased() + words.dropFirst()
  }
}

extension FileError: CustomStringConvertible {}
