import Testing

@testable import Model

struct DiagnosticTests {
  @Test func printsPlaceSeverityFactIdAndHint() {
    let place = SourceLocation(path: "a/b.md", line: 3, column: 7)
    #expect(
      Diagnostic("x.y", .warning, at: place, "a fact", hint: "do this").description
        == "a/b.md:3:7: warning: a fact [x.y]\n  hint: do this")
    #expect(SourceLocation(path: "a", line: 3).description == "a:3")
    #expect(SourceLocation(path: "a").description == "a")
  }

  @Test func ordersByPlaceThenIdThenMessage() {
    let places = [
      SourceLocation(path: "Z"), SourceLocation(path: "a"), SourceLocation(path: "a", line: 2),
      SourceLocation(path: "a", line: 10), SourceLocation(path: "a", line: 10, column: 2),
    ]
    let diagnostics = places.map { Diagnostic("i", .note, at: $0, "m") }
    #expect(diagnostics.reversed().sorted(by: Diagnostic.isOrderedBefore) == diagnostics)
    let place = SourceLocation(path: "a")
    let same = [
      Diagnostic("a", .error, at: place, "z"), Diagnostic("b", .note, at: place, "a"),
      Diagnostic("b", .note, at: place, "b"),
    ]
    #expect(same.reversed().sorted(by: Diagnostic.isOrderedBefore) == same)
  }

  @Test func movesTheNewestTimeForwardOnly() {
    var records = SourceRecords(path: "a", format: nil, size: 0)
    records.notice(nil)
    #expect(records.newest == nil)
    records.notice(Instant(milliseconds: 5))
    records.notice(Instant(milliseconds: 3))
    records.notice(nil)
    #expect(records.newest == Instant(milliseconds: 5))
  }
}
