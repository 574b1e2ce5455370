import Effects
import Testing

@testable import TestSupport

@Suite struct TestSupportTests {
  private let actual: TemporaryFolder
  private let expected: TemporaryFolder

  init() throws {
    actual = try TemporaryFolder()
    expected = try TemporaryFolder()
    for folder in [actual, expected] { try folder.write("same", "1") }
  }

  private func compare(_ variables: [String: String] = [:]) throws {
    try GoldenTree.compare(actual.path, expected.path, [], Environment(variable: { variables[$0] }))
  }

  @Test func acceptsEqualTrees() throws { try compare() }

  @Test func listsMissingAndUnexpectedFilesBeforeContents() throws {
    try actual.write("a", "1")
    try expected.write("a", "2")
    try actual.write("z/new", "")
    try expected.write("old", "")
    let error = #expect(throws: GoldenTree.Mismatch.self) { try compare() }
    let lines = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(lines.prefix(3) == ["missing: old", "unexpected: z/new", "differs: a"])
    #expect(lines.last?.hasPrefix("look: diff -r \(expected.path) ") == true)
  }

  @Test func recordsAndFailsAllTheSame() throws {
    try actual.write("new", "1")
    try expected.write("old", "1")
    #expect(throws: GoldenTree.Mismatch.self) { try compare(["UPDATE_GOLDEN": "1"]) }
    #expect(try FileTree.files(below: expected.path) == ["new", "same"])
    try compare()
  }

  @Test func refusesToRecordInContinuousIntegration() throws {
    try actual.write("new", "1")
    #expect(throws: GoldenTree.Mismatch.self) { try compare(["UPDATE_GOLDEN": "1", "CI": "true"]) }
    #expect(try FileTree.files(below: expected.path) == ["same"])
  }

  @Test func findsThePackage() throws {
    #expect(try FileSystem.live.status(Fixture.root + "/Package.swift").kind == .file)
  }

  @Test func takesMarkersOutOfText() {
    let marked = MarkedText("é📍a\r\n📍b")
    #expect(marked.text.utf8.elementsEqual("éa\r\nb".utf8))
    #expect(marked.places.map(\.line) == [1, 2])
    #expect(marked.places.map(\.column) == [3, 1])
  }
}
