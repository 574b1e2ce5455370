import Effects

extension Publisher {
  /// Writes what changed into the output itself: first assets, then documents, then pages; removals last.
  ///
  /// Before the first file a manifest is written that lists the old and the new files, so that after a kill the next
  /// build still knows what is ours.
  ///
  /// Since the manifest comes before the files it lists, what is new is made twice: to be compared, and to be written.
  func writeInPlace(_ plan: PublishPlan, _ output: String) throws(PublishError) -> PublishResult {
    let changes = try PublishChanges(plan, output: output, files: files) { made throws(FileError) in
      try made.give { _ in }
    }
    if changes.areNone { return changes.result(.untouched) }
    do throws(FileError) {
      try beginInPlace(plan, changes, output)
    } catch {
      throw .file(error)
    }
    for resource in changes.written.sorted(by: Self.isWrittenBefore) {
      let made: Resource
      do throws(NotMade) {
        made = resource.isInPieces ? resource : try resource.made()
      } catch {
        throw .notMade(error)
      }
      do throws(FileError) {
        if let slash = made.path.folders.last { try files.createFolders(output + "/" + slash) }
        let temporary = output + "/" + PublishPlan.temporaryName
        _ = try writeNew(temporary, made, after: plan.tree[made.path])
        try files.rename(temporary, output + "/" + made.path)
      } catch {
        throw .file(error)
      }
    }
    do throws(FileError) {
      try alignSiblings(changes, in: output)
      let inTheWay = Self.inTheWay(changes)
      for path in changes.removed where !inTheWay.contains(path) { try remove(path, output) }
      try replace(Manifest.fileName, changes.manifest.bytes, after: plan.tree[Manifest.fileName], output)
      try files.synchronize(output)
    } catch {
      throw .file(error)
    }
    trace("done")
    return changes.result(.inPlace)
  }

  /// Lists what will be ours beside what is, and clears the way for it.
  private func beginInPlace(_ plan: PublishPlan, _ changes: PublishChanges, _ output: String) throws(FileError) {
    trace("in place")
    try files.createFolders(output)
    let temporary = output + "/" + PublishPlan.temporaryName
    if plan.tree[PublishPlan.temporaryName]?.kind == .file { try files.removeFile(temporary) }
    if !changes.written.isEmpty || !changes.removed.isEmpty {
      let both = Manifest(changes.manifest.entries + plan.old.entries)
      try replace(Manifest.fileName, both.bytes, after: plan.tree[Manifest.fileName], output)
    }
    let inTheWay = Self.inTheWay(changes)
    for path in changes.removed where inTheWay.contains(path) { try remove(path, output) }
  }

  /// What is a file now and has to be a folder, or the other way round, and cannot wait for the end.
  private static func inTheWay(_ changes: PublishChanges) -> Set<String> {
    let newFiles = Set(changes.written.map(\.path))
    let newFolders = Set(changes.written.flatMap(\.path.folders))
    return Set(changes.removed.filter { newFolders.contains($0) || $0.folders.contains(where: newFiles.contains) })
  }

  private func replace(
    _ path: String, _ bytes: [UInt8], after old: DirectoryEntry?, _ output: String
  ) throws(FileError) {
    let temporary = output + "/" + PublishPlan.temporaryName
    try writeNew(temporary, bytes, after: old)
    try files.rename(temporary, output + "/" + path)
  }

  /// Removes a file and the folders above it that are empty then.
  private func remove(_ path: String, _ output: String) throws(FileError) {
    try files.removeFile(output + "/" + path)
    for folder in path.folders.reversed() {
      guard (try? files.removeFolder(output + "/" + folder)) != nil else { return }
    }
  }

  private static func isWrittenBefore(_ a: Resource, _ b: Resource) -> Bool {
    func rank(_ resource: Resource) -> Int {
      switch resource.cachePolicy {
      case .asset: 0
      case .data, .feed: 1
      case .page, .missing: 2
      }
    }
    if rank(a) != rank(b) { return rank(a) < rank(b) }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}
