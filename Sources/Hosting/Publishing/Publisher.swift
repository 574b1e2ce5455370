package import Effects
import Glibc

/// Puts a site in its place.
///
/// The new site is prepared beside the output, from hard links to what stays and new files for what changed, and then
/// swapped with it in one step: whoever looks, and whenever the build is killed, sees the old site or the new one.
/// Each resource is made, compared with the output's file and, where it differs, written to the new site, and its bytes are
/// let go, so that memory does not grow with the site. Where the system cannot swap (a mount point, a link, a file system without it), files are written in place, in an
/// order in which no page names what is not there yet.
package struct Publisher: Sendable {
  let files: FileSystem
  let trace: @Sendable (_ step: String) -> Void

  /// Makes a publisher; `trace` is told the name of each step as it begins.
  package init(files: FileSystem = .live, trace: @escaping @Sendable (_ step: String) -> Void = { _ in }) {
    self.files = files
    self.trace = trace
  }

  /// Publishes a table to a folder, which is made when it is missing.
  ///
  /// A file that the last publication did not list is never replaced or removed; one that stands in the way is an
  /// error, before anything changes. A file whose bytes stay keeps its inode and its time; one whose bytes change gets
  /// a later time (in whole seconds) than it had, since servers build their ETag from time and size.
  package func publish(
    _ routes: RouteTable, to output: String, options: PublishOptions = PublishOptions()
  ) throws(PublishError) -> PublishResult {
    var place = try OutputPlace(output, protected: options.protectedFolders, files)
    if options.inPlace { place.mustStay = true }
    trace("lock")
    let lock = try takeLock(&place)
    defer { withExtendedLifetime(lock) {} }
    if place.isParentWritable { try clearStage(place) }

    trace("compare")
    var tree = OutputTree()
    do throws(FileError) {
      if place.exists { tree = try OutputTree(place.path, files) }
    } catch {
      throw .file(error)
    }
    let plan = try PublishPlan(routes, output: place.path, tree: tree, files: files)
    if !place.mustStay, tree.isComplete, let result = try swap(plan, place) { return result }
    return try writeInPlace(plan, place.path)
  }

  /// Throws what `publish` would throw before it changes anything; makes no folder but those above the output.
  package func check(_ routes: RouteTable, at output: String, options: PublishOptions) throws(PublishError) {
    let place = try OutputPlace(output, protected: options.protectedFolders, files)
    var tree = OutputTree()
    do throws(FileError) {
      if place.exists { tree = try OutputTree(place.path, files) }
    } catch {
      throw .file(error)
    }
    _ = try PublishPlan(routes, output: place.path, tree: tree, files: files)
  }

  /// Takes the lock beside the output, or where nothing can be written there, the one of the output itself.
  private func takeLock(_ place: inout OutputPlace) throws(PublishError) -> FileLock {
    var failure: FileError
    do throws(FileError) {
      return try files.lock(place.lock)
    } catch {
      failure = error
    }
    if place.exists, [EACCES, EROFS, EPERM].contains(failure.errno) {
      place.mustStay = true
      place.isParentWritable = false
      do throws(FileError) {
        return try files.lock(place.path)
      } catch {
        failure = error
      }
    }
    throw failure.errno == EWOULDBLOCK ? .locked(place.path) : .file(failure)
  }

  /// Writes a file that must be on the disk before it is seen, later by at least a second than the one it follows.
  func writeNew(_ path: String, _ bytes: [UInt8], after old: DirectoryEntry?) throws(FileError) {
    try files.createFile(path, bytes)
    try finish(path, after: old)
  }

  /// Writes a resource's bytes in the same way, in pieces where they come so; gives their measure.
  func writeNew(_ path: String, _ made: Resource, after old: DirectoryEntry?) throws(FileError) -> Resource.Measure {
    var isCreated = false
    let measure = try made.give { piece throws(FileError) in
      if isCreated { try files.appendFile(path, piece) } else { try files.createFile(path, piece) }
      isCreated = true
    }
    try finish(path, after: old)
    return measure
  }

  private func finish(_ path: String, after old: DirectoryEntry?) throws(FileError) {
    var made = try files.status(path, followLinks: false).modified
    if let second = old?.modified.wholeSecond, made.wholeSecond <= second { made = second.adding(milliseconds: 1000) }
    // To the millisecond, which is what a compressed sibling can be given too.
    try files.setModified(path, made)
    try files.synchronize(path)
  }

  /// Gives compressed siblings that were written below `folder` the time of what they stand for.
  func alignSiblings(_ changes: PublishChanges, in folder: String) throws(FileError) {
    for resource in changes.written {
      guard let original = resource.original else { continue }
      let time = try files.status(folder + "/" + original, followLinks: false).modified
      try files.setModified(folder + "/" + resource.path, time)
    }
  }
}
