import ContentCoding
import Testing

/// That readers can undo it is shown by the scenario of hosts, with Python's gzip and Debian's brotli.
@Suite struct ContentCodingTests {
  private let text = Array(String(repeating: "<tr><td>nexus</td><td>12.50</td></tr>\n", count: 500).utf8)

  @Test(arguments: ContentCoding.allCases)
  func makesTextSmallerAndAlwaysTheSame(coding: ContentCoding) throws {
    let made = try #require(coding.encode(text))
    #expect(made.count < text.count / 10)
    #expect(coding.encode(text) == made)
  }

  @Test func namesNoTimeInGzip() throws {
    let made = try #require(ContentCoding.gzip.encode(text))
    #expect(made.prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test(arguments: ContentCoding.allCases)
  func takesNothingAndWhatCannotBeMadeSmaller(coding: ContentCoding) throws {
    var number: UInt32 = 1
    let noise = (0..<100_000).map { _ -> UInt8 in
      number = number &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: number >> 24)
    }
    for bytes in [[], [65], noise] {
      let made = try #require(coding.encode(bytes))
      #expect(made.count < bytes.count + 200)
    }
  }
}
