extension FileSystem {
  /// The same file system, in which a database that lies elsewhere stands in a folder too, to be read there; what SQLite
  /// keeps beside it is found beside it, and not listed.
  ///
  /// - Parameters:
  ///   - path: the absolute path of the file; there must be one.
  ///   - name: what it is called in the folder, where nothing else has that name.
  ///   - folder: the absolute path of the folder.
  package func showing(database path: String, as name: String, in folder: String) -> FileSystem {
    let shown = "\(folder)/\(name)"
    @Sendable func real(_ other: String) -> String {
      guard other.hasPrefix(shown) else { return other }
      let ending = String(other.dropFirst(shown.count))
      return ["", "-wal", "-journal", "-shm"].contains(ending) ? path + ending : other
    }
    var files = self
    files.list = { [list, statusOf] (other) throws(FileError) in
      var entries = try list(other)
      if other == folder {
        let status = try statusOf(path, true)
        entries.append(DirectoryEntry(name: name, kind: status.kind, size: status.size, modified: status.modified))
      }
      return entries
    }
    files.statusOf = { [statusOf] (other, followLinks) throws(FileError) in try statusOf(real(other), followLinks) }
    files.openFile = { [openFile] (other, followLinks) throws(FileError) in try openFile(real(other), followLinks) }
    files.canonical = { [canonical] (other) throws(FileError) in try canonical(real(other)) }
    return files
  }
}
