package import Effects
import Glibc
package import Model
import Synchronization

/// A file system in memory: `MemoryFiles(["logs/a.log": "…"]).files`.
///
/// Folders come into being with the files in them. Paths are compared without a leading `./` or `/`.
package final class MemoryFiles: Sendable {
  /// A node of the tree; the path is its key.
  private enum Node { case file([UInt8], Instant), folder }
  private struct State {
    var nodes: [String: Node] = ["": .folder]
    var unreadable: Set<String> = []
    var temporaryFolders = 0
  }

  private let state: Mutex<State>
  private let seed: UInt64
  private let blockSize: Int

  /// Files by path, a String as UTF-8.
  ///
  /// - Parameters:
  ///   - unreadable: paths of files and folders whose reading fails with "permission denied".
  ///   - seed: shuffles the order of listings; another seed, another order.
  ///   - blockSize: the most bytes that one read gives.
  ///   - modified: the time of every file.
  package init(
    _ files: [String: any MemoryContent], unreadable: Set<String> = [], seed: UInt64 = 1, blockSize: Int = .max,
    modified: Instant = Instant(milliseconds: 1_700_000_000_000)
  ) {
    self.seed = seed
    self.blockSize = blockSize
    var made = State()
    made.unreadable = Set(unreadable.map(Self.key))
    for (path, content) in files {
      let key = Self.key(path)
      for parent in Self.parents(of: key) { made.nodes[parent] = .folder }
      made.nodes[key] = .file(content.memoryBytes, modified)
    }
    state = Mutex(made)
  }

  /// All files with their bytes, to look at what was written.
  package var contents: [String: [UInt8]] {
    state.withLock { state in
      state.nodes.compactMapValues { node in if case .file(let bytes, _) = node { bytes } else { nil } }
    }
  }

  /// The file system. Links do not exist in it, `exchange` and `hardLink` answer "not supported", locks are free.
  package var files: FileSystem {
    FileSystem(
      list: { (path) throws(FileError) in try self.list(path) },
      statusOf: { (path, _) throws(FileError) in try self.status(path) },
      openFile: { (path, _) throws(FileError) in try self.open(path) },
      createFile: { (path, bytes) throws(FileError) in try self.create(path, bytes) },
      appendFile: { (path, bytes) throws(FileError) in try self.append(path, bytes) },
      rename: { (from, to) throws(FileError) in try self.rename(from, to) },
      exchange: { (a, _) throws(FileError) in throw FileError(.exchange, a, errno: EINVAL) },
      hardLink: { (a, _) throws(FileError) in throw FileError(.hardLink, a, errno: EPERM) },
      createFolderAt: { (path, _) throws(FileError) in try self.createFolder(path) },
      removeFile: { (path) throws(FileError) in try self.remove(path, .removeFile) },
      removeFolder: { (path) throws(FileError) in try self.remove(path, .removeFolder) },
      setModified: { (path, time) throws(FileError) in try self.setModified(path, time) },
      synchronize: { _ throws(FileError) in },
      canonical: { (path) throws(FileError) in "/" + Self.key(path) },
      temporaryFolder: { (parent) throws(FileError) in try self.temporaryFolder(parent) },
      lock: { _ throws(FileError) in FileLock {} })
  }

  private static func key(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  private static func parents(of key: String) -> [String] {
    let parts = key.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }

  private func node(_ path: String, _ operation: FileError.Operation) throws(FileError) -> Node {
    let key = Self.key(path)
    let (node, refused) = state.withLock { ($0.nodes[key], $0.unreadable.contains(key)) }
    guard let node else { throw FileError(operation, path, errno: ENOENT) }
    if refused && operation != .status { throw FileError(operation, path, errno: EACCES) }
    return node
  }

  private func list(_ path: String) throws(FileError) -> [DirectoryEntry] {
    guard case .folder = try node(path, .list) else { throw FileError(.list, path, errno: ENOTDIR) }
    let key = Self.key(path)
    let prefix = key.isEmpty ? "" : key + "/"
    let nodes = state.withLock { $0.nodes }
    let inside = nodes.keys.filter { $0.hasPrefix(prefix) && !$0.isEmpty && !$0.dropFirst(prefix.count).contains("/") }
    var generator = Shuffle(state: seed)
    return inside.sorted().shuffled(using: &generator).map { key in
      let name = String(key.dropFirst(prefix.count))
      if case .file(let bytes, let time) = nodes[key] {
        return DirectoryEntry(name: name, kind: .file, size: bytes.count, modified: time)
      }
      return DirectoryEntry(name: name, kind: .folder, size: 0, modified: Instant(milliseconds: 0))
    }
  }

  private func status(_ path: String) throws(FileError) -> FileStatus {
    switch try node(path, .status) {
    case .file(let bytes, let time): FileStatus(kind: .file, size: bytes.count, modified: time)
    case .folder: FileStatus(kind: .folder, size: 0, modified: Instant(milliseconds: 0), permissions: 0o755)
    }
  }

  private func open(_ path: String) throws(FileError) -> ByteReader {
    guard case .file(let bytes, _) = try node(path, .open) else { throw FileError(.open, path, errno: EISDIR) }
    return ByteReader(path: path, bytes: bytes, blockSize: blockSize)
  }

  private func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let key = Self.key(path)
    let failure: Int32? = state.withLock { state in
      guard state.nodes[key] == nil else { return EEXIST }
      guard case .folder = state.nodes[Self.parents(of: key).last ?? ""] else { return ENOENT }
      state.nodes[key] = .file(bytes, Instant(milliseconds: 1_700_000_000_000))
      return nil
    }
    if let failure { throw FileError(.create, path, errno: failure) }
  }

  private func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let key = Self.key(path)
    let failure: Int32? = state.withLock { state in
      guard case .file(let before, let time) = state.nodes[key] else { return ENOENT }
      state.nodes[key] = .file(before + bytes, time)
      return nil
    }
    if let failure { throw FileError(.create, path, errno: failure) }
  }

  private func createFolder(_ path: String) throws(FileError) {
    let key = Self.key(path)
    let failure: Int32? = state.withLock { state in
      guard state.nodes[key] == nil else { return EEXIST }
      guard case .folder = state.nodes[Self.parents(of: key).last ?? ""] else { return ENOENT }
      state.nodes[key] = .folder
      return nil
    }
    if let failure { throw FileError(.createFolder, path, errno: failure) }
  }

  private func rename(_ from: String, _ to: String) throws(FileError) {
    let (from, to) = (Self.key(from), Self.key(to))
    _ = try node(from, .rename)
    state.withLock { state in
      for (key, node) in state.nodes where key == from || key.hasPrefix(from + "/") {
        state.nodes[key] = nil
        state.nodes[to + key.dropFirst(from.count)] = node
      }
    }
  }

  private func remove(_ path: String, _ operation: FileError.Operation) throws(FileError) {
    let key = Self.key(path)
    let isFolder = if case .folder = try node(path, .status) { true } else { false }
    if isFolder && operation == .removeFile { throw FileError(operation, path, errno: EISDIR) }
    if !isFolder && operation == .removeFolder { throw FileError(operation, path, errno: ENOTDIR) }
    let isEmpty = state.withLock { state in
      if state.nodes.keys.contains(where: { $0.hasPrefix(key + "/") }) { return false }
      state.nodes[key] = nil
      return true
    }
    if !isEmpty { throw FileError(operation, path, errno: ENOTEMPTY) }
  }

  private func setModified(_ path: String, _ time: Instant) throws(FileError) {
    guard case .file(let bytes, _) = try node(path, .setModified) else { return }
    state.withLock { $0.nodes[Self.key(path)] = .file(bytes, time) }
  }

  private func temporaryFolder(_ parent: String) throws(FileError) -> String {
    state.withLock { state in
      state.temporaryFolders += 1
      let path = "/" + Self.key(parent + "/fleetledger-\(state.temporaryFolders)")
      state.nodes[Self.key(parent)] = .folder
      state.nodes[Self.key(path)] = .folder
      return path
    }
  }
}

/// What a file of `MemoryFiles` may be given as: text or bytes.
package protocol MemoryContent: Sendable {
  /// The file's bytes.
  var memoryBytes: [UInt8] { get }
}

extension String: MemoryContent {
  /// The text as UTF-8.
  package var memoryBytes: [UInt8] { Array(utf8) }
}

extension [UInt8]: MemoryContent {
  /// The bytes as they are.
  package var memoryBytes: [UInt8] { self }
}
