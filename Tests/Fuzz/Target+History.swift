import CGit2
import Effects
import Glibc
import TestSupport

@testable import GitHistory
@testable import Ingest

extension Target {
  /// Reads the history of `reports/usage.md` from a repository that the bytes describe.
  ///
  /// Parts begin with a line `%% KIND`: `blob`, `tree` and `commit` are objects with the rest as their content; `file PATH` is
  /// a file in `.git`. In all but blobs `$0` to `$9` stand for the names of the objects before. HEAD is the last commit, unless
  /// a file says otherwise. Objects get their right names here: made-up bytes would never have them, and the reader
  /// refuses what has not.
  @Sendable static func readHistory(_ bytes: [UInt8]) {
    guard let folder = try? TemporaryFolder() else { fatalError("no folder can be made") }
    make(repository: folder.appending(".git"), parts(of: bytes))
    let history = PastVersions { (path, workspace, body) throws(PastVersions.Unavailable) in
      try GitHistory.read(
        path, workspace,
        limits: GitHistory.Limits(commits: 20, fileBytes: 4096, totalBytes: 16_384, bytesRead: 1 << 20), body)
    }
    let input = input(
      "reports/usage.md", Array("# Token report\n\n| Agent | Tokens |\n| --- | --- |\n| a | 5 |\n".utf8))
    _ = ReportHistory(history: history, workspace: folder.path).read(input, current: TokenReportReader().read(input))
  }

  private struct Part {
    var kind: String
    var content: [UInt8]
  }

  private static func parts(of bytes: [UInt8]) -> [Part] {
    let newline = UInt8(ascii: "\n")
    var parts: [Part] = []
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
      if line.starts(with: "%% ".utf8) {
        guard parts.count < 40 else { break }
        parts.append(Part(kind: String(decoding: line.dropFirst(3), as: UTF8.self), content: []))
      } else if let last = parts.indices.last {
        if !parts[last].content.isEmpty { parts[last].content.append(newline) }
        parts[last].content += line
      }
    }
    return parts
  }

  private static func make(repository path: String, _ parts: [Part]) {
    func write(_ name: String, _ content: [UInt8]) {
      let target = "\(path)/\(name)"
      if let slash = target.lastIndex(of: "/") { try? FileSystem.live.createFolders(String(target[..<slash])) }
      // Not the file system of the product, which waits for the disk.
      guard let file = fopen(target, "w") else { return }
      fwrite(content, 1, content.count, file)
      fclose(file)
    }
    git_libgit2_init()
    for folder in ["objects/pack", "refs/heads"] { try? FileSystem.live.createFolders("\(path)/\(folder)") }
    write("HEAD", Array("ref: refs/heads/main\n".utf8))
    var opened: OpaquePointer?
    guard git_odb_open(&opened, "\(path)/objects") == 0, let objects = opened else {
      fatalError("no objects can be kept")
    }
    defer { git_odb_free(objects) }
    var names: [git_oid] = []
    for part in parts {
      let kinds = ["blob": GIT_OBJECT_BLOB, "tree": GIT_OBJECT_TREE, "commit": GIT_OBJECT_COMMIT]
      if let kind = kinds[part.kind] {
        let content =
          kind == GIT_OBJECT_BLOB ? part.content : filled(part.content, names, isTree: kind == GIT_OBJECT_TREE)
        var name = git_oid()
        guard git_odb_write(&name, objects, content, content.count, kind) == 0 else { continue }
        names.append(name)
        if kind == GIT_OBJECT_COMMIT { write("refs/heads/main", hexadecimal(name)) }
      } else if part.kind.hasPrefix("file "), let name = safe(part.kind.dropFirst(5)) {
        write(name, filled(part.content, names, isTree: false))
      }
    }
  }

  /// A path that stays in the repository.
  private static func safe(_ name: Substring) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe = parts.allSatisfy { part in
      !part.isEmpty && part != "." && part != ".."
        && part.utf8.allSatisfy { (0x2D...0x7A).contains($0) && $0 != UInt8(ascii: "/") }
    }
    return isSafe && name.utf8.count <= 80 && parts.count <= 4 ? String(name) : nil
  }

  /// The content with `$0` to `$9` put in: 20 bytes in a tree, else 40 digits.
  private static func filled(_ content: [UInt8], _ names: [git_oid], isTree: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var rest = content[...]
    while let byte = rest.popFirst() {
      let number = rest.first.map { Int($0) - 48 } ?? -1
      if byte == UInt8(ascii: "$"), names.indices.contains(number), number < 10 {
        rest.removeFirst()
        result += isTree ? withUnsafeBytes(of: names[number].id) { Array($0) } : hexadecimal(names[number])
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func hexadecimal(_ name: git_oid) -> [UInt8] { Array(Repository.name(of: name).utf8) }
}
