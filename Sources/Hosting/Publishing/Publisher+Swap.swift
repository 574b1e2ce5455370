import Digest
import Effects
import Glibc
import Model

extension Publisher {
  /// Prepares the new site and swaps it with the output; nil when the system can't do that, and nothing has changed.
  func swap(_ plan: PublishPlan, _ place: OutputPlace) throws(PublishError) -> PublishResult? {
    let stage = PublishStage(place, tree: plan.tree, publisher: self)
    let changes: PublishChanges
    do throws(PublishError) {
      changes = try PublishChanges(plan, output: place.path, files: files) { made throws(FileError) in
        try stage.write(made)
      }
      if changes.areNone { return changes.result(.untouched) }
      do throws(FileError) {
        try stage.finish(changes, foreign: plan.foreign)
        trace("swap")
        if place.exists {
          try files.exchange(place.path, stage.site)
        } else {
          try files.rename(stage.site, place.path)
        }
      } catch {
        throw .file(error)
      }
    } catch {
      stage.remove()
      // What another way can do. A full disk is not among it, nor what vanished: writing in place beside somebody who
      // removes the folder would leave files of ours without their list.
      let cures = [EACCES, EBUSY, EINVAL, ELOOP, EMLINK, ENOSYS, EOPNOTSUPP, EPERM, EROFS, EXDEV]
      if case .file(let error) = error, cures.contains(error.errno) { return nil }
      throw error
    }
    trace("swapped")
    // The new site is in place: what fails from here on fails to tidy up, which the next build does.
    try? files.synchronize(place.parent)
    if place.exists { try? bringBack(from: stage.site, plan.old, place.path, changes.manifest) }
    stage.remove()
    trace("done")
    return changes.result(.swapped)
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
        try files.list(place.stage).allSatisfy({ [PublishStage.siteName, PublishStage.markName].contains($0.name) })
      else { throw FileError(.removeFolder, place.stage, errno: EEXIST) }
      trace("clear")
      let site = place.stage + "/" + PublishStage.siteName
      // The mark names the manifest that is published now: then the swap was done, and `site` is the site before it.
      if let mark = try? files.readAll(place.stage + "/" + PublishStage.markName, limit: 100),
        let published = try? files.readAll(place.path + "/" + Manifest.fileName, limit: 256 << 20),
        mark == Array(Digest128(published).description.utf8), let manifest = Manifest(parsing: published),
        let bytes = try? files.readAll(site + "/" + Manifest.fileName, limit: 256 << 20),
        let old = Manifest(parsing: bytes)
      {
        try bringBack(from: site, old, place.path, manifest)
      }
      // Without its mark the folder is only removed, whatever part of it is left.
      if try files.statusIfPresent(place.stage + "/" + PublishStage.markName) != nil {
        try files.removeFile(place.stage + "/" + PublishStage.markName)
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
