import Effects
import Glibc
import Model
import TestSupport
import Testing

@Suite struct LiveFilesTests {
  private let files = FileSystem.live
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func listsFilesFoldersLinksAndOthers() throws {
    try folder.write("a.txt", "12345")
    try folder.write("sub/b", "")
    #expect(symlink("a.txt", folder.appending("link")) == 0)
    #expect(mkfifo(folder.appending("pipe"), 0o600) == 0)
    let entries = try files.list(folder.path).sorted { $0.name < $1.name }
    #expect(entries.map(\.name) == ["a.txt", "link", "pipe", "sub"])
    #expect(entries.map(\.kind) == [.file, .link, .other, .folder])
    #expect(entries.first?.size == 5)
  }

  @Test func neverOffersANameThatIsNotUTF8AsAFile() throws {
    let name: [CChar] = Array((folder.path + "/bad").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    let descriptor = name.withUnsafeBufferPointer { Glibc.open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    close(descriptor)
    #expect(try files.list(folder.path).map(\.kind) == [.other])
  }

  @Test(arguments: ["pipe", "sub", "missing"])
  func refusesWhatIsNoFileWithoutWaiting(name: String) throws {
    #expect(mkfifo(folder.appending("pipe"), 0o600) == 0)
    try files.createFolder(folder.appending("sub"))
    #expect(throws: FileError.self) { try files.open(folder.appending(name)) }
  }

  @Test func refusesALinkWhenAskedTo() throws {
    try folder.write("a", "x")
    #expect(symlink("a", folder.appending("link")) == 0)
    #expect(try files.readAll(folder.appending("link"), limit: 9) == [120])
    #expect(throws: FileError.self) { try files.readAll(folder.appending("link"), limit: 9, followLinks: false) }
  }

  @Test func readsUpToItsLimitAndNoFurther() throws {
    try folder.write("a", "12345")
    #expect(try files.readAll(folder.appending("a"), limit: 5).count == 5)
    let error = #expect(throws: FileError.self) { try files.readAll(folder.appending("a"), limit: 4) }
    #expect(error?.message == "larger than the limit of 4 bytes")
  }

  @Test func saysWhyInPlainWords() {
    let error = #expect(throws: FileError.self) { try files.list("/no/such/folder") }
    #expect(error?.description == "cannot list /no/such/folder: no such file or directory")
    #expect(FileError(.open, "a", errno: EACCES).message == "permission denied")
  }

  @Test func replacesAFileAsAWhole() throws {
    try folder.write("a", "old")
    try files.hardLink(folder.appending("a"), folder.appending("b"))
    try files.write(folder.appending("a"), Array("new".utf8))
    #expect(try folder.read("a") == "new")
    #expect(try folder.read("b") == "old")
    #expect(try FileTree.files(below: folder.path) == ["a", "b"])
  }

  @Test func doesNotWriteOverWhatStandsThere() throws {
    try folder.write("a", "old")
    let error = #expect(throws: FileError.self) { try files.createFile(folder.appending("a"), []) }
    #expect(error?.errno == EEXIST)
  }

  @Test func swapsTwoFoldersInOneStep() throws {
    try folder.write("a/x", "1")
    try folder.write("b/y", "2")
    try files.exchange(folder.appending("a"), folder.appending("b"))
    #expect(try FileTree.files(below: folder.path) == ["a/y", "b/x"])
  }

  @Test(arguments: [Int64(1_700_000_000_123), 0, -1, -1001])
  func setsTimesToTheMillisecond(milliseconds: Int64) throws {
    try folder.write("a", "")
    try files.setModified(folder.appending("a"), Instant(milliseconds: milliseconds))
    #expect(try files.status(folder.appending("a")).modified.milliseconds == milliseconds)
  }

  @Test func removesATreeButNotWhatItsLinksPointTo() throws {
    try folder.write("keep/x", "1")
    try folder.write("gone/deep/y", "2")
    #expect(symlink("../keep", folder.appending("gone/link")) == 0)
    try files.removeTree(folder.appending("gone"))
    try files.removeTree(folder.appending("gone"))
    #expect(try FileTree.files(below: folder.path) == ["keep/x"])
  }

  @Test func letsOneHolderHaveALock() throws {
    let path = folder.appending("lock")
    do {
      let held = try files.lock(path)
      let error = #expect(throws: FileError.self) { try files.lock(path) }
      #expect(error?.errno == EWOULDBLOCK)
      withExtendedLifetime(held) {}
    }
    _ = try files.lock(path)
  }

  @Test func makesTheFoldersAboveAndRefusesAFileInTheWay() throws {
    try files.createFolders(folder.appending("a/b/c"))
    try files.createFolders(folder.appending("a/b/c"))
    #expect(try files.status(folder.appending("a/b/c")).kind == .folder)
    try folder.write("f", "")
    #expect(throws: FileError.self) { try files.createFolders(folder.appending("f/x")) }
  }
}
