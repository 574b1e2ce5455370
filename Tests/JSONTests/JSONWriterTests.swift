import JSON
import Testing

@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      (JSONValue.null, "null"),
      (true, "true"),
      (.integer(.min), "-9223372036854775808"),
      (.decimal(JSONDecimal(mantissa: 520_000, scale: 6)), "0.52"),
      (.decimal(JSONDecimal(mantissa: -1, scale: 6)), "-0.000001"),
      (.decimal(JSONDecimal(mantissa: -12_345, scale: 2)), "-123.45"),
      (.decimal(JSONDecimal(mantissa: 0, scale: 12)), "0"),
      (.decimal(JSONDecimal(mantissa: 1_000, scale: 2)), "10"),
      ("a\"b\\c\nd\te\r\u{0}\u{1f}\u{7f}é", #""a\"b\\c\nd\te\u000d\u0000\u001f"# + "\u{7f}é\""),
      ("</script>\u{2028}\u{2029}\u{2027}", #""\u003c/script>\u2028\u2029"# + "\u{2027}\""),
      ([], "[]"),
      ([:], "{}"),
      ([1, nil, "x"], #"[1,null,"x"]"#),
      (["z": 1, "": 2, "Z": [["q": false]], "é": 3, "a": nil], #"{"":2,"Z":[{"q":false}],"a":null,"z":1,"é":3}"#),
      (.object([JSONMember("\u{FFFD}", 1), JSONMember("\u{10000}", 2)]), "{\"\u{FFFD}\":1,\"\u{10000}\":2}"),
    ] as [(JSONValue, String)])
  func writesCompactText(value: JSONValue, expected: String) {
    #expect(JSONWriter.text(of: value) == expected)
  }

  @Test func writesPrettyText() {
    let value: JSONValue = [
      "list": [1, 2], "empty": [], "nothing": [:], "rows": [["b": 1, "a": [true]], ["c": nil]],
    ]
    #expect(
      JSONWriter.text(of: value, layout: .pretty) == """
        {
          "empty": [],
          "list": [1, 2],
          "nothing": {},
          "rows": [
            {
              "a": [true],
              "b": 1
            },
            {
              "c": null
            }
          ]
        }

        """)
  }

  @Test func keepsComposedAndDecomposedKeysApart() {
    let value = JSONValue.object([JSONMember("\u{e9}", 1), JSONMember("e\u{301}", 2)])
    #expect(JSONWriter.bytes(of: value) == Array("{\"e\u{301}\":2,\"\u{e9}\":1}".utf8))
  }

  @Test func makesNullOfWhatIsAbsent() {
    #expect(
      JSONWriter.text(of: ["a": JSONValue(nil as String?), "b": JSONValue(nil as Int?)]) == #"{"a":null,"b":null}"#)
  }
}
