import Testing

@testable import Ingest

@Suite struct JSONNestingTests {
  /// The places behind which nothing is open, after the first byte.
  private func ends(_ text: String) -> [Int] {
    var nesting = JSONNesting()
    var found: [Int] = []
    for (place, byte) in text.utf8.enumerated() {
      nesting.take(byte)
      if nesting.isOutside { found.append(place + 1) }
    }
    return found
  }

  @Test func findsWhereADocumentEnds() {
    #expect(ends(#"{"a":[1,{}]}"#) == [12])
    #expect(ends(#"[[]][]"#) == [4, 6])
  }

  @Test func takesBracketsInStringsForText() {
    #expect(ends(#"{"}]":"["}"#) == [10])
    #expect(ends(#"["\"]","\\"]"#) == [12], "an escaped quote ends no string, an escaped backslash escapes nothing")
    #expect(ends(#""]""#) == [3])
  }

  @Test func countsWhatIsClosedAgainstWhatIsOpened() {
    #expect(ends("]{}") == [2])
    #expect(ends("][{}") == [2, 4])
  }
}
