import Effects
import Glibc
import Hosting
import Model
import Synchronization
import TestSupport
import Testing

/// How a test publishes: by swapping, or in place.
enum Way: CaseIterable, Sendable {
  case swap, inPlace
}

@Suite struct PublisherTests {
  private let folder: TemporaryFolder
  private let output: String
  private let live = FileSystem.live

  init() throws {
    folder = try TemporaryFolder()
    output = folder.appending("site")
  }

  @discardableResult
  private func publish(_ files: [String: String], _ way: Way = .swap) throws -> PublishResult {
    try Publisher().publish(Site.table(files), to: output, options: PublishOptions(inPlace: way == .inPlace))
  }

  private func status(_ path: String) throws -> FileStatus { try live.status(output + "/" + path, followLinks: false) }

  /// The published files, with those of ours that are not in the table left out.
  private func published() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileTree.files(below: output) where path != Manifest.fileName {
      found[path] = try folder.read("site/" + path)
    }
    return found
  }

  private func beside() throws -> [String] { try live.list(folder.path).map(\.name).sorted() }

  @Test(arguments: Way.allCases)
  func publishesIntoAMissingFolder(way: Way) throws {
    let result = try publish(Site.files, way)
    #expect(try published() == Site.files)
    #expect(result.written == Site.files.keys.sorted())
    #expect(result.way == (way == .swap ? .swapped : .inPlace))
    #expect(try beside() == ["site"])
  }

  @Test(arguments: Way.allCases)
  func publishesIntoAnEmptyFolder(way: Way) throws {
    try live.createFolder(output)
    try publish(Site.files, way)
    #expect(try published() == Site.files)
    #expect(try beside() == ["site"])
  }

  @Test(arguments: Way.allCases)
  func touchesNothingWhenNothingChanged(way: Way) throws {
    try publish(Site.files, way)
    let before = try live.status(output)
    var files = Site.files
    files["api/build.json"] = "{\"time\":2}"
    let result = try publish(files, way)
    #expect(result.way == .untouched)
    #expect(!result.changed)
    #expect(result.unchanged == Site.files.count)
    #expect(try live.status(output) == before)
    #expect(try published() == Site.files)
  }

  @Test(arguments: Way.allCases)
  func keepsInodeAndTimeOfWhatStays(way: Way) throws {
    try publish(Site.files, way)
    let before = try status("agents/nexus.html")
    var files = Site.files
    files["index.html"] = "<p>2"
    files["api/build.json"] = "{\"time\":2}"
    let result = try publish(files, way)
    #expect(result.written == ["api/build.json", "index.html"])
    #expect(result.removed == [])
    #expect(try status("agents/nexus.html") == before)
    #expect(try published() == files)
  }

  @Test(arguments: Way.allCases)
  func givesChangedBytesALaterSecond(way: Way) throws {
    try publish(Site.files, way)
    var last = try status("index.html").modified.milliseconds / 1000
    for number in 2...4 {
      var files = Site.files
      files["index.html"] = "<p>\(number)"
      try publish(files, way)
      let time = try status("index.html").modified.milliseconds / 1000
      #expect(time > last)
      last = time
    }
  }

  @Test(arguments: Way.allCases)
  func writesWhatTellsOfTheBuildOnlyWithSomethingElse(way: Way) throws {
    try publish(Site.files, way)
    var files = Site.files
    files["api/build.json"] = "{\"time\":2}"
    try live.removeFile(output + "/api/build.json")
    #expect(try publish(files, way).written == ["api/build.json"])
    files["api/build.json"] = "{\"time\":3}"
    #expect(try publish(files, way).written == [])
    #expect(try folder.read("site/api/build.json") == "{\"time\":2}")
    files["feed.xml"] = nil
    #expect(try publish(files, way).written == ["api/build.json"])
  }

  @Test(arguments: Way.allCases)
  func removesWhatIsNoLongerMade(way: Way) throws {
    try publish(Site.files, way)
    var files = Site.files
    files["agents/nexus.html"] = nil
    files["api/build.json"] = "{\"time\":2}"
    #expect(try publish(files, way).removed == ["agents/nexus.html"])
    #expect(try published() == files)
    #expect(try live.statusIfPresent(output + "/agents") == nil)
  }

  @Test(arguments: Way.allCases)
  func repairsAFileThatWasChangedByHand(way: Way) throws {
    try publish(Site.files, way)
    try folder.write("site/index.html", "changed by hand")
    #expect(try publish(Site.files, way).written == ["index.html"])
    #expect(try published() == Site.files)
  }

  @Test(arguments: Way.allCases)
  func keepsWhatIsNotOurs(way: Way) throws {
    try live.createFolder(output, permissions: 0o750)
    try folder.write("site/.gitignore", "*.tmp")
    try folder.write("site/notes/é/deep.txt", "mine")
    try live.createFolder(output + "/empty", permissions: 0o700)
    try folder.write("site/agents/own.txt", "mine too")
    #expect(symlink("/nowhere", output + "/link") == 0)
    #expect(mkfifo(output + "/pipe", 0o600) == 0)
    let before = try status(".gitignore")
    try publish(Site.files, way)
    var files = Site.files
    files["agents/nexus.html"] = nil
    files["index.html"] = "<p>2"
    try publish(files, way)
    #expect(try status(".gitignore") == before)
    #expect(try folder.read("site/notes/é/deep.txt") == "mine")
    #expect(try folder.read("site/agents/own.txt") == "mine too")
    #expect(try status("empty").permissions == 0o700)
    #expect(try live.status(output).permissions == 0o750)
    #expect(try status("link").kind == .link)
    #expect(try status("pipe").kind == .other)
    #expect(try beside() == ["site"])
  }

  @Test(arguments: ["index.html", "agents", "assets", "index.html/inner", "api/agents.json/"])
  func refusesBeforeAnythingChangesWhenSomethingForeignIsInTheWay(path: String) throws {
    if path.hasSuffix("/") {
      try live.createFolders(folder.appending("site/" + path.dropLast()))
    } else {
      try folder.write("site/" + path, "mine")
    }
    let before = try FileTree.files(below: folder.path)
    let error = #expect(throws: PublishError.self) { try publish(Site.files) }
    guard case .foreignInTheWay(_, let paths) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(paths.contains(path.hasSuffix("/") ? String(path.dropLast()) : path))
    #expect(try FileTree.files(below: folder.path) == before)
  }

  @Test func refusesALinkInPlaceOfAFileOfOurs() throws {
    try publish(Site.files)
    try folder.write("elsewhere.html", "mine")
    try live.removeFile(output + "/index.html")
    #expect(symlink("../elsewhere.html", output + "/index.html") == 0)
    #expect(throws: PublishError.foreignInTheWay(output: output, paths: ["index.html"])) { try publish(Site.files) }
    #expect(try folder.read("elsewhere.html") == "mine")
  }

  @Test(arguments: Way.allCases)
  func turnsAFileIntoAFolderAndBack(way: Way) throws {
    let flat = ["a": "1", "b/c/d": "2", "index.html": "x"]
    let deep = ["a/x/y": "1", "b": "2", "index.html": "x"]
    for files in [flat, deep, flat] {
      try publish(files, way)
      #expect(try published() == files)
    }
  }

  @Test func refusesAManifestThatItCannotRead() throws {
    try publish(Site.files)
    for text in ["", "{}", "{\"format\":\"fleetledger-manifest-1\",\"files\":[{\"path\":\"../x\"}]}"] {
      try folder.write("site/" + Manifest.fileName, text)
      #expect(throws: PublishError.badManifest(output + "/" + Manifest.fileName)) { try publish(Site.files) }
    }
  }

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

  @Test func leavesAStageThatIsNotOursAlone() throws {
    try folder.write(".site.fleetledger-stage/mine.txt", "mine")
    #expect(throws: PublishError.foreignStage(folder.appending(".site.fleetledger-stage"))) {
      try publish(Site.files)
    }
    #expect(try folder.read(".site.fleetledger-stage/mine.txt") == "mine")
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

  @Test func bringsOverWhatArrivesWhileItWorks() throws {
    try publish(Site.files)
    let late = output + "/late/note.txt"
    let publisher = Publisher(trace: { step in
      guard step == "swap" else { return }
      try? FileSystem.live.createFolders(late.replacingEnd("/note.txt", ""))
      try? FileSystem.live.createFile(late, [65])
    })
    _ = try publisher.publish(Site.table(["index.html": "new"]), to: output)
    #expect(try folder.read("site/late/note.txt") == "A")
  }
}

extension String {
  fileprivate func replacingEnd(_ end: String, _ other: String) -> String {
    hasSuffix(end) ? dropLast(end.count) + other : self
  }
}
