import JSON
import Testing

/// Where strings end, held against a reading byte by byte. Strings are searched in blocks of 64 bytes.
struct StringEndTests {
  /// The offset behind the string at the front of a line, or nil when nothing closes it.
  private func expected(_ line: [UInt8]) -> Int? {
    var at = 1
    while at < line.count {
      if line[at] == UInt8(ascii: "\"") { return at + 1 }
      at += line[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func found(_ line: [UInt8]) -> Int? {
    line.withUnsafeBytes { bytes in
      var scanner = JSONLineScanner(bytes)
      do throws(JSONLineError) {
        return try scanner.readRaw().count
      } catch {
        #expect(error == JSONLineError(offset: bytes.count, reason: .endOfLine))
        return nil
      }
    }
  }

  @Test func endsWhereTheBytesSay() {
    var dice = SystemRandomNumberGenerator()
    for turn in 0..<20_000 {
      // Rarely a quote, so that most strings reach over several blocks; runs of backslashes are long or short.
      let slashes = Int.random(in: 1...8, using: &dice)
      let line =
        [UInt8(ascii: "\"")]
        + (0..<turn % 300).map { _ -> UInt8 in
          switch Int.random(in: 0..<60, using: &dice) {
          case 0: UInt8(ascii: "\"")
          case 1..<(slashes * 7): UInt8(ascii: "\\")
          default: UInt8(ascii: "a")
          }
        }
      #expect(found(line) == expected(line), "\(String(decoding: line, as: UTF8.self))")
    }
  }

  @Test func knowsRunsOfBackslashesAtTheBordersOfBlocks() {
    for before in 50..<140 {
      for run in 0..<70 {
        let line =
          "\"" + String(repeating: "a", count: before) + String(repeating: "\\", count: run) + "\"" + "b\"c"
        #expect(found(Array(line.utf8)) == expected(Array(line.utf8)), "\(before) \(run)")
      }
    }
  }

  /// What is behind the line is not looked at, though it stands in the same buffer.
  @Test func endsWithTheLine() {
    let buffer = Array(("\"" + String(repeating: "a", count: 200) + "\"").utf8)
    for count in 1...201 {
      buffer.withUnsafeBytes { bytes in
        var scanner = JSONLineScanner(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        #expect(throws: JSONLineError(offset: count, reason: .endOfLine)) { try scanner.skipValue() }
      }
    }
  }
}
