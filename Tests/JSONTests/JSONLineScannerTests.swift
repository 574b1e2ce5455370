import JSON
import Testing

@Suite struct JSONLineScannerTests {
  /// What a reader of calls takes from a line.
  struct Call: Equatable {
    var model: String?
    var input: Int64?
    var output: Int64?
    var cost: String?
  }

  /// Reads the `usage` of a line the way a transcript reader does: the last one wins, others' are not looked at.
  private func call(_ line: String) throws -> Call? {
    try call(Array(line.utf8))
  }

  private func call(_ line: [UInt8]) throws -> Call? {
    try line.withUnsafeBytes { bytes in
      var line = JSONLineScanner(bytes)
      if line.isAtEnd { return nil }
      var call: Call?
      var model: String?
      guard try line.enterObject() else { return nil }
      while let key = try line.nextKey() {
        switch key {
        case "type":
          guard let type = try line.readText(), type == "message" else { return nil }
        case "model": model = try line.readText()?.string
        case "usage":
          guard try line.enterObject() else { continue }
          call = Call()
          while let key = try line.nextKey() {
            switch key {
            case "input": call?.input = try line.readInteger()
            case "output": call?.output = try line.readInteger()
            case "cost": call?.cost = try line.readDecimal()?.text
            default: break
            }
          }
        default: break
        }
      }
      try line.finish()
      call?.model = model
      return call
    }
  }

  @Test(
    arguments: [
      (#"{"model":"m","usage":{"input":1,"output":2,"cost":0.5}}"#, Call(model: "m", input: 1, output: 2, cost: "0.5")),
      ("\u{FEFF}{\"usage\":{\"input\":1}}\r\n", Call(input: 1)),
      (String(repeating: "\u{0}", count: 500) + "{\"usage\":{}}\u{0}\u{0}", Call()),
      ("  { \"usage\" :\t{ \"input\" : 1 , \"output\" : 2 } }  ", Call(input: 1, output: 2)),
      (
        #"{"content":"# + String(repeating: "[{\"a\":", count: 2000) + "1" + String(repeating: "}]", count: 2000)
          + #","usage":{"input":7}}"#, Call(input: 7)
      ),
      (#"{"usage":{"input":999},"usage":{"input":1,"output":2}}"#, Call(input: 1, output: 2)),
      (#"{"us\u0061ge":{"in\u0070ut":1}}"#, Call(input: 1)),
      (#"{"model":"m\/x","usage":{}}"#, Call(model: "m/x")),
      (#"{"usage":{"input":1.0,"output":2e3}}"#, Call(input: 1, output: 2000)),
      (#"{"usage":{"input":null,"output":2}}"#, Call(output: 2)),
      (#"{"usage":{"cost":5e-7}}"#, Call(cost: "0.0000005")), (#"{"usage":{"cost":1.5E-6}}"#, Call(cost: "0.0000015")),
      (#"{"usage":{"cost":0.00030000000000000003}}"#, Call(cost: "0.00030000000000000003")),
      (#"{"text":"x \"usage\":{\"input\":5}","details":{"usage":{"input":6}},"usage":{"input":7}}"#, Call(input: 7)),
      (#"{"text":"ends in a backslash \\","usage":{"input":7}}"#, Call(input: 7)),
      (#"{"text":"\\\\\"","usage":{"input":9223372036854775807}}"#, Call(input: .max)),
      (#"{"usage":{"input":-9223372036854775808,"output":-0}}"#, Call(input: .min, output: 0)),
      ("", nil), (" \r\n", nil), ("\u{0}\u{0}", nil), ("[1]", nil), ("null", nil), (#"{"usage":"no"}"#, nil),
      ("{}", nil),
      (#"{"type":"custom","usage":{"input":1"#, nil),
    ] as [(String, Call?)])
  func readsTheLine(line: String, expected: Call?) throws {
    #expect(try call(line) == expected)
  }

  @Test(arguments: [
    (#"{"usage":{"input":1,"outp"#, 25, JSONLineError.Reason.endOfLine), (#"{"usage":{"input":1}"#, 20, .endOfLine),
    (#"{"text":"\""#, 11, .endOfLine), (#"{"type":"message"} {"type":"message"}"#, 19, .trailingBytes),
    ("{}x", 2, .trailingBytes), (#"{"usage":{"cost":1e400}}"#, 17, .numberOutOfRange),
    (#"{"usage":{"input":1e19}}"#, 18, .numberOutOfRange),
    (#"{"usage":{"input":9223372036854775808}}"#, 18, .numberOutOfRange),
    (#"{"usage":{"input":1.5}}"#, 18, .notWhole), (#"{"usage":{"input":01}}"#, 18, .malformedNumber),
    (#"{"usage":{"input":1-2}}"#, 19, .malformed), (#"{"usage":{"input":-}}"#, 18, .malformedNumber),
    (#"{"model":"a\x"}"#, 11, .malformedEscape), (#"{"model":"a\u12"}"#, 11, .malformedEscape),
    (#"{"a":nul}"#, 5, .malformed), (#"{"a" 1}"#, 5, .malformed), (#"{"a":1,}"#, 7, .malformed), ("{,}", 1, .malformed),
    (#"{"a":1 "b":2}"#, 7, .malformed), ("{a:1}", 1, .malformed), ("nonsense", 0, .malformed), ("]", 0, .malformed),
    (#"{"a":tr"#, 7, .endOfLine), (#"{"a":.5}"#, 5, .malformed),
  ])
  func saysWhereTheLineIsBad(line: String, offset: Int, reason: JSONLineError.Reason) {
    let error = #expect(throws: JSONLineError.self) { try call(line) }
    #expect(error == JSONLineError(offset: offset, reason: reason))
  }

  @Test func readsAroundInvalidUTF8() throws {
    let line =
      Array(#"{"text":"x"#.utf8) + [0xFF, 0xC0] + Array(#"","model":"m"#.utf8) + [0xFE] + Array(#"","usage":{}}"#.utf8)
    #expect(try call(line) == Call(model: "m\u{FFFD}"))
  }

  @Test func survivesABadNumberIfToldTo() throws {
    try Array(#"{"cost":1e400,"input":3}"#.utf8).withUnsafeBytes { bytes in
      var line = JSONLineScanner(bytes)
      #expect(try line.enterObject())
      #expect(try line.nextKey().map { $0 == "cost" } == true)
      #expect(throws: JSONLineError(offset: 8, reason: .numberOutOfRange)) { try line.readDecimal() }
      #expect(try line.nextKey().map { $0 == "input" } == true)
      #expect(try line.readInteger() == 3)
      try line.finish()
    }
  }

  @Test func leavesAndFinishesWhatWasEntered() throws {
    try Array(#"{"a":{"b":[1,{"c":"]}"},2],"d":3},"e":[true,false],"f":{"g":0}} "#.utf8).withUnsafeBytes { bytes in
      var line = JSONLineScanner(bytes)
      #expect(try line.enterObject())
      #expect(try line.nextKey()?.string == "a")
      #expect(try line.enterObject())
      #expect(try line.nextKey()?.string == "b")
      #expect(try line.enterArray())
      #expect(try line.nextElement())
      try line.leave()
      #expect(try line.nextKey()?.string == "d")
      try line.leave()
      #expect(try line.nextKey()?.string == "e")
      #expect(try line.kind() == .array)
      #expect(try line.readRaw().elementsEqual("[true,false]".utf8))
      #expect(try line.nextKey()?.string == "f")
      #expect(try line.enterObject())
      try line.finish()
      #expect(line.isAtEnd)
    }
  }

  @Test func skipsRunsOfBackslashesInLinearTime() throws {
    let line = "{\"a\":\"" + String(repeating: #"\\\\\\\""#, count: 500_000) + "\",\"usage\":{}}"
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try call(line) == Call())
    let time = clock.now - start
    #expect(time < .seconds(5))
    #expect(throws: JSONLineError.self) { try call(String(repeating: "\\", count: 3_000_000)) }
  }
}
