import JSON
import Testing

@Suite struct JSONDocumentParserTests {
  /// The value of a text, written again without change of order.
  private func rewritten(_ text: String, _ dialect: JSONDialect) throws -> String {
    func compact(_ node: JSONNode) -> String {
      switch node.kind {
      case .object(let members):
        "{" + members.map { JSONWriter.text(of: .string($0.key)) + ":" + compact($0.value) }.joined(separator: ",")
          + "}"
      case .array(let elements): "[" + elements.map { compact($0) }.joined(separator: ",") + "]"
      case .string(let string): JSONWriter.text(of: .string(string))
      case .number(let number): number.decimal?.text ?? "too long"
      case .bool(let flag): "\(flag)"
      case .null: "null"
      }
    }
    return compact(try JSONDocumentParser.parse(Array(text.utf8), dialect: dialect).root)
  }

  @Test(arguments: [
    (#" {"b": [1, 2.50, -3e2], "a": {"": null}, "b": true} "#, #"{"b":[1,2.5,-300],"a":{"":null},"b":true}"#),
    ("[]", "[]"), ("{}", "{}"), ("\u{FEFF}1", "1"), ("\r\n\t \"x\"", #""x""#), ("1e400", "too long"),
    (#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00""#, #""\"\\/\u0008\u000c\n\u000d\tAé€😀""#),
    (#""\ud83d""#, "\"\u{FFFD}\""), (#""\ud83dx\ude00""#, "\"\u{FFFD}x\u{FFFD}\""),
    (#""\ud83d\u0041""#, "\"\u{FFFD}A\""), ("[\"\u{7f}\"]", "[\"\u{7f}\"]"),
  ])
  func readsJSON(text: String, expected: String) throws {
    #expect(try rewritten(text, .json) == expected)
    #expect(try rewritten(text, .json5) == expected)
  }

  @Test(arguments: [
    ("// c\n{a: 1, /* x * / */ $b_1: 'it\\'s \"q\"', é: [1,],}//", #"{"a":1,"$b_1":"it's \"q\"","é":[1]}"#),
    ("[+1, -.5, 5., 0x1F, -0XfF, 1e2]", "[1,-0.5,5,31,-255,100]"),
    ("'a\\\nb\\\r\nc\\\u{2028}d\\v\\0\\x41\\q\\é'", #""abcd\u000b\u0000Aqé""#),
    ("\u{A0}\u{2028}\u{B}\u{FEFF}1\u{C}", "1"),
    ("[0x" + String(repeating: "F", count: 40) + "]", "[too long]"), ("{'a':1}", #"{"a":1}"#), ("'\t'", #""\t""#),
  ])
  func readsJSON5(text: String, expected: String) throws {
    #expect(try rewritten(text, .json5) == expected)
    #expect(throws: JSONParseError.self) { try rewritten(text, .json) }
  }

  @Test(arguments: [
    ("", 1, 1, "a value is missing at the end of the text"),
    ("{\n  \"a\": 1,\n  \"b\" 2}", 3, 7, "a colon is missing after the key"),
    ("[1,\r\n 2 3]", 2, 4, "a comma or ] is missing"), ("{\"a\":1 \"b\"}", 1, 8, "a comma or } is missing"),
    ("[1,]", 1, 4, "this is no value"), ("{\"a\":1,}", 1, 8, "a key in double quotes is missing"),
    ("{a:1}", 1, 2, "a key in double quotes is missing"), ("\"ab", 1, 1, "the string is not closed"),
    ("\"ab\\", 1, 1, "the string is not closed"), ("[\"é\\x\"]", 1, 5, "there is no such escape"),
    ("\"\\u12g4\"", 1, 2, "\\u needs four hexadecimal digits"),
    ("[1] 2", 1, 5, "there is more after the end of the document"),
    ("\"a\nb\"", 1, 3, "a control character stands in a string"), ("01", 1, 1, "this is no value"),
    ("[1x]", 1, 2, "the number is malformed"), ("tru", 1, 1, "this is no value"), ("NaN", 1, 1, "this is no value"),
    ("// c", 1, 1, "this is no value"), ("{", 1, 2, "a key in double quotes is missing"),
  ])
  func namesTheFirstFault(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message == message)
  }

  @Test(arguments: [
    "NaN", "Infinity", "-Infinity", "/* x", "{1a: 2}", "[,]", "{,}", "0x", "+", ".", "'\\1'", "'\\xg0'", "/",
  ])
  func refusesInJSON5(text: String) {
    #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(Array(text.utf8), dialect: .json5) }
  }

  @Test func givesPlacesAndTheLastOfSeveralMembers() throws {
    let text = "{\n \"a\": 1,\n \"a\": \"é\", \"z\": {\"q\": [7, 1.0]}}"
    let document = try JSONDocumentParser.parse(Array(text.utf8))
    let members = try #require(document.root.members)
    #expect(members.map(\.key) == ["a", "a", "z"])
    #expect(document.position(of: members[1]) == JSONPosition(line: 3, column: 2))
    #expect(document.position(of: members[2].value) == JSONPosition(line: 3, column: 18))
    #expect(document.root["a"]?.string == "é")
    #expect(document.root["a"]?.int64 == nil)
    #expect(document.root["z"]?["q"]?.array?.map(\.int64) == [7, 1])
    #expect(document.root["y"] == nil)
    #expect(document.firstRepairedOffset == nil)
  }

  @Test func repairsInvalidUTF8AndSaysWhere() throws {
    let document = try JSONDocumentParser.parse([0x5B, 0x22, 0x61, 0xFF, 0x62, 0x22, 0x5D])
    #expect(document.root.array?.first?.string == "a\u{FFFD}b")
    #expect(document.firstRepairedOffset == 3)
  }

  @Test func limitsDepthAndSize() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONDocumentParser.parse(nested(512))
    #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(nested(513)) }
    #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(nested(1_000_000)) }
    #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(nested(3), limitBytes: 5) }
  }

  @Test func limitsTheNumberOfValues() throws {
    func list(_ count: Int) -> [UInt8] { Array("[\(String(repeating: "1,", count: count - 1))1]".utf8) }
    #expect(try JSONDocumentParser.parse(list(999_999)).root.array?.count == 999_999)
    #expect(throws: JSONParseError.self) { try JSONDocumentParser.parse(list(1_000_000)) }
  }
}
