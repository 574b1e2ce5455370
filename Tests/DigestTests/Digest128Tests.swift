import Digest
import TestSupport
import Testing

@Suite struct Digest128Tests {
  /// Expected values: `XXH128_canonicalFromHash` in a C program; the first is also the one its authors publish.
  @Test(arguments: [
    ("", "99aa06d3014798d86001c324468d497f"),
    ("a", "a96faf705af16834e6c632b61e964e1f"),
    ("hello, fleet\n", "5b597f03cc121909544468bb68294610"),
  ])
  func agreesWithTheCommandLineTool(text: String, hex: String) {
    #expect(Digest128(text).description == hex)
  }

  @Test(arguments: [1, 7, 240, 241, 1024, 5000])
  func isTheSameInPieces(size: Int) {
    var random = Shuffle(state: 7)
    let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let hasher = DigestStream()
    for start in stride(from: 0, to: bytes.count, by: size) {
      hasher.update(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(hasher.digest == Digest128(bytes))
  }

  @Test func readsItsOwnHexAndNothingElse() {
    let digest = Digest128(high: 1, low: 0xABC)
    #expect(digest.description == "00000000000000010000000000000abc")
    #expect(Digest128(hex: digest.description) == digest)
    #expect(Digest128(hex: "00000000000000010000000000000ABC") == nil)
    #expect(Digest128(hex: digest.description.dropLast()) == nil)
    #expect(Digest128(hex: digest.description + "0") == nil)
  }
}
