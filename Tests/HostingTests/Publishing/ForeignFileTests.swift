import Effects
import Glibc
import Hosting
import TestSupport
import Testing

/// Files in or beside the output that are not the site's.
@Suite struct ForeignFileTests: PublishingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

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

  @Test func refusesAManifestThatItCannotRead() throws {
    try publish(Site.files)
    for text in ["", "{}", "{\"format\":\"fleetledger-manifest-1\",\"files\":[{\"path\":\"../x\"}]}"] {
      try folder.write("site/" + Manifest.fileName, text)
      #expect(throws: PublishError.badManifest(output + "/" + Manifest.fileName)) { try publish(Site.files) }
    }
  }

  @Test func leavesAStageThatIsNotOursAlone() throws {
    try folder.write(".site.fleetledger-stage/mine.txt", "mine")
    #expect(throws: PublishError.foreignStage(folder.appending(".site.fleetledger-stage"))) {
      try publish(Site.files)
    }
    #expect(try folder.read(".site.fleetledger-stage/mine.txt") == "mine")
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
