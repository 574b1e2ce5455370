import Digest
package import Effects
import Glibc

/// The folder of the files for hosts. The user's own files may lie there too (`--deploy .`), so a list in it says which
/// ones were written here; only these are ever replaced, and none is removed.
package struct DeployFolder: Sendable {
  /// The name of the list, in the form of an output's manifest.
  package static let listName = ".fleetledger-deploy.json"
  // Names that discovery takes for leftovers of a build.
  private static let temporaryName = ".files.fleetledger-stage"
  private static let lockName = ".files.fleetledger-lock"
  /// The longest file that is read.
  private static let sizeLimit = 256 << 20

  private let path: String
  private let files: FileSystem

  /// The folder at an absolute path, whether it is there yet or not.
  package init(_ path: String, files: FileSystem) {
    self.path = path
    self.files = files
  }

  /// Throws when something that is not ours stands where a file has to go.
  package func check(_ wanted: [HostFiles.File]) throws(PublishError) {
    _ = try changes(wanted)
  }

  /// Writes what is not there yet, each file whole or not at all.
  ///
  /// - Returns: the number of files that changed.
  package func write(_ wanted: [HostFiles.File]) throws(PublishError) -> Int {
    if try changes(wanted).isEmpty { return 0 }
    var lock: FileLock?
    defer { withExtendedLifetime(lock) {} }
    do throws(FileError) {
      try files.createFolders(path)
      lock = try files.lock(place(Self.lockName))
    } catch {
      throw error.errno == EWOULDBLOCK ? .locked(path) : .file(error)
    }
    let changed = try changes(wanted)
    do throws(FileError) {
      // The list comes first: what a killed build leaves is ours in the eyes of the next one.
      let list = Manifest(wanted.map(Self.entry) + (try list()?.entries ?? []))
      try replace(Self.listName, list.bytes)
      for file in changed {
        for folder in file.path.folders { try files.createFolders(place(folder)) }
        try replace(file.path, Array(file.text.utf8))
      }
    } catch {
      throw .file(error)
    }
    return changed.count
  }

  private func place(_ name: String) -> String { path == "/" ? "/" + name : "\(path)/\(name)" }

  private static func entry(_ file: HostFiles.File) -> Manifest.Entry {
    let bytes = Array(file.text.utf8)
    return Manifest.Entry(path: file.path, digest: Digest128(bytes), size: bytes.count, cache: "host")
  }

  private func replace(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let temporary = place(Self.temporaryName)
    if try files.statusIfPresent(temporary, followLinks: false) != nil { try files.removeFile(temporary) }
    do throws(FileError) {
      try files.createFile(temporary, bytes)
      try files.synchronize(temporary)
      try files.rename(temporary, place(name))
    } catch {
      try? files.removeFile(temporary)
      throw error
    }
  }

  /// What was written here before; nil where nothing was, or where the list cannot be read.
  private func list() throws(FileError) -> Manifest? {
    guard try files.statusIfPresent(place(Self.listName), followLinks: false) != nil else { return nil }
    return Manifest(parsing: try files.readAll(place(Self.listName), limit: Self.sizeLimit, followLinks: false))
  }

  /// The first of the folders above a file that is no folder.
  private func blocking(_ file: String) throws(FileError) -> String? {
    for folder in file.folders {
      if let status = try files.statusIfPresent(place(folder)), status.kind != .folder { return folder }
    }
    return nil
  }

  /// The files that are not there with these bytes.
  private func changes(_ wanted: [HostFiles.File]) throws(PublishError) -> [HostFiles.File] {
    var changed: [HostFiles.File] = []
    var foreign: [String] = []
    do throws(FileError) {
      let ours = try list()
      for file in wanted {
        if let blocking = try blocking(file.path) {
          foreign.append(blocking)
          continue
        }
        guard let status = try files.statusIfPresent(place(file.path), followLinks: false) else {
          changed.append(file)
          continue
        }
        let bytes = Array(file.text.utf8)
        if status.kind == .file, status.size == bytes.count,
          try files.readAll(place(file.path), limit: bytes.count, followLinks: false) == bytes
        {
          continue
        }
        if status.kind == .file, ours?.lists(file.path) == true {
          changed.append(file)
        } else {
          foreign.append(file.path)
        }
      }
    } catch {
      throw .file(error)
    }
    if !foreign.isEmpty { throw .foreignInTheWay(output: path, paths: foreign.sorted()) }
    return changed
  }
}
