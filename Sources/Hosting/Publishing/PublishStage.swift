import Digest
import Effects
import Synchronization

/// The folder beside an output in which its next state is prepared, begun with the first file that is new.
///
/// There are two things in it: `site`, which becomes the output, and in the end `stage`, a file that marks the folder as
/// ours and names the manifest it is for. After the swap `site` is the old output.
final class PublishStage: Sendable {
  static let siteName = "site"
  static let markName = "stage"

  private struct Folders {
    var areBegun = false
    var known: Set<String> = []
    /// In the order in which they were made.
    var made: [String] = []
  }

  /// The folder that becomes the output.
  let site: String
  private let place: OutputPlace
  private let tree: OutputTree
  private let publisher: Publisher
  private let folders = Mutex(Folders())

  private var files: FileSystem { publisher.files }

  /// A stage of which nothing is there yet; `tree` is what stands in the output.
  init(_ place: OutputPlace, tree: OutputTree, publisher: Publisher) {
    self.place = place
    self.tree = tree
    self.publisher = publisher
    site = place.stage + "/" + Self.siteName
  }

  /// Writes a resource that has its bytes; several threads may do so at once.
  func write(_ made: Resource) throws(FileError) -> Resource.Measure {
    try makeFolders(made.path.folders)
    return try publisher.writeNew(site + "/" + made.path, made, after: tree[made.path])
  }

  /// Adds all that stays, and the lists.
  func finish(_ changes: PublishChanges, foreign: [OutputTree.Entry]) throws(FileError) {
    try makeFolders([])
    publisher.trace("write")
    let manifest = changes.manifest.bytes
    try files.createFile(site + "/" + Manifest.fileName, manifest)
    try files.synchronize(site + "/" + Manifest.fileName)
    for entry in foreign {
      try makeFolders(entry.path.folders)
      if entry.item.kind == .folder {
        try makeFolders([entry.path])
      } else {
        try files.hardLink(place.path + "/" + entry.path, site + "/" + entry.path)
      }
    }
    for path in changes.unchanged {
      try makeFolders(path.folders)
      try files.hardLink(place.path + "/" + path, site + "/" + path)
    }
    try publisher.alignSiblings(changes, in: site)
    for path in folders.withLock({ $0.made }).reversed() { try files.synchronize(site + "/" + path) }
    try files.synchronize(site)
    try files.createFile(place.stage + "/" + Self.markName, Array(Digest128(manifest).description.utf8))
  }

  /// Removes it, whatever part of it is there.
  func remove() {
    guard folders.withLock({ $0.areBegun }) else { return }
    try? files.removeFile(place.stage + "/" + Self.markName)
    try? files.removeTree(place.stage)
  }

  /// Makes folders of the site that are not there yet, each below one that is, and before the first the stage itself.
  private func makeFolders(_ paths: [String]) throws(FileError) {
    try folders.withLock { (folders: inout Folders) throws(FileError) in
      if !folders.areBegun {
        publisher.trace("stage")
        folders.areBegun = true
        try files.createFolder(place.stage, permissions: 0o700)
        try files.createFolder(site, permissions: try files.statusIfPresent(place.path)?.permissions)
      }
      for path in paths where folders.known.insert(path).inserted {
        let bits = tree[path]?.kind == .folder ? try files.status(place.path + "/" + path).permissions : nil
        try files.createFolder(site + "/" + path, permissions: bits)
        folders.made.append(path)
      }
    }
  }
}
