import Testing

@testable import Model

struct PartsTests {
  @Test func addsKnownPartsAndTheRestToTheTotal() {
    #expect(TokenCounts(input: 1, output: 20, cacheRead: 300, cacheWrite: 4000, unsplit: 50_000).total == 54_321)
    #expect(TokenCounts(unsplit: 7).total == 7)
    #expect(TokenCounts().total == 0)
  }

  @Test func keepsAPartUnknownUnlessASideKnowsIt() {
    let sum = TokenCounts(input: 0, cacheRead: 5, unsplit: 1) + TokenCounts(input: 2, unsplit: 3)
    #expect(sum == TokenCounts(input: 2, output: nil, cacheRead: 5, cacheWrite: nil, unsplit: 4))
    #expect((TokenCounts(input: 0) + TokenCounts()).input == 0)
    #expect((TokenCounts() + TokenCounts()).input == nil)
  }

  @Test func saturatesTokens() {
    #expect(Tokens(.max) + 1 == Tokens(.max))
    #expect(Tokens(.min) + Tokens(-1) == Tokens(.min))
    #expect(TokenCounts(input: Tokens(.max), output: Tokens(.max)).total == Tokens(.max))
  }
}
