import JSON

extension Target {
  /// Reads a line to its end. A line that the document parser refuses must be refused, but for control characters in
  /// strings, which the scanner lets pass.
  @Sendable static func scanLine(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { line in
      var scanner = JSONLineScanner(line)
      do throws(JSONLineError) {
        try value(&scanner, 0)
        try scanner.finish()
      } catch {
        return
      }
      var skipping = JSONLineScanner(line)
      do throws(JSONLineError) {
        try skipping.skipValue()
        try skipping.finish()
      } catch {
        fatalError("what can be read can be skipped: \(error)")
      }
    }
  }

  /// The scanner itself does not recurse; this does, so it goes only so deep.
  private static func value(_ scanner: inout JSONLineScanner, _ depth: Int) throws(JSONLineError) {
    guard depth < 200 else { return try scanner.skipValue() }
    switch try scanner.kind() {
    case .object:
      _ = try scanner.enterObject()
      while let key = try scanner.nextKey() {
        _ = key.string
        try value(&scanner, depth + 1)
      }
    case .array:
      _ = try scanner.enterArray()
      while try scanner.nextElement() { try value(&scanner, depth + 1) }
    case .string: _ = try scanner.readText()?.string
    case .number: if depth.isMultiple(of: 2) { _ = try scanner.readDecimal() } else { _ = try scanner.readInteger() }
    case .bool: _ = try scanner.readBool()
    case .null: try scanner.skipValue()
    }
  }
}
