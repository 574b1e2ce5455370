import Testing

@testable import Ingest

@Suite struct CSVParserTests {
  /// All that a parser finds in a text given in blocks of `size` bytes, a record as `line|field|field`, NULL as `~`.
  private func parse(_ text: String, by size: Int = 1, limit: Int = 1 << 20) -> [String] {
    var parser = CSVParser(limit: limit)
    var found: [String] = []
    func take(_ event: CSVParser.Event) {
      switch event {
      case .record(let record):
        let fields = (0..<record.count).map { record[$0] ?? "~" }
        found.append(([String(record.line)] + fields).joined(separator: "|"))
      case .fault(let fault): found.append("!\(fault.line):\(fault.column)")
      }
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.feed(bytes[start..<min(start + size, bytes.count)], take)
    }
    parser.finish(take)
    return found
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ["1|a|b", "2|1|2"]),
    ("a,b\r\n1,2", ["1|a|b", "2|1|2"]),
    ("a\rb\r", ["1|a", "2|b"]),
    ("\u{FEFF}a,b\n", ["1|a|b"]),
    ("\u{FEFF}\"a\",b\n", ["1|a|b"]),
    (",\"\",x\n", ["1|~||x"]),
    ("a,\n", ["1|a|~"]), ("a,", ["1|a|~"]), ("\"\"", ["1|"]),
    ("\n\r\n\na\n\n", ["4|a"]),
    ("\"a \"\"b\"\", c\",d\n", ["1|a \"b\", c|d"]),
    ("\"one\ntwo\r\nthree\",x\ny\n", ["1|one\ntwo\r\nthree|x", "4|y"]),
    ("\"a\r\",b\r\nc\n", ["1|a\r|b", "2|c"]),
    ("größe,\"日本\"\n", ["1|größe|日本"]),
    ("\u{FB01}", ["1|\u{FB01}"]), ("", []),
  ])
  func readsWhatRFC4180Allows(text: String, expected: [String]) {
    for size in [1, 2, 3, 1000] { #expect(parse(text, by: size) == expected) }
  }

  @Test(arguments: [
    ("a\nb\"c,d\ne\n", ["1|a", "!2:2", "3|e"]),
    ("\"a\"b,c\nd\n", ["!1:4", "2|d"]),
    ("a,b\n1,\"never closed\n2,3\n", ["1|a|b", "!2:3"]),
  ])
  func givesUpARecordWithItsPlace(text: String, expected: [String]) {
    #expect(parse(text) == expected)
  }

  @Test func boundsARecord() {
    let long = String(repeating: "x", count: 200)
    #expect(parse("a\n\(long)\nb\n", limit: 100) == ["1|a", "!2:1", "3|b"])
    #expect(parse("a\n1,\"\(long)\nb\n", limit: 100) == ["1|a", "!2:3", "3|b"])
    #expect(parse("a\n\(String(repeating: ",", count: 200))\nb\n", limit: 100).count == 3)
  }

  @Test func survivesBytesThatAreNoUTF8() {
    var parser = CSVParser()
    var found: [String?] = []
    parser.feed([0x61, 0xFF, 0x2C, 0x00, 0x0A]) { event in
      if case .record(let record) = event { found = [record[0], record[1], record[2]] }
    }
    #expect(found == ["a\u{FFFD}", "\0", nil])
  }
}
