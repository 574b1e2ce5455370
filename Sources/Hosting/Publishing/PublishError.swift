package import Effects

/// Why a site was not published. Unless files were written in place, the old site is then as it was.
package enum PublishError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The output is no place for a site: its path and why.
  case unsafeOutput(String, reason: String)
  /// Another build is writing to this output.
  case locked(String)
  /// Files that are not ours stand where ours would go.
  case foreignInTheWay(output: String, paths: [String])
  /// The manifest cannot be read, so that nobody knows what is ours.
  case badManifest(String)
  /// A folder of the name that a build stages in, which no build made.
  case foreignStage(String)
  /// A resource's bytes cannot be made.
  case notMade(NotMade)
  /// The file system refused.
  case file(FileError)

  /// The fact, and what to do about it.
  package var description: String {
    switch self {
    case .unsafeOutput(let path, let reason): return "cannot publish to \(path): \(reason)"
    case .locked(let path): return "another build is writing to \(path); wait for it to end"
    case .foreignInTheWay(let output, let paths):
      let shown = paths.prefix(5).joined(separator: ", ")
      let more = paths.count > 5 ? " and \(paths.count - 5) more" : ""
      return "\(output) holds what fleetledger did not write, where its own files would go: \(shown)\(more); "
        + "move them away, or publish to another folder"
    case .badManifest(let path):
      return "\(path) cannot be read, so it is not known which files are the site's; restore it, or publish to an "
        + "empty folder"
    case .foreignStage(let path):
      return "\(path) is where a build prepares the site, and it holds something else; move it away"
    case .notMade(let error): return error.description
    case .file(let error): return error.description
    }
  }
}
