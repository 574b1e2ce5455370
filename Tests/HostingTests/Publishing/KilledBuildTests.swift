import Effects
import Hosting
import Synchronization
import TestSupport
import Testing

/// A build that stops dead at its n-th change of the disk, and the build after it.
@Suite struct KilledBuildTests {
  private let before = ["index.html": "old", "a/b.html": "same", "gone.html": "x", "api/build.json": "1"]
  private let after = ["index.html": "new", "a/b.html": "same", "c/d.html": "x", "api/build.json": "2"]

  /// The live file system that refuses every change after the first `count`, as if the process were no more.
  private func dying(after count: Int) -> (FileSystem, changes: @Sendable () -> Int) {
    let left = Counter()
    var files = FileSystem.live
    let live = files
    @Sendable func step(_ operation: FileError.Operation, _ path: String) throws(FileError) {
      if left.next() > count { throw FileError(operation, path, errno: 5, message: "killed") }
    }
    files.createFile = { a, b throws(FileError) in
      try step(.create, a); try live.createFile(a, b)
    }
    files.rename = { a, b throws(FileError) in
      try step(.rename, a); try live.rename(a, b)
    }
    files.exchange = { a, b throws(FileError) in
      try step(.exchange, a); try live.exchange(a, b)
    }
    files.hardLink = { a, b throws(FileError) in
      try step(.hardLink, a); try live.hardLink(a, b)
    }
    files.createFolderAt = { a, b throws(FileError) in
      try step(.createFolder, a); try live.createFolderAt(a, b)
    }
    files.removeFile = { a throws(FileError) in
      try step(.removeFile, a); try live.removeFile(a)
    }
    files.removeFolder = { a throws(FileError) in
      try step(.removeFolder, a); try live.removeFolder(a)
    }
    files.setModified = { a, b throws(FileError) in
      try step(.setModified, a); try live.setModified(a, b)
    }
    return (files, { left.value })
  }

  @Test(arguments: 0..<40)
  func leavesTheOldSiteOrTheNewOne(count: Int) throws {
    let folder = try TemporaryFolder()
    let output = folder.appending("site")
    try folder.write("site/own.txt", "mine")
    _ = try Publisher().publish(Site.table(before), to: output)
    let (files, _) = dying(after: count)
    _ = try? Publisher(files: files).publish(Site.table(after), to: output)
    let contents = try read(folder)
    #expect(contents == before.merging(["own.txt": "mine"]) { a, _ in a } || contents == whole)
    // The next build ends the work and leaves nothing behind.
    _ = try Publisher().publish(Site.table(after), to: output)
    #expect(try read(folder) == whole)
    #expect(try FileSystem.live.list(folder.path).map(\.name) == ["site"])
  }

  @Test(arguments: 0..<30)
  func knowsItsOwnFilesAfterADeathInPlace(count: Int) throws {
    let folder = try TemporaryFolder()
    let output = folder.appending("site")
    try folder.write("site/own.txt", "mine")
    let options = PublishOptions(inPlace: true)
    _ = try Publisher().publish(Site.table(before), to: output, options: options)
    let (files, _) = dying(after: count)
    _ = try? Publisher(files: files).publish(Site.table(after), to: output, options: options)
    _ = try Publisher().publish(Site.table(after), to: output, options: options)
    #expect(try read(folder) == whole)
    #expect(try FileSystem.live.list(folder.path).map(\.name) == ["site"])
  }

  @Test func coversEveryChange() throws {
    let folder = try TemporaryFolder()
    for (inPlace, most) in [(false, 40), (true, 30)] {
      let output = folder.appending("site-\(inPlace)")
      _ = try Publisher().publish(Site.table(before), to: output)
      let (files, changes) = dying(after: .max)
      _ = try Publisher(files: files).publish(
        Site.table(after), to: output, options: PublishOptions(inPlace: inPlace))
      #expect((10..<most).contains(changes()))
    }
  }

  private var whole: [String: String] { after.merging(["own.txt": "mine"]) { a, _ in a } }

  private func read(_ folder: TemporaryFolder) throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileTree.files(below: folder.appending("site")) where path != Manifest.fileName {
      found[path] = try folder.read("site/" + path)
    }
    return found
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
