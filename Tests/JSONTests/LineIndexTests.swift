import JSON
import Testing

struct LineIndexTests {
  @Test(arguments: [
    "", "a", "\n", "a\nb", String(repeating: "abc\n", count: 5000), String(repeating: "\n", count: 9000),
  ])
  func agreesWithCounting(text: String) {
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var line = 1
    var column = 1
    for offset in 0...bytes.count + 1 {
      #expect(index.position(of: offset) == JSONPosition(line: line, column: column))
      if offset < bytes.count, bytes[offset] == 0x0A { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    #expect(index.position(of: -1) == JSONPosition(line: 1, column: 1))
  }
}
