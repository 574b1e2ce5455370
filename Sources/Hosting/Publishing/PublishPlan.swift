import Effects

/// What stands in an output and what is to stand there, before any bytes are compared.
struct PublishPlan {
  /// What is to be published, in the table's order.
  let resources: [Resource]
  /// What stands in the output now.
  let tree: OutputTree
  /// What was ours until now.
  let old: Manifest
  /// The bytes of its list, or nil.
  let oldBytes: [UInt8]?
  /// The paths of our files that go, sorted.
  let removed: [String]
  /// Files, links and folders that are not ours.
  let foreign: [OutputTree.Entry]

  /// Sets a table beside an output that exists (or an empty tree).
  ///
  /// - Throws: where something that is not ours stands in the way.
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

    removed = tree.entries.filter {
      $0.item.kind == .file && old.lists($0.path) && routes.resource(at: $0.path) == nil
    }.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    resources = routes.resources
    self.tree = tree
    self.old = old
    self.oldBytes = oldBytes
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
}
