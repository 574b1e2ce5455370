package import Effects

/// Compares a folder that a test made with the expected one in `Tests/Golden`.
package enum GoldenTree {
  /// What differs, and how to look at it.
  package struct Mismatch: Error, CustomStringConvertible {
    /// The lines that a test prints.
    package let description: String
  }

  /// Throws when the files of `actual` are not those of `Tests/Golden/<name>`, byte for byte.
  ///
  /// With `UPDATE_GOLDEN=1` the expected tree is rewritten and the call throws all the same, so that a run which
  /// records never passes; where `CI` is set recording is refused. `ignoring` names files that may differ.
  package static func expect(
    _ actual: String, matches name: String, ignoring ignored: Set<String> = [], environment: Environment = .live
  ) throws {
    let expected = "\(Fixture.root)/Tests/Golden/\(name)"
    try compare(actual, expected, ignored, environment)
  }

  /// The comparison, with the expected folder's own path.
  static func compare(_ actual: String, _ expected: String, _ ignored: Set<String>, _ environment: Environment) throws {
    let files = FileSystem.live
    let made = try FileTree.files(below: actual).filter { !ignored.contains($0) }
    let known = (try? files.status(expected))?.kind == .folder ? try FileTree.files(below: expected) : []
    var lines = known.filter { !made.contains($0) }.map { "missing: \($0)" }
    lines += made.filter { !known.contains($0) }.map { "unexpected: \($0)" }
    for path in made where known.contains(path) {
      let a = try files.readAll(actual + "/" + path, limit: 1 << 30)
      let b = try files.readAll(expected + "/" + path, limit: 1 << 30)
      if a != b { lines.append("differs: \(path)") }
    }
    if environment.variable("UPDATE_GOLDEN") == "1" {
      guard environment.variable("CI") == nil else {
        throw Mismatch(description: "UPDATE_GOLDEN is refused where CI is set")
      }
      try files.removeTree(expected)
      for path in made {
        let target = expected + "/" + path
        if let slash = target.lastIndex(of: "/") { try files.createFolders(String(target[..<slash])) }
        try files.createFile(target, try files.readAll(actual + "/" + path, limit: 1 << 30))
      }
      throw Mismatch(
        description: (["recorded \(made.count) files in \(expected); run again without UPDATE_GOLDEN"] + lines)
          .joined(separator: "\n"))
    }
    guard !lines.isEmpty else { return }
    let kept = try files.temporaryFolder("/tmp")
    for path in made {
      let target = kept + "/" + path
      if let slash = target.lastIndex(of: "/") { try files.createFolders(String(target[..<slash])) }
      try files.createFile(target, try files.readAll(actual + "/" + path, limit: 1 << 30))
    }
    lines.append("look: diff -r \(expected) \(kept)")
    throw Mismatch(description: lines.joined(separator: "\n"))
  }
}
