import Effects

/// What stands in a folder, to the bottom; links are listed and not followed.
struct OutputTree {
  /// One entry with its path in the folder.
  struct Entry {
    let path: String
    let item: DirectoryEntry
  }

  /// All entries, a folder before what is in it.
  private(set) var entries: [Entry] = []
  /// False when something cannot be carried over to another folder: it cannot be listed, or its name is not UTF-8.
  private(set) var isComplete = true
  private var byPath: [String: DirectoryEntry] = [:]

  /// An empty tree.
  init() {}

  /// Lists `folder`.
  init(_ folder: String, _ files: FileSystem) throws(FileError) {
    try visit(folder, "", files)
  }

  /// The entry at a path of ours (ASCII), or nil.
  subscript(path: String) -> DirectoryEntry? { byPath[path] }

  private mutating func visit(_ folder: String, _ prefix: String, _ files: FileSystem) throws(FileError) {
    let items: [DirectoryEntry]
    do throws(FileError) {
      items = try files.list(folder)
    } catch {
      if prefix.isEmpty { throw error }
      isComplete = false
      return
    }
    for item in items.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      let path = prefix + item.name
      entries.append(Entry(path: path, item: item))
      if path.utf8.allSatisfy({ $0 < 0x80 }) { byPath[path] = item }
      if item.kind == .other, item.name.unicodeScalars.contains("\u{FFFD}") { isComplete = false }
      if item.kind == .folder { try visit(folder + "/" + item.name, path + "/", files) }
    }
  }
}
