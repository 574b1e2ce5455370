import Glibc

// What can be said in terms of the single operations, for the live file system and the one in memory alike.

extension FileSystem {
  /// What stands at a path; links are followed unless told otherwise.
  package func status(_ path: String, followLinks: Bool = true) throws(FileError) -> FileStatus {
    try statusOf(path, followLinks)
  }

  /// What stands at a path, or nil when nothing does.
  package func statusIfPresent(_ path: String, followLinks: Bool = true) throws(FileError) -> FileStatus? {
    do throws(FileError) {
      return try statusOf(path, followLinks)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Opens a regular file for reading; with `followLinks` false a link is refused (ELOOP).
  package func open(_ path: String, followLinks: Bool = true) throws(FileError) -> ByteReader {
    try openFile(path, followLinks)
  }

  /// All bytes of a regular file; EFBIG when it holds more than `limit` bytes.
  package func readAll(_ path: String, limit: Int, followLinks: Bool = true) throws(FileError) -> [UInt8] {
    let reader = try openFile(path, followLinks)
    var bytes: [UInt8] = []
    while true {
      // One byte over the limit is asked for, so that a file of exactly `limit` bytes is told from a longer one.
      let room = limit < Int.max ? limit + 1 - bytes.count : Int.max
      let block = try reader.read(upTo: min(room, 1 << 20))
      if block.isEmpty { return bytes }
      bytes += block
      if bytes.count > limit {
        throw FileError(.read, path, errno: EFBIG, message: "larger than the limit of \(limit) bytes")
      }
    }
  }

  /// Writes a file so that a reader sees the old bytes or the new ones, never a part: a new file beside it, flushed,
  /// takes its place by rename.
  package func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let temporary = path + ".\(getpid()).tmp"
    if try statusIfPresent(temporary, followLinks: false) != nil { try removeFile(temporary) }
    do throws(FileError) {
      try createFile(temporary, bytes)
      try synchronize(temporary)
      try rename(temporary, path)
    } catch {
      try? removeFile(temporary)
      throw error
    }
  }

  /// Creates one folder, with exactly these permission bits when they are given; its parent must exist.
  package func createFolder(_ path: String, permissions: UInt32? = nil) throws(FileError) {
    try createFolderAt(path, permissions)
  }

  /// Creates a folder and those above it that are missing.
  package func createFolders(_ path: String) throws(FileError) {
    if let status = try statusIfPresent(path) {
      if status.kind == .folder { return }
      throw FileError(.createFolder, path, errno: ENOTDIR, message: "a file stands there")
    }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
      try createFolders(String(path[..<slash]))
    }
    do throws(FileError) {
      try createFolderAt(path, nil)
    } catch {
      // Another process may have made it in between.
      if error.errno != EEXIST { throw error }
    }
  }

  /// Removes a folder with everything in it, or a file; links are removed, not followed. Nothing there is no error.
  package func removeTree(_ path: String) throws(FileError) {
    guard let status = try statusIfPresent(path, followLinks: false) else { return }
    guard status.kind == .folder else { return try removeFile(path) }
    for entry in try list(path) {
      let inner = path + "/" + entry.name
      if entry.kind == .folder { try removeTree(inner) } else { try removeFile(inner) }
    }
    try removeFolder(path)
  }
}
