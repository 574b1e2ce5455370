import Effects
import Glibc
import TestSupport
import Testing

@testable import Hosting

@Suite struct DeployFolderTests {
  private let folder: TemporaryFolder
  private let path: String
  private let files = [
    HostFiles.File(path: "vercel.json", place: .deploy, text: "{}"),
    HostFiles.File(path: "netlify/_headers", place: .deploy, text: "/*"),
  ]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.appending("deploy")
  }

  private var deploy: DeployFolder { DeployFolder(path, files: .live) }
  private func names() throws -> [String] { try FileTree.files(below: path).sorted() }

  @Test func writesWhatIsMissingAndThenNothing() throws {
    #expect(try deploy.write(files) == 2)
    #expect(try names() == [DeployFolder.listName, "netlify/_headers", "vercel.json"])
    let before = try FileSystem.live.status(path + "/" + DeployFolder.listName)
    #expect(try deploy.write(files) == 0)
    #expect(try deploy.write(Array(files.prefix(1))) == 0)
    #expect(try FileSystem.live.status(path + "/" + DeployFolder.listName) == before)
  }

  @Test func replacesItsOwnFilesAlsoAfterAnotherHostWasAskedFor() throws {
    _ = try deploy.write(files)
    let other = HostFiles.File(path: "nginx.conf", place: .deploy, text: "server {}")
    #expect(try deploy.write([other]) == 1)
    let changed = HostFiles.File(path: "vercel.json", place: .deploy, text: "{ }")
    #expect(try deploy.write([changed, other]) == 1)
    #expect(try folder.read("deploy/vercel.json") == "{ }")
    try folder.write("deploy/nginx.conf", "changed by hand")
    #expect(try deploy.write([changed, other]) == 1)
    #expect(try folder.read("deploy/nginx.conf") == "server {}")
  }

  @Test(arguments: ["vercel.json", "netlify", "vercel.json/own", "netlify/_headers"])
  func refusesBeforeAnythingChangesWhatIsNotOurs(name: String) throws {
    try folder.write("deploy/" + name, "mine")
    let wrong = name.hasSuffix("/own") ? "vercel.json" : name
    for action in [{ try deploy.check(files) }, { _ = try deploy.write(files) }] {
      #expect(throws: PublishError.foreignInTheWay(output: path, paths: [wrong])) { try action() }
    }
    #expect(try names() == [name])
    #expect(try folder.read("deploy/" + name) == "mine")
  }

  @Test func refusesALinkInPlaceOfAFileAndFollowsNone() throws {
    try folder.write("mine.json", "mine")
    _ = try deploy.write(files)
    try FileSystem.live.removeFile(path + "/vercel.json")
    #expect(symlink("../mine.json", path + "/vercel.json") == 0)
    #expect(throws: PublishError.foreignInTheWay(output: path, paths: ["vercel.json"])) { try deploy.write(files) }
    #expect(try folder.read("mine.json") == "mine")
  }

  @Test func takesAForeignFileOfTheSameBytesAsItIs() throws {
    try folder.write("deploy/vercel.json", "{}")
    #expect(try deploy.write(files) == 1)
    #expect(try names() == [DeployFolder.listName, "netlify/_headers", "vercel.json"])
  }

  @Test func leavesNoHalfOfAFileAndNothingElseWhenTheDiskIsFull() throws {
    _ = try deploy.write(files)
    var full = FileSystem.live
    full.createFile = { path, bytes throws(FileError) in
      try FileSystem.live.createFile(path, Array(bytes.prefix(1)))
      throw FileError(.create, path, errno: ENOSPC)
    }
    let disk = full
    let changed = HostFiles.File(path: "vercel.json", place: .deploy, text: "{ }")
    #expect(throws: PublishError.self) { try DeployFolder(path, files: disk).write([changed]) }
    #expect(try folder.read("deploy/vercel.json") == "{}")
    #expect(try names() == [DeployFolder.listName, "netlify/_headers", "vercel.json"])
  }

  @Test func refusesTwoBuildsAtOnce() throws {
    try FileSystem.live.createFolder(path)
    let lock = try FileSystem.live.lock(path + "/.files.fleetledger-lock")
    #expect(throws: PublishError.locked(path)) { try deploy.write(files) }
    withExtendedLifetime(lock) {}
  }
}
