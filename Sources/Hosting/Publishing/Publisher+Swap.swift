import Digest
import Effects
import Glibc
import Model

// The stage is a folder beside the output with two things in it: `site`, which becomes the output, and `stage`, a file
// that marks the folder as ours and names the manifest it is for. After the swap `site` is the old output.

extension Publisher {
  private static let siteName = "site"
  private static let markName = "stage"

  /// Prepares the new site and swaps it with the output; false when the system can't do that, and nothing has changed.
  func swap(_ plan: PublishPlan, _ place: OutputPlace) throws(FileError) -> Bool {
    let site = place.stage + "/" + Self.siteName
    do throws(FileError) {
      trace("stage")
      try prepare(plan, place, site)
      trace("swap")
      if place.exists {
        try files.exchange(place.path, site)
      } else {
        try files.rename(site, place.path)
      }
    } catch {
      try? files.removeTree(place.stage)
      // What another way can do. A full disk is not among it, nor what vanished: writing in place beside somebody who
      // removes the folder would leave files of ours without their list.
      let cures = [EACCES, EBUSY, EINVAL, ELOOP, EMLINK, ENOSYS, EOPNOTSUPP, EPERM, EROFS, EXDEV]
      if cures.contains(error.errno) { return false }
      throw error
    }
    trace("swapped")
    // The new site is in place: what fails from here on fails to tidy up, which the next build does.
    try? files.synchronize(place.parent)
    if place.exists { try? bringBack(from: site, plan.old, place.path, plan.manifest) }
    try? files.removeFile(place.stage + "/" + Self.markName)
    try? files.removeTree(place.stage)
    trace("done")
    return true
  }

  private func prepare(_ plan: PublishPlan, _ place: OutputPlace, _ site: String) throws(FileError) {
    try files.createFolder(place.stage, permissions: 0o700)
    let manifest = plan.manifest.bytes
    try files.createFile(place.stage + "/" + Self.markName, Array(Digest128(manifest).description.utf8))
    let permissions = try files.statusIfPresent(place.path)?.permissions
    try files.createFolder(site, permissions: permissions)
    try files.createFile(site + "/" + Manifest.fileName, manifest)
    try files.synchronize(site + "/" + Manifest.fileName)

    var made: [String] = []
    var known: Set<String> = []
    func makeFolder(_ path: String) throws(FileError) {
      guard known.insert(path).inserted else { return }
      let bits = plan.tree[path]?.kind == .folder ? try files.status(place.path + "/" + path).permissions : nil
      try files.createFolder(site + "/" + path, permissions: bits)
      made.append(path)
    }
    for entry in plan.foreign {
      for folder in entry.path.folders { try makeFolder(folder) }
      if entry.item.kind == .folder {
        try makeFolder(entry.path)
      } else {
        try files.hardLink(place.path + "/" + entry.path, site + "/" + entry.path)
      }
    }
    for path in plan.unchanged {
      for folder in path.folders { try makeFolder(folder) }
      try files.hardLink(place.path + "/" + path, site + "/" + path)
    }
    trace("write")
    for resource in plan.written {
      for folder in resource.path.folders { try makeFolder(folder) }
      try writeNew(site + "/" + resource.path, resource.bytes, after: plan.tree[resource.path])
    }
    try alignSiblings(plan, in: site)
    for path in made.reversed() { try files.synchronize(site + "/" + path) }
    try files.synchronize(site)
  }

  /// Moves what came into the old output while the new one was prepared, and is not ours, to the new one.
  private func bringBack(
    from site: String, _ old: Manifest, _ output: String, _ manifest: Manifest
  ) throws(FileError) {
    let foldersOfOurs = Set(old.entries.flatMap(\.path.folders))
    for entry in try OutputTree(site, files).entries where !old.lists(entry.path) && entry.path != Manifest.fileName {
      let (was, now) = (site + "/" + entry.path, output + "/" + entry.path)
      let present = try files.statusIfPresent(now, followLinks: false)
      if entry.item.kind == .folder {
        if present == nil && !foldersOfOurs.contains(entry.path) { try files.createFolders(now) }
        continue
      }
      let status = try files.status(was, followLinks: false)
      if present?.inode == status.inode || manifest.lists(entry.path) { continue }
      for folder in entry.path.folders { try files.createFolders(output + "/" + folder) }
      try files.rename(was, now)
    }
  }

  /// Removes what a killed build left beside the output.
  func clearStage(_ place: OutputPlace) throws(PublishError) {
    do throws(FileError) {
      guard let status = try files.statusIfPresent(place.stage, followLinks: false) else { return }
      guard status.kind == .folder,
        try files.list(place.stage).allSatisfy({ [Self.siteName, Self.markName].contains($0.name) })
      else { throw FileError(.removeFolder, place.stage, errno: EEXIST) }
      trace("clear")
      let site = place.stage + "/" + Self.siteName
      // The mark names the manifest that is published now: then the swap was done, and `site` is the site before it.
      if let mark = try? files.readAll(place.stage + "/" + Self.markName, limit: 100),
        let published = try? files.readAll(place.path + "/" + Manifest.fileName, limit: 256 << 20),
        mark == Array(Digest128(published).description.utf8), let manifest = Manifest(parsing: published),
        let bytes = try? files.readAll(site + "/" + Manifest.fileName, limit: 256 << 20),
        let old = Manifest(parsing: bytes)
      {
        try bringBack(from: site, old, place.path, manifest)
      }
      // Without its mark the folder is only removed, whatever part of it is left.
      if try files.statusIfPresent(place.stage + "/" + Self.markName) != nil {
        try files.removeFile(place.stage + "/" + Self.markName)
      }
      try files.removeTree(place.stage)
    } catch {
      throw error.errno == EEXIST ? .foreignStage(place.stage) : .file(error)
    }
  }
}

extension Instant {
  /// The beginning of this instant's second.
  var wholeSecond: Instant {
    let rest = milliseconds % 1000
    return Instant(milliseconds: milliseconds - (rest < 0 ? rest + 1000 : rest))
  }

  /// Later by so many milliseconds; the last instant there is where that would be too far.
  func adding(milliseconds more: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(more)
    return Instant(milliseconds: overflow ? .max : sum)
  }
}
