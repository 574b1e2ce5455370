import Effects

extension Publisher {
  /// Writes what changed into the output itself: first assets, then documents, then pages; removals last.
  ///
  /// Before the first file a manifest is written that lists the old and the new files, so that after a kill the next
  /// build still knows what is ours.
  func writeInPlace(_ plan: PublishPlan, _ output: String) throws(FileError) {
    trace("in place")
    try files.createFolders(output)
    let temporary = output + "/" + PublishPlan.temporaryName
    if plan.tree[PublishPlan.temporaryName]?.kind == .file { try files.removeFile(temporary) }
    func replace(_ path: String, _ bytes: [UInt8], after old: DirectoryEntry?) throws(FileError) {
      try writeNew(temporary, bytes, after: old)
      try files.rename(temporary, output + "/" + path)
    }

    let manifestEntry = plan.tree[Manifest.fileName]
    if !plan.written.isEmpty || !plan.removed.isEmpty {
      try replace(Manifest.fileName, Manifest(plan.manifest.entries + plan.old.entries).bytes, after: manifestEntry)
    }
    // What is a file now and has to be a folder, or the other way round, cannot wait for the end.
    let newFiles = Set(plan.written.map(\.path))
    let newFolders = Set(plan.written.flatMap(\.path.folders))
    let inTheWay = Set(
      plan.removed.filter { newFolders.contains($0) || $0.folders.contains(where: newFiles.contains) })
    for path in plan.removed where inTheWay.contains(path) { try remove(path, output) }
    for resource in plan.written.sorted(by: Self.isWrittenBefore) {
      if let slash = resource.path.folders.last { try files.createFolders(output + "/" + slash) }
      try replace(resource.path, resource.bytes, after: plan.tree[resource.path])
    }
    try alignSiblings(plan, in: output)
    for path in plan.removed where !inTheWay.contains(path) { try remove(path, output) }
    try replace(Manifest.fileName, plan.manifest.bytes, after: manifestEntry)
    try files.synchronize(output)
    trace("done")
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
