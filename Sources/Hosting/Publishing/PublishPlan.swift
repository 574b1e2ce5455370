import Effects

/// What has to happen to an output, worked out before anything is touched.
struct PublishPlan {
  /// What stands in the output now.
  let tree: OutputTree
  /// What was ours until now.
  let old: Manifest
  /// What will be ours.
  let manifest: Manifest
  /// New and changed resources, in the table's order.
  let written: [Resource]
  /// The paths of files that stay as they are.
  let unchanged: [String]
  /// The paths of our files that go, sorted.
  let removed: [String]
  /// Files, links and folders that are not ours.
  let foreign: [OutputTree.Entry]
  /// False when the manifest on disk has the right bytes.
  let writesManifest: Bool

  func result(_ way: PublishResult.Way) -> PublishResult {
    PublishResult(written: written.map(\.path), unchanged: unchanged.count, removed: removed, way: way)
  }

  var changesNothing: Bool { written.isEmpty && removed.isEmpty && !writesManifest }

  /// Compares a table with an output that exists (or with an empty tree).
  init(_ routes: RouteTable, output: String, tree: OutputTree, files: FileSystem) throws(PublishError) {
    let manifestPath = output + "/" + Manifest.fileName
    var old = Manifest([])
    var oldBytes: [UInt8]?
    if let item = tree[Manifest.fileName] {
      guard item.kind == .file,
        let bytes = try? files.readAll(manifestPath, limit: 256 << 20, followLinks: false),
        let read = Manifest(parsing: bytes)
      else { throw .badManifest(manifestPath) }
      (old, oldBytes) = (read, bytes)
    }

    let ownNames = [Manifest.fileName, Self.temporaryName]
    var foldersOfOurs: Set<String> = []
    for entry in tree.entries where entry.item.kind == .file && old.lists(entry.path) {
      foldersOfOurs.formUnion(entry.path.folders)
    }
    foreign = tree.entries.filter { entry in
      switch entry.item.kind {
      case .file: !old.lists(entry.path) && !ownNames.contains(entry.path)
      case .folder: !foldersOfOurs.contains(entry.path)
      case .link, .other: true
      }
    }
    let blocked = Self.blocked(routes, foreign)
    if !blocked.isEmpty { throw .foreignInTheWay(output: output, paths: blocked) }

    var written: [Resource] = []
    var unchanged: [String] = []
    var entries: [Manifest.Entry] = []
    for resource in routes.resources where !resource.isVolatile {
      if try Self.isSame(resource, output, tree, files) {
        unchanged.append(resource.path)
      } else {
        written.append(resource)
      }
      entries.append(Manifest.Entry(resource, bytes: resource.bytes))
    }
    removed = tree.entries.filter {
      $0.item.kind == .file && old.lists($0.path) && routes.resource(at: $0.path) == nil
    }.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let somethingElseChanged = !written.isEmpty || !removed.isEmpty
    for resource in routes.resources where resource.isVolatile {
      if !somethingElseChanged, tree[resource.path]?.kind == .file {
        let kept = try Self.reading { () throws(FileError) in
          try files.readAll(output + "/" + resource.path, limit: 256 << 20, followLinks: false)
        }
        unchanged.append(resource.path)
        entries.append(Manifest.Entry(resource, bytes: kept))
      } else {
        if try Self.isSame(resource, output, tree, files) {
          unchanged.append(resource.path)
        } else {
          written.append(resource)
        }
        entries.append(Manifest.Entry(resource, bytes: resource.bytes))
      }
    }
    self.tree = tree
    self.old = old
    self.written = written.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.unchanged = unchanged
    manifest = Manifest(entries)
    writesManifest = oldBytes != manifest.bytes
  }

  /// The name that a file written in place has until it is whole.
  static let temporaryName = ".fleetledger-new"

  /// The foreign entries that stand where a file or a folder of ours has to be, sorted.
  private static func blocked(_ routes: RouteTable, _ foreign: [OutputTree.Entry]) -> [String] {
    let files = Set(routes.resources.map(\.path))
    let folders = Set(routes.resources.flatMap(\.path.folders))
    return foreign.filter { entry in
      guard entry.path.utf8.allSatisfy({ $0 < 0x80 }) || entry.path.folders.contains(where: files.contains) else {
        return false
      }
      if entry.item.kind != .folder && folders.contains(entry.path) { return true }
      return files.contains(entry.path) || entry.path.folders.contains(where: files.contains)
    }.map(\.path)
  }

  /// True when our file on disk has the resource's bytes already.
  private static func isSame(
    _ resource: Resource, _ output: String, _ tree: OutputTree, _ files: FileSystem
  ) throws(PublishError) -> Bool {
    guard let item = tree[resource.path], item.kind == .file, item.size == resource.bytes.count else { return false }
    let bytes = try reading { () throws(FileError) in
      try files.readAll(output + "/" + resource.path, limit: 1 << 40, followLinks: false)
    }
    return bytes == resource.bytes
  }

  private static func reading(_ body: () throws(FileError) -> [UInt8]) throws(PublishError) -> [UInt8] {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
