import Glibc

extension FileSystem {
  /// The same file system, in which one file is opened once and never closed.
  ///
  /// For a database that this process has open and reads as a file too: closing any descriptor of a file drops all POSIX
  /// locks that the process holds on it, SQLite's among them (https://www.sqlite.org/howtocorrupt.html, 2.2). Another
  /// program would then take itself for the last one that has the database open, and delete the log that this process goes on
  /// writing to. The descriptor lasts as long as the process.
  ///
  /// - Throws: when there is no regular file at the path.
  package func holding(_ path: String) throws(FileError) -> FileSystem {
    let held = try statusOf(path, true)
    guard held.kind == .file else { throw FileError(.open, path, errno: EINVAL, message: "it is not a file") }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, path, errno: errno) }
    var files = self
    files.openFile = { [statusOf, openFile] (other, followLinks) throws(FileError) in
      let status = try statusOf(other, followLinks)
      guard status.kind == .file, status.inode == held.inode, status.device == held.device else {
        return try openFile(other, followLinks)
      }
      var offset = 0
      return ByteReader(path: other) { (buffer) throws(FileError) in
        while true {
          let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
          if count < 0, errno == EINTR { continue }
          guard count >= 0 else { throw FileError(.read, other, errno: errno) }
          offset += count
          return count
        }
      }
    }
    return files
  }
}
