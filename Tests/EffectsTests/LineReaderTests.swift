import Effects
import TestSupport
import Testing

@Suite struct LineReaderTests {
  /// Number, offset, length, text (or nil when too long), torn.
  private func read(_ text: String, blockSize: Int, limit: Int = 64) throws -> [String] {
    let reader = LineReader(
      ByteReader(path: "a", bytes: Array(text.utf8), blockSize: blockSize), blockSize: blockSize, limit: limit)
    var lines: [String] = []
    try reader.each { line in
      let text = line.isTooLong ? "<\(line.length)>" : line.text
      lines.append("\(line.number)@\(line.offset):\(text)\(line.isTorn ? "~" : "")")
    }
    return lines
  }

  @Test(arguments: [1, 2, 3, 7, 16, 4096])
  func givesTheSameLinesForEveryBlockSize(blockSize: Int) throws {
    let text = "\u{FEFF}one\r\n\nthree and some more that is long\ntorn\r"
    #expect(
      try read(text, blockSize: blockSize) == [
        "1@3:one", "2@8:", "3@9:three and some more that is long", "4@42:torn\r~",
      ])
  }

  @Test(arguments: [1, 5, 16, 4096])
  func skipsALineOverTheLimitAndGoesOn(blockSize: Int) throws {
    let long = String(repeating: "x", count: 1000)
    #expect(
      try read("a\n\(long)\r\nb\n\(long)", blockSize: blockSize, limit: 10) == [
        "1@0:a", "2@2:<1000>", "3@1004:b", "4@1006:<1000>~",
      ])
  }

  @Test(arguments: [1, 16, 4096])
  func holdsALineOfExactlyTheLimit(blockSize: Int) throws {
    #expect(
      try read("0123456789\r\n0123456789\n0123456789x\n0123456789", blockSize: blockSize, limit: 10) == [
        "1@0:0123456789", "2@12:0123456789", "3@23:<11>", "4@35:0123456789~",
      ])
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func hasNoLineInAnEmptyFile(text: String) throws {
    #expect(try read(text, blockSize: 16) == [])
  }

  @Test func stopsWithTheErrorOfItsReader() {
    let reader = LineReader(
      ByteReader(path: "a", fill: { _ throws(FileError) in throw FileError(.read, "a", errno: 5) }))
    #expect(throws: FileError.self) { try reader.next { $0.copy } }
  }

  @Test func countsThroughALineThatNeverFitsInMemory() throws {
    // 3 GB of zeros from a reader that holds nothing.
    var left = 3_000_000_000
    let source = ByteReader(path: "big") { (buffer) throws(FileError) in
      let count = min(left, buffer.count)
      left -= count
      buffer.initializeMemory(as: UInt8.self, repeating: 0)
      return count
    }
    let reader = LineReader(source)
    #expect(try reader.next { $0.isTooLong ? $0.length : -1 } == 3_000_000_000)
    #expect(try reader.next { $0.length } == nil)
  }
}
