import Effects
import Glibc
import TestSupport
import Testing

@Suite struct MemoryFilesTests {
  @Test func showsFoldersAndFiles() throws {
    let files = MemoryFiles(["a/b/c.txt": "hello", "a/d": [1, 2]]).files
    #expect(try files.list("a").sorted { $0.name < $1.name }.map(\.kind) == [.folder, .file])
    #expect(try files.list("./").map(\.name) == ["a"])
    #expect(try files.readAll("/a/b/c.txt", limit: 10) == Array("hello".utf8))
    #expect(throws: FileError.self) { try files.list("x") }
  }

  @Test func shufflesListingsBySeed() throws {
    let contents = Dictionary(uniqueKeysWithValues: (0..<30).map { ("f\($0)", "") })
    func names(_ seed: UInt64) throws -> [String] { try MemoryFiles(contents, seed: seed).files.list("").map(\.name) }
    #expect(try names(1) == names(1))
    #expect(try names(1) != names(2))
  }

  @Test func refusesWhatIsUnreadable() throws {
    let files = MemoryFiles(["a/b": "x"], unreadable: ["a/b"]).files
    let error = #expect(throws: FileError.self) { try files.open("a/b") }
    #expect(error?.errno == EACCES)
    #expect(try files.status("a/b").size == 1)
  }

  @Test func writesRenamesAndRemoves() throws {
    let memory = MemoryFiles(["a/b": "x"])
    try memory.files.createFolders("c/d")
    try memory.files.write("c/d/e", [7])
    try memory.files.removeTree("a")
    #expect(memory.contents == ["c/d/e": [7]])
  }
}
