import Effects
import TestSupport
import Testing

@testable import Ingest

@Suite struct SQLScannerTests {
  private func tokens(_ text: String, limit: Int = 100, blockSize: Int = 3) throws -> [SQLScanner.Token] {
    var scanner = SQLScanner(ByteReader(path: "a.sql", bytes: Array(text.utf8), blockSize: blockSize), limit: limit)
    var tokens: [SQLScanner.Token] = []
    while true {
      let token = try scanner.next()
      if token == .end { return tokens }
      tokens.append(token)
    }
  }

  private static func text(_ text: String) -> SQLScanner.Token { .text(Array(text.utf8)) }

  @Test(arguments: [
    ("'it''s'", [text("it's")]), ("'a\\n'", [text("a\\n")]), ("''", [text("")]), ("E'a\\n\\'b\\\\'", [text("a\n'b\\")]),
    ("e'\\x41\\101'", [text("AA")]), ("E'\\x4'", [text("\u{4}")]), ("E'it''s'", [text("it's")]),
    ("\"Ta\"\"sk\"", [.name("Ta\"sk")]), ("`Task`", [.name("Task")]), ("X'00ff'", [.unheld]), ("$$a;'b$$", [.unheld]),
    ("$tag$ $t $tag $$ $tag$ x", [.unheld, .word("x")]), ("$1", [.sign(0x24), .number("1")]),
    ("-1.5e-7", [.sign(0x2D), .number("1.5e-7")]), ("a.b", [.word("a"), .sign(0x2E), .word("b")]),
    ("1 -- two\n3", [.number("1"), .number("3")]), ("/* a /* b */ c */ d", [.word("d")]),
    ("\\restrict abc'\nx", [.word("x")]), ("'a\nb' \u{FEFF}", [text("a\nb"), .word("\u{FEFF}")]),
    ("\u{FEFF}x", [.word("x")]), ("'open", [text("open")]), ("$a$ open", [.unheld]), ("/* open", []), ("", []),
  ])
  func takesTextApart(text: String, expected: [SQLScanner.Token]) throws {
    #expect(try tokens(text) == expected)
    #expect(try tokens(text, blockSize: 1000) == expected)
  }

  @Test func holdsNoTextBeyondTheLimit() throws {
    #expect(try tokens("'12345' '123456' x", limit: 5) == [Self.text("12345"), .unheld, .word("x")])
  }

  @Test func survivesAnyBytes() throws {
    let pieces = [
      "'", "''", "$a$", "$", "\\", "E'", "--", "/*", "*/", "\n", "(", ")", ",", ";", "COPY t FROM stdin;\n", "\\.\n",
      "INSERT INTO Task VALUES", "CREATE TABLE Task", "x", "1e", "X'",
    ]
    var generator = Shuffle(state: 5)
    for _ in 0..<500 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = try tokens(text)
      _ = SQLDumpReader().read(text, path: "a.sql")
    }
  }
}
