import JSON
import Testing

/// The scanner and the document parser are two readers of one grammar: on generated and on damaged lines both must
/// agree about every value, or both must refuse.
@Suite struct JSONLineOracleTests {
  @Test(arguments: 0..<40) func agreesWithTheDocumentParser(seed: Int) {
    var lines = LineGenerator(seed: UInt64(seed))
    var accepted = 0
    for _ in 0..<250 {
      let whole = lines.line()
      for line in [whole, lines.damaged(whole)] {
        let text = "\(String(decoding: line, as: UTF8.self)) \(line)"
        do throws(JSONParseError) {
          let expected = described(try JSONDocumentParser.parse(line).root)
          accepted += 1
          #expect((try? scanned(line)) == expected, "\(text)")
          #expect(throws: Never.self, "\(text)") { try skipThrough(line, &lines.random) }
        } catch {
          // The scanner lets control characters in strings pass.
          if error.message.hasPrefix("a control character") { continue }
          #expect(throws: JSONLineError.self, "\(text)") { try scanned(line) }
        }
      }
    }
    #expect((250..<500).contains(accepted), "some lines must be whole, some bad")
  }

  @Test(arguments: 0..<10) func survivesAnyBytes(seed: Int) {
    var random = SplitMix64(state: UInt64(seed))
    let alphabet = Array("{}[]\"\\,:u0eE.-+ntf \u{0}é".utf8)
    for _ in 0..<2000 {
      let line = (0..<Int(random.next() % 30)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      _ = try? scanned(line)
      _ = try? skipThrough(line, &random)
      _ = try? JSONDocumentParser.parse(line)
      _ = try? JSONDocumentParser.parse(line, dialect: .json5)
    }
  }

  /// The line's value, read to the last byte by the scanner.
  private func scanned(_ line: [UInt8]) throws -> String {
    try line.withUnsafeBytes { bytes in
      var scanner = JSONLineScanner(bytes)
      let text = try scannedValue(&scanner)
      try scanner.finish()
      return text
    }
  }

  private func scannedValue(_ scanner: inout JSONLineScanner) throws -> String {
    var text = ""
    switch try scanner.kind() {
    case .object:
      _ = try scanner.enterObject()
      while let key = try scanner.nextKey() { text += "\(Array(key.string.utf8))=\(try scannedValue(&scanner));" }
      return "{\(text)}"
    case .array:
      _ = try scanner.enterArray()
      while try scanner.nextElement() { text += "\(try scannedValue(&scanner));" }
      return "[\(text)]"
    case .string: return try scanner.readText().map { "\(Array($0.string.utf8))" } ?? "no string"
    case .number:
      do throws(JSONLineError) {
        return try scanner.readDecimal()?.text ?? "no number"
      } catch {
        guard error.reason == .numberOutOfRange else { throw error }
        try scanner.skipValue()
        return "too long"
      }
    case .bool: return try scanner.readBool().map { "\($0)" } ?? "no bool"
    case .null:
      try scanner.skipValue()
      return "null"
    }
  }

  private func described(_ node: JSONNode) -> String {
    switch node.kind {
    case .object(let members):
      "{" + members.map { "\(Array($0.key.utf8))=\(described($0.value));" }.joined() + "}"
    case .array(let elements): "[" + elements.map { "\(described($0));" }.joined() + "]"
    case .string(let text): "\(Array(text.utf8))"
    case .number(let number): number.decimal?.text ?? "too long"
    case .bool(let flag): "\(flag)"
    case .null: "null"
    }
  }

  /// Enters, skips and leaves at random, then finishes.
  private func skipThrough(_ line: [UInt8], _ random: inout SplitMix64) throws {
    try line.withUnsafeBytes { bytes in
      var scanner = JSONLineScanner(bytes)
      var open = try scanner.enterObject() ? 1 : 0
      while open > 0 {
        switch random.next() % 8 {
        case 0:
          try scanner.leave()
          open -= 1
        case 1: return try scanner.finish()
        default:
          if try scanner.nextKey() == nil {
            open -= 1
          } else if random.next() % 2 == 0, try scanner.kind() == .object {
            open += try scanner.enterObject() ? 1 : 0
          }
        }
      }
      try scanner.finish()
    }
  }
}

/// A small generator of numbers that is the same everywhere (after Steele, Lea and Flood's SplitMix).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Makes lines of JSON, and damages them.
struct LineGenerator {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  private mutating func pick(_ texts: [String]) -> String { texts[Int(random.next() % UInt64(texts.count))] }

  mutating func line() -> [UInt8] { Array((object(5) + pick(["", " ", "\r\n"])).utf8) }

  private mutating func object(_ depth: Int) -> String {
    let count = random.next() % 5
    let members = (0..<count).map { _ in string() + pick([":", " : "]) + value(depth - 1) }
    return "{" + pick(["", " "]) + members.joined(separator: pick([",", " , "])) + "}"
  }

  private mutating func value(_ depth: Int) -> String {
    switch random.next() % (depth > 0 ? 8 : 6) {
    case 0, 1: return string()
    case 2, 3:
      return pick([
        "0", "-0", "1", "12", "1.50", "2e3", "5e-7", "1.5E-6", "0.00030000000000000003", "1e400", "-1e-400", "1e999999",
        "9223372036854775807", "123456789012345678", "1234567890123456789", "170141183460469231731687303715884105728",
      ])
    case 4: return pick(["true", "false"])
    case 5: return "null"
    case 6: return object(depth)
    default:
      let count = random.next() % 4
      return "[" + (0..<count).map { _ in value(depth - 1) }.joined(separator: ", ") + "]"
    }
  }

  private mutating func string() -> String {
    let count = random.next() % 6
    let parts = (0..<count).map { _ in
      pick([
        "a", "usage", #"\""#, #"\\"#, #"\\\""#, #"\/"#, #"\n"#, #"\u0061"#, #"\ud83d\ude00"#, #"\ud83d"#, #"\udc00"#,
        "é",
        "😀", "{", "}", "[", "]", ",", ":", " ",
      ])
    }
    return "\"" + parts.joined() + "\""
  }

  /// Changes, drops, doubles or inserts a few bytes, or cuts the line; never makes a NUL, which may stand around one.
  mutating func damaged(_ line: [UInt8]) -> [UInt8] {
    var line = line
    let alphabet = Array("{}[]\"\\,:u0129eE.-+ntfax \t".utf8) + [0x01, 0x7F, 0x80, 0xC3, 0xE2, 0xFF]
    for _ in 0...(random.next() % 3) {
      let at = Int(random.next() % UInt64(line.count))
      let byte = alphabet[Int(random.next() % UInt64(alphabet.count))]
      switch random.next() % 5 {
      case 0: line[at] = byte
      case 1: line.insert(byte, at: at)
      case 2 where line.count > 1: line.remove(at: at)
      case 3: line.insert(line[at], at: at)
      case 4 where at > 0: line.removeSubrange(at...)
      default: break
      }
    }
    return line
  }
}
