import Effects

/// The small workspaces that tests read, and the real samples beside the checkout.
package enum Fixture {
  /// The package's own folder.
  package static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The absolute path of `Tests/Fixtures/<name>`.
  package static func path(_ name: String) -> String { "\(root)/Tests/Fixtures/\(name)" }

  /// A copy of `Tests/Fixtures/<name>` that a test may change.
  package static func copy(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in try FileTree.files(below: path(name)) {
      let bytes = try FileSystem.live.readAll(path(name) + "/" + file, limit: 1 << 30)
      let target = folder.appending(file)
      if let slash = target.lastIndex(of: "/") { try FileSystem.live.createFolders(String(target[..<slash])) }
      try FileSystem.live.createFile(target, bytes)
    }
    return folder
  }

  /// The folder of real samples (`FLEETLEDGER_SHARED`, by default `../shared`, then `samples` in it), or nil when this
  /// machine has none: tests that need it are then skipped, with a line that says so.
  package static let samples: String? = {
    let folder = (Environment.live.variable("FLEETLEDGER_SHARED") ?? "\(root)/../shared") + "/samples"
    if (try? FileSystem.live.status(folder))?.kind == .folder { return folder }
    Terminal.live(.live).error.write("no samples in \(folder): the tests that read them are skipped\n")
    return nil
  }()
}
