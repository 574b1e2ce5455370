import Effects
import Glibc
import Hosting
import TestSupport
import Testing

/// Outputs that are links, mount points, full, locked, or no place for a site.
@Suite struct OutputPlaceTests: PublishingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func publishesInPlaceThroughALink() throws {
    try live.createFolder(folder.appending("real"))
    #expect(symlink("real", output) == 0)
    #expect(try publish(Site.files).way == .inPlace)
    #expect(try live.status(output, followLinks: false).kind == .link)
    #expect(try published() == Site.files)
  }

  @Test(arguments: [EINVAL, ENOSYS, EXDEV, EBUSY])
  func writesInPlaceWhereFoldersCannotBeSwapped(number: Int32) throws {
    try live.createFolder(output)
    var files = live
    files.exchange = { a, _ throws(FileError) in throw FileError(.exchange, a, errno: number) }
    #expect(try Publisher(files: files).publish(Site.table(Site.files), to: output).way == .inPlace)
    #expect(try published() == Site.files)
    #expect(try beside() == ["site"])
  }

  @Test func writesInPlaceIntoAMountPoint() throws {
    try live.createFolder(output)
    let mount = output
    var files = live
    files.statusOf = { path, follow throws(FileError) in
      var status = try FileSystem.live.statusOf(path, follow)
      if path == mount { status.device += 1 }
      return status
    }
    files.exchange = { a, _ throws(FileError) in throw FileError(.exchange, a, errno: EIO, message: "must not be tried")
    }
    #expect(try Publisher(files: files).publish(Site.table(Site.files), to: output).way == .inPlace)
    #expect(try published() == Site.files)
  }

  @Test func writesInPlaceWhereNothingCanStandBesideTheOutput() throws {
    try live.createFolder(output)
    var files = live
    files.lock = { path throws(FileError) in
      if path.hasSuffix("-lock") { throw FileError(.lock, path, errno: EROFS) }
      return try FileSystem.live.lock(path)
    }
    #expect(try Publisher(files: files).publish(Site.table(Site.files), to: output).way == .inPlace)
    #expect(try published() == Site.files)
    let lock = try live.lock(output)
    let again = files
    #expect(throws: PublishError.locked(output)) {
      try Publisher(files: again).publish(Site.table(Site.files), to: output)
    }
    withExtendedLifetime(lock) {}
  }

  @Test func leavesTheOldSiteWhenTheDiskIsFull() throws {
    try publish(Site.files)
    var files = live
    files.createFile = { path, bytes throws(FileError) in
      if path.hasSuffix("index.html") { throw FileError(.create, path, errno: ENOSPC) }
      try FileSystem.live.createFile(path, bytes)
    }
    let full = files
    #expect(throws: PublishError.self) {
      try Publisher(files: full).publish(Site.table(["index.html": "new"]), to: output)
    }
    #expect(try published() == Site.files)
    #expect(try beside() == ["site"])
  }

  @Test func refusesTwoBuildsAtOnce() throws {
    let lock = try live.lock(folder.appending(".site.fleetledger-lock"))
    #expect(throws: PublishError.locked(output)) { try publish(Site.files) }
    withExtendedLifetime(lock) {}
  }

  @Test(arguments: ["/", "/tmp", "/home/someone", "/home"])
  func refusesAFolderOfTheSystem(path: String) {
    #expect(throws: PublishError.self) { try Publisher().publish(Site.table(Site.files), to: path) }
  }

  @Test func refusesProtectedFoldersAndWhatHoldsThem() throws {
    try folder.write("home/work/a", "")
    for path in ["home", "home/work", "home/work/"] {
      #expect(throws: PublishError.self) {
        try Publisher().publish(
          Site.table(Site.files), to: folder.appending(path),
          options: PublishOptions(protectedFolders: [folder.appending("home/work")]))
      }
    }
    try folder.write("file", "")
    #expect(throws: PublishError.self) { try Publisher().publish(Site.table([:]), to: folder.appending("file")) }
  }
}
