import Effects

/// Where an output lies, and whether it can be swapped for another folder.
struct OutputPlace {
  /// The absolute path, without links.
  let path: String
  /// The absolute path of the folder that holds it.
  let parent: String
  /// True when a folder is there already.
  let exists: Bool
  /// True when the folder itself has to stay: it is a mount point, or was reached through a link, or so it was asked.
  var mustStay: Bool
  /// False when nothing can be written beside the output.
  var isParentWritable = true

  /// The folder beside the output in which the new site is prepared.
  var stage: String { besides("stage") }
  /// The file beside the output that one build at a time may lock.
  var lock: String { besides("lock") }

  private func besides(_ what: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return "\(parent == "/" ? "" : parent)/.\(name).fleetledger-\(what)"
  }

  /// Finds the place, makes the folders above it, and refuses what is no place for a site.
  init(_ output: String, protected: [String], _ files: FileSystem) throws(PublishError) {
    var place: (parent: String, path: String)
    do throws(FileError) {
      place = try Self.resolve(output, files)
    } catch {
      throw .file(error)
    }
    if let reason = Self.objection(to: place.path, protected, files) {
      throw .unsafeOutput(place.path, reason: reason)
    }
    do throws(FileError) {
      let status = try files.statusIfPresent(place.path, followLinks: false)
      mustStay = status?.kind == .link
      if mustStay {
        place = try Self.resolve(try files.canonical(place.path), files)
      }
      let target = try files.statusIfPresent(place.path)
      if let target, target.kind == .folder {
        // A mount point is on another device than the folder that holds it.
        if try files.status(place.parent).device != target.device { mustStay = true }
      }
      exists = target != nil
      (parent, path) = place
      if target == nil || target?.kind == .folder { return }
    } catch {
      throw .file(error)
    }
    throw .unsafeOutput(path, reason: "it is not a folder")
  }

  /// The absolute paths of the folder above and of the output; the folders above are made.
  private static func resolve(_ output: String, _ files: FileSystem) throws(FileError) -> (parent: String, path: String)
  {
    var bytes = Array(output.utf8)
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let isRoot = bytes.isEmpty && !output.isEmpty
    let last = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = String(decoding: bytes[last...], as: UTF8.self)
    if isRoot || output.isEmpty { return ("/", "/") }
    if name == "." || name == ".." {
      let whole = try files.canonical(output)
      return whole == "/" ? ("/", "/") : try resolve(whole, files)
    }
    var parent = last == 0 ? "." : last == 1 ? "/" : String(decoding: bytes[..<(last - 1)], as: UTF8.self)
    try files.createFolders(parent)
    parent = try files.canonical(parent)
    return (parent, parent == "/" ? "/" + name : parent + "/" + name)
  }

  /// Why a site must not be published to `path`, or nil.
  private static func objection(to path: String, _ protected: [String], _ files: FileSystem) -> String? {
    let system = [
      "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/proc", "/root",
      "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/var",
    ]
    let real = (try? files.canonical(path)) ?? path
    if system.contains(real) { return "it is a folder of the system; name a folder of its own for the site" }
    let parts = real.utf8.split(separator: UInt8(ascii: "/"))
    if parts.count == 2, real.hasPrefix("/home/") { return "it is a home folder; name a folder in it" }
    for folder in protected {
      guard let folder = try? files.canonical(folder) else { continue }
      if folder == real { return "it is \(folder) itself; name a folder in it" }
      if folder.hasPrefix(real + "/") { return "\(folder) lies in it" }
    }
    return nil
  }
}
