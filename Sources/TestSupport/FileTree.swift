import Effects

/// A folder on the disk as a list of files.
package enum FileTree {
  /// The paths of all files (and links) below a folder, relative to it, sorted by bytes.
  package static func files(below folder: String) throws -> [String] {
    var found: [String] = []
    func visit(_ prefix: String) throws {
      for entry in try FileSystem.live.list(prefix.isEmpty ? folder : folder + "/" + prefix) {
        let path = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
        if entry.kind == .folder { try visit(path) } else { found.append(path) }
      }
    }
    try visit("")
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
