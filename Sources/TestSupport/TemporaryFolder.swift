import Effects

/// A new folder below `/tmp` that goes with its last reference.
package final class TemporaryFolder: Sendable {
  /// The folder's absolute path.
  package let path: String

  /// Makes the folder.
  package init() throws { path = try FileSystem.live.temporaryFolder("/tmp") }

  deinit { try? FileSystem.live.removeTree(path) }

  /// The absolute path of something in the folder.
  package func appending(_ relative: String) -> String { path + "/" + relative }

  /// Writes a file, with the folders above it.
  package func write(_ relative: String, _ text: String) throws {
    let target = appending(relative)
    if let slash = target.lastIndex(of: "/") { try FileSystem.live.createFolders(String(target[..<slash])) }
    try FileSystem.live.write(target, Array(text.utf8))
  }

  /// The text of a file.
  package func read(_ relative: String) throws -> String {
    String(decoding: try FileSystem.live.readAll(appending(relative), limit: 1 << 30), as: UTF8.self)
  }
}
