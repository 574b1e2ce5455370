import CGit2
import Effects
import Glibc
import Model
import TestSupport
import Testing

@testable import GitHistory

@Suite struct GitHistoryTests {
  /// A repository with a commit for each content of `reports/usage.md`, an hour apart; nil removes the file.
  private func repository(_ versions: [String?], in folder: String) throws {
    git_libgit2_init()
    var made: OpaquePointer?
    try #require(git_repository_init(&made, folder, 0) == 0)
    let repository = try #require(made)
    defer { git_repository_free(repository) }
    var parent: OpaquePointer?
    defer { git_commit_free(parent) }
    for (number, text) in versions.enumerated() {
      var builder: OpaquePointer?
      var tree = git_oid()
      try #require(git_treebuilder_new(&builder, repository, nil) == 0)
      if let text {
        var blob = git_oid()
        try #require(git_blob_create_from_buffer(&blob, repository, text, text.utf8.count) == 0)
        try #require(git_treebuilder_insert(nil, builder, "usage.md", &blob, GIT_FILEMODE_BLOB) == 0)
        try #require(git_treebuilder_write(&tree, builder) == 0)
        git_treebuilder_clear(builder)
        try #require(git_treebuilder_insert(nil, builder, "reports", &tree, GIT_FILEMODE_TREE) == 0)
      }
      try #require(git_treebuilder_write(&tree, builder) == 0)
      git_treebuilder_free(builder)
      var root: OpaquePointer?
      try #require(git_tree_lookup(&root, repository, &tree) == 0)
      defer { git_tree_free(root) }
      var author: UnsafeMutablePointer<git_signature>?
      try #require(git_signature_new(&author, "a", "a@example.org", 1_771_318_800 + git_time_t(number) * 3600, 0) == 0)
      defer { git_signature_free(author) }
      var id = git_oid()
      var parents: [OpaquePointer?] = parent.map { [$0] } ?? []
      try #require(
        git_commit_create(&id, repository, "HEAD", author, author, nil, "report", root, parents.count, &parents) == 0)
      git_commit_free(parent)
      parent = nil
      try #require(git_commit_lookup(&parent, repository, &id) == 0)
    }
  }

  private func read(
    _ path: String = "reports/usage.md", in folder: String, _ limits: GitHistory.Limits = GitHistory.Limits()
  ) throws -> (versions: [String], gaps: [PastVersions.Gap]) {
    var versions: [String] = []
    let gaps = try GitHistory.read(path, folder, limits: limits) { version in
      let time = version.time.map { ($0.milliseconds - 1_771_318_800_000) / 3_600_000 }
      versions.append("\(time.map(String.init) ?? "-") \(String(decoding: version.bytes, as: UTF8.self))")
    }
    return (versions, gaps)
  }

  @Test func givesEachVersionOnceTheOldestFirst() throws {
    let folder = try TemporaryFolder()
    try repository([nil, "a", "a", "b", nil, "b", "", "c"], in: folder.path)
    let found = try read(in: folder.path)
    #expect(found.versions == ["1 a", "3 b", "5 b", "6 ", "7 c"])
    #expect(found.gaps.isEmpty)
    #expect(try read("reports", in: folder.path).versions == [])
    #expect(try read("reports/usage.md/x", in: folder.path).versions == [])
    #expect(try read("nothing.md", in: folder.path).versions == [])
  }

  @Test func boundsCommitsAndBytes() throws {
    let folder = try TemporaryFolder()
    try repository(["a", "bbbb", "cc", "d"], in: folder.path)
    let few = try read(in: folder.path, GitHistory.Limits(commits: 2))
    #expect(few.versions == ["2 cc", "3 d"])
    #expect(few.gaps == [.cut(commits: 2)])
    let small = try read(in: folder.path, GitHistory.Limits(fileBytes: 3))
    #expect(small.versions == ["0 a", "2 cc", "3 d"])
    guard case .tooLarge(_, size: 4)? = small.gaps.first else { throw Unexpected() }
    #expect(try read(in: folder.path, GitHistory.Limits(totalBytes: 3)).versions == ["2 cc", "3 d"])
    #expect(try read(in: folder.path, GitHistory.Limits(bytesRead: 1)).versions == ["3 d"])
  }

  private struct Unexpected: Error {}

  @Test func refusesWhatIsNoRepositoryOfItsOwn() throws {
    let folder = try TemporaryFolder()
    #expect(throws: PastVersions.Unavailable.self) { try read(in: folder.path) }
    try repository([], in: folder.path)
    #expect(throws: PastVersions.Unavailable.self) { try read(in: folder.path) }
  }

  /// The library would open what stands there, a pipe too, and wait for it without end.
  @Test(arguments: ["objects/pack/multi-pack-index", "objects/pack/pack-1.idx", "objects/info/commit-graph", "config"])
  func refusesWhatIsNoRegularFile(name: String) throws {
    let folder = try TemporaryFolder()
    try repository(["a"], in: folder.path)
    #expect(try read(in: folder.path).versions == ["0 a"])
    try? FileSystem.live.removeTree(folder.appending(".git/\(name)"))
    try FileSystem.live.createFolders(folder.appending(".git/\(name)"))
    #expect(throws: PastVersions.Unavailable.self) { try read(in: folder.path) }
  }

  @Test(arguments: ["[include]\n\tpath = ../other\n", "[core]\n[IncludeIf \"gitdir:/\"] path = /dev/zero\n"])
  func refusesAConfigurationThatIncludesAnother(text: String) throws {
    let folder = try TemporaryFolder()
    try repository(["a"], in: folder.path)
    try folder.write(".git/config", "[core]\n\tbare = false\n[remote \"include\"]\n\turl = x\n")
    #expect(try read(in: folder.path).versions == ["0 a"])
    try folder.write(".git/config", text)
    #expect(throws: PastVersions.Unavailable.self) { try read(in: folder.path) }
  }

  @Test func refusesAListOfReferencesThatIsTooLarge() throws {
    let folder = try TemporaryFolder()
    try repository(["a"], in: folder.path)
    try folder.write(".git/packed-refs", "")
    #expect(truncate(folder.appending(".git/packed-refs"), 300 << 20) == 0)
    #expect(throws: PastVersions.Unavailable.self) { try read(in: folder.path) }
  }
}
