package import Model

/// The file system as a value: `.live` is the machine's, tests have one in memory and may replace single operations.
///
/// Paths are absolute, or relative to the process's working folder. A listing has the order of the system, which
/// says nothing: whoever publishes sorts.
package struct FileSystem: Sendable {
  /// The entries of a folder, unsorted, without `.` and `..`.
  package var list: @Sendable (_ path: String) throws(FileError) -> [DirectoryEntry]
  /// What stands at a path; a link is followed when `followLinks` is true.
  package var statusOf: @Sendable (_ path: String, _ followLinks: Bool) throws(FileError) -> FileStatus
  /// Opens a regular file for reading; everything else is refused at once (a pipe never blocks).
  package var openFile: @Sendable (_ path: String, _ followLinks: Bool) throws(FileError) -> ByteReader
  /// Writes a new file; fails when something stands at the path.
  package var createFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// Writes further bytes behind those of a file that is there.
  package var appendFile: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// Moves `from` to `to` in one step, in place of a file that stands there.
  package var rename: @Sendable (_ from: String, _ to: String) throws(FileError) -> Void
  /// Swaps two paths in one step; EINVAL, ENOSYS or EXDEV where the file system cannot.
  package var exchange: @Sendable (_ a: String, _ b: String) throws(FileError) -> Void
  /// Gives an existing file (or a link itself) a second name.
  package var hardLink: @Sendable (_ existing: String, _ new: String) throws(FileError) -> Void
  /// Creates one folder, with exactly these permission bits (nil: those of a new folder); its parent must exist.
  package var createFolderAt: @Sendable (_ path: String, _ permissions: UInt32?) throws(FileError) -> Void
  /// Removes a file or a link (never what the link points to).
  package var removeFile: @Sendable (_ path: String) throws(FileError) -> Void
  /// Removes an empty folder.
  package var removeFolder: @Sendable (_ path: String) throws(FileError) -> Void
  /// Sets the time of the last change of a file's content.
  package var setModified: @Sendable (_ path: String, _ time: Instant) throws(FileError) -> Void
  /// Returns when a file's bytes, or a folder's entries, are on the disk.
  package var synchronize: @Sendable (_ path: String) throws(FileError) -> Void
  /// The absolute path without links, `.` and `..`.
  package var canonical: @Sendable (_ path: String) throws(FileError) -> String
  /// Makes a new empty folder that only this user can enter, in `parent`, and returns its path.
  package var temporaryFolder: @Sendable (_ parent: String) throws(FileError) -> String
  /// Takes the lock of a file or a folder without waiting: EWOULDBLOCK when another process holds it. A file is made
  /// when it is missing, and removed at the end.
  package var lock: @Sendable (_ path: String) throws(FileError) -> FileLock

  /// Makes a file system of these operations.
  package init(
    list: @escaping @Sendable (String) throws(FileError) -> [DirectoryEntry],
    statusOf: @escaping @Sendable (String, Bool) throws(FileError) -> FileStatus,
    openFile: @escaping @Sendable (String, Bool) throws(FileError) -> ByteReader,
    createFile: @escaping @Sendable (String, [UInt8]) throws(FileError) -> Void,
    appendFile: @escaping @Sendable (String, [UInt8]) throws(FileError) -> Void,
    rename: @escaping @Sendable (String, String) throws(FileError) -> Void,
    exchange: @escaping @Sendable (String, String) throws(FileError) -> Void,
    hardLink: @escaping @Sendable (String, String) throws(FileError) -> Void,
    createFolderAt: @escaping @Sendable (String, UInt32?) throws(FileError) -> Void,
    removeFile: @escaping @Sendable (String) throws(FileError) -> Void,
    removeFolder: @escaping @Sendable (String) throws(FileError) -> Void,
    setModified: @escaping @Sendable (String, Instant) throws(FileError) -> Void,
    synchronize: @escaping @Sendable (String) throws(FileError) -> Void,
    canonical: @escaping @Sendable (String) throws(FileError) -> String,
    temporaryFolder: @escaping @Sendable (String) throws(FileError) -> String,
    lock: @escaping @Sendable (String) throws(FileError) -> FileLock
  ) {
    self.list = list
    self.statusOf = statusOf
    self.openFile = openFile
    self.createFile = createFile
    self.appendFile = appendFile
    self.rename = rename
    self.exchange = exchange
    self.hardLink = hardLink
    self.createFolderAt = createFolderAt
    self.removeFile = removeFile
    self.removeFolder = removeFolder
    self.setModified = setModified
    self.synchronize = synchronize
    self.canonical = canonical
    self.temporaryFolder = temporaryFolder
    self.lock = lock
  }
}

/// A lock on a file, held until the last reference goes.
package final class FileLock: Sendable {
  private let onRelease: @Sendable () -> Void

  /// Makes a lock that calls `onRelease` at its end.
  package init(onRelease: @escaping @Sendable () -> Void) { self.onRelease = onRelease }

  deinit { onRelease() }
}
