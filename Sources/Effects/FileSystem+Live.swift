import CSystem
import Glibc
import Model

extension FileSystem {
  /// The machine's file system.
  package static let live = FileSystem(
    list: LiveFiles.list, statusOf: LiveFiles.status, openFile: LiveFiles.open, createFile: LiveFiles.create,
    appendFile: LiveFiles.append,
    rename: { (from, to) throws(FileError) in try LiveFiles.check(.rename, from, Glibc.rename(from, to)) },
    exchange: { (a, b) throws(FileError) in try LiveFiles.check(.exchange, a, csystem_rename_exchange(a, b)) },
    // link(2) on Linux does not follow a link: a link gets a second name itself.
    hardLink: { (existing, new) throws(FileError) in try LiveFiles.check(.hardLink, new, link(existing, new)) },
    createFolderAt: LiveFiles.createFolder,
    removeFile: { (path) throws(FileError) in try LiveFiles.check(.removeFile, path, unlink(path)) },
    removeFolder: { (path) throws(FileError) in try LiveFiles.check(.removeFolder, path, rmdir(path)) },
    setModified: LiveFiles.setModified, synchronize: LiveFiles.synchronize, canonical: LiveFiles.canonical,
    temporaryFolder: LiveFiles.temporaryFolder, lock: LiveFiles.lock)
}

/// The live operations that take more than one call.
private enum LiveFiles {
  static func check(_ operation: FileError.Operation, _ path: String, _ result: Int32) throws(FileError) {
    if result != 0 { throw FileError(operation, path, errno: errno) }
  }

  static func list(_ path: String) throws(FileError) -> [DirectoryEntry] {
    guard let folder = opendir(path) else { throw FileError(.list, path, errno: errno) }
    defer { closedir(folder) }
    var entries: [DirectoryEntry] = []
    while true {
      errno = 0
      guard let raw = readdir(folder) else {
        if errno != 0 { throw FileError(.list, path, errno: errno) }
        return entries
      }
      // The name is a C array at the end of a record that may be shorter than its type, so it is read in place.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let name = UnsafeRawPointer(raw).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      let text = String(cString: name)
      if text == "." || text == ".." { continue }
      var info = stat()
      // Gone since the listing began.
      guard fstatat(dirfd(folder), name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let status = FileStatus(info)
      let isUTF8 = strcmp(name, text) == 0
      entries.append(
        DirectoryEntry(name: text, kind: isUTF8 ? status.kind : .other, size: status.size, modified: status.modified))
    }
  }

  static func status(_ path: String, _ followLinks: Bool) throws(FileError) -> FileStatus {
    var info = stat()
    try check(.status, path, fstatat(AT_FDCWD, path, &info, followLinks ? 0 : AT_SYMLINK_NOFOLLOW))
    return FileStatus(info)
  }

  static func open(_ path: String, _ followLinks: Bool) throws(FileError) -> ByteReader {
    // Looked at first, since opening a device can do something; and again once it is open, since it can be exchanged.
    var info = stat()
    try check(.open, path, fstatat(AT_FDCWD, path, &info, followLinks ? 0 : AT_SYMLINK_NOFOLLOW))
    try requireFile(path, FileStatus(info).kind)
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (followLinks ? 0 : O_NOFOLLOW)
    let descriptor = Glibc.open(path, flags)
    guard descriptor >= 0 else { throw FileError(.open, path, errno: errno) }
    let reader = ByteReader(
      path: path,
      fill: { (buffer) throws(FileError) in
        while true {
          let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
          if count >= 0 { return count }
          if errno != EINTR { throw FileError(.read, path, errno: errno) }
        }
      }, close: { Glibc.close(descriptor) })
    try check(.open, path, fstat(descriptor, &info))
    try requireFile(path, FileStatus(info).kind)
    return reader
  }

  private static func requireFile(_ path: String, _ kind: FileKind) throws(FileError) {
    switch kind {
    case .file: return
    case .folder: throw FileError(.open, path, errno: EISDIR)
    case .link: throw FileError(.open, path, errno: ELOOP, message: "it is a symbolic link")
    case .other: throw FileError(.open, path, errno: EINVAL, message: "not a regular file")
    }
  }

  static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
    let failure = writeFully(bytes, to: descriptor)
    // Some file systems report a full disk only here.
    let closing = close(descriptor) == 0 ? nil : errno
    if let number = failure ?? closing {
      unlink(path)
      throw FileError(.create, path, errno: number)
    }
  }

  static func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FileError(.create, path, errno: errno) }
    let failure = writeFully(bytes, to: descriptor)
    let closing = close(descriptor) == 0 ? nil : errno
    if let number = failure ?? closing { throw FileError(.create, path, errno: number) }
  }

  static func setModified(_ path: String, _ time: Instant) throws(FileError) {
    var (seconds, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
    if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1000) }
    let stamp = timespec(tv_sec: Int(seconds), tv_nsec: Int(rest) * 1_000_000)
    try check(.setModified, path, utimensat(AT_FDCWD, path, [stamp, stamp], AT_SYMLINK_NOFOLLOW))
  }

  static func synchronize(_ path: String) throws(FileError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(.synchronize, path, errno: errno) }
    defer { close(descriptor) }
    try check(.synchronize, path, fsync(descriptor))
  }

  static func canonical(_ path: String) throws(FileError) -> String {
    guard let resolved = realpath(path, nil) else { throw FileError(.canonical, path, errno: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func temporaryFolder(_ parent: String) throws(FileError) -> String {
    var template = Array((parent + "/fleetledger-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else { throw FileError(.createFolder, parent, errno: errno) }
    return String(cString: made)
  }

  static func createFolder(_ path: String, _ permissions: UInt32?) throws(FileError) {
    try check(.createFolder, path, mkdir(path, permissions ?? 0o777))
    // The mask of the process cut the bits that were asked for.
    if let permissions { try check(.createFolder, path, chmod(path, permissions)) }
  }

  static func lock(_ path: String) throws(FileError) -> FileLock {
    var info = stat()
    let isFolder = fstatat(AT_FDCWD, path, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_mode & S_IFMT == S_IFDIR
    let flags = isFolder ? O_RDONLY : O_RDWR | O_CREAT
    while true {
      let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
      guard descriptor >= 0 else { throw FileError(.lock, path, errno: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(descriptor)
        throw FileError(.lock, path, errno: number)
      }
      // The holder before may have removed the file between our opening and our locking it.
      var held = stat()
      if fstat(descriptor, &held) == 0, fstatat(AT_FDCWD, path, &info, AT_SYMLINK_NOFOLLOW) == 0,
        held.st_ino == info.st_ino, held.st_dev == info.st_dev
      {
        return FileLock {
          if !isFolder { unlink(path) }
          close(descriptor)
        }
      }
      close(descriptor)
    }
  }
}

extension FileStatus {
  fileprivate init(_ info: stat) {
    let kind: FileKind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    // A file's time can be set to anything: seconds that do not fit are kept at the end of the range.
    let (milliseconds, overflow) = Int64(info.st_mtim.tv_sec).multipliedReportingOverflow(by: 1000)
    let (sum, overflow2) = milliseconds.addingReportingOverflow(Int64(info.st_mtim.tv_nsec) / 1_000_000)
    let time = overflow || overflow2 ? (info.st_mtim.tv_sec < 0 ? Int64.min : Int64.max) : sum
    self.init(
      kind: kind, size: Int(info.st_size), modified: Instant(milliseconds: time), inode: UInt64(info.st_ino),
      device: UInt64(info.st_dev), permissions: info.st_mode & 0o7777)
  }
}
