import Testing

@testable import Model

struct EditDistanceTests {
  @Test(
    arguments: [
      ("timezon", "timezone"), ("tmiezone", "timezone"), ("Title", "title"), ("titel", "title"),
      ("weekstrat", "weekStart"),
      ("baseURI", "baseURL"),
    ])
  func findsTheNameThatWasMeant(word: String, name: String) {
    #expect(EditDistance.nearest(to: word, in: ["baseURL", "timezone", "title", "weekStart"]) == name)
  }

  @Test(arguments: ["", "x", "zone", "configuration", String(repeating: "a", count: 100_000)])
  func findsNothingForOtherWords(word: String) {
    #expect(EditDistance.nearest(to: word, in: ["baseURL", "timezone", "title", "weekStart"]) == nil)
  }

  @Test func takesTheFirstInByteOrderAmongEquals() {
    #expect(EditDistance.nearest(to: "cat", in: ["hat", "bat"]) == "bat")
    #expect(EditDistance.nearest(to: "cat", in: ["bat", "hat"]) == "bat")
  }

  @Test(arguments: [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ac", 1), ("abcd", "dcba", 3)])
  func countsEditsUpToALimit(a: String, b: String, distance: Int) {
    #expect(EditDistance.between(Array(a.utf8), Array(b.utf8), limit: 2) == distance || distance > 2)
    #expect((EditDistance.between(Array(a.utf8), Array(b.utf8), limit: 2) > 2) == (distance > 2))
  }
}
