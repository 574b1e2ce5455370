/// The text format of `COPY`: fields between tabs, `\N` for NULL, and backslash escapes.
///
/// https://www.postgresql.org/docs/15/sql-copy.html, "Text Format"
enum CopyText {
  /// The record of a line without its end.
  static func record(_ bytes: some Collection<UInt8>, line: Int) -> TableRecord {
    var record = TableRecord(line: line)
    for field in bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
      if field.elementsEqual("\\N".utf8) {
        record.endField(isQuoted: false)
        continue
      }
      var decoder = Decoder()
      for byte in field { decoder.feed(byte) { record.append($0) } }
      decoder.finish { record.append($0) }
      record.endField(isQuoted: true)
    }
    return record
  }

  /// Undoes the escapes of bytes that come one by one.
  struct Decoder {
    private enum State: Equatable {
      case plain
      case backslash
      case octal(UInt16, count: Int)
      case hexadecimal(UInt16, count: Int)
    }
    private var state = State.plain

    /// Whether a backslash was taken whose meaning is not decided yet.
    var isWithinEscape: Bool { state != .plain }
    /// Whether the escape may be over with what was taken.
    var canEnd: Bool { state != .backslash }

    /// Takes the next byte, and gives what is decided by it.
    mutating func feed(_ byte: UInt8, _ body: (UInt8) -> Void) {
      switch state {
      case .plain:
        if byte == UInt8(ascii: "\\") { state = .backslash } else { body(byte) }
      case .backslash: feedEscaped(byte, body)
      case .octal(let value, let count):
        if count < 3, (48...55).contains(byte) {
          state = .octal(value * 8 + UInt16(byte - 48), count: count + 1)
        } else {
          end(with: byte, body)
        }
      case .hexadecimal(let value, let count):
        if count < 2, let digit = Self.hexadecimalDigit(byte) {
          state = .hexadecimal(value * 16 + digit, count: count + 1)
        } else {
          end(with: byte, body)
        }
      }
    }

    /// Ends the bytes.
    mutating func finish(_ body: (UInt8) -> Void) {
      switch state {
      case .plain: break
      case .backslash: body(UInt8(ascii: "\\"))
      case .octal(let value, _): body(UInt8(truncatingIfNeeded: value))
      case .hexadecimal(let value, let count): body(count == 0 ? UInt8(ascii: "x") : UInt8(truncatingIfNeeded: value))
      }
      state = .plain
    }

    private mutating func end(with byte: UInt8, _ body: (UInt8) -> Void) {
      finish(body)
      feed(byte, body)
    }

    private mutating func feedEscaped(_ byte: UInt8, _ body: (UInt8) -> Void) {
      state = .plain
      switch byte {
      case UInt8(ascii: "b"): body(0x08)
      case UInt8(ascii: "f"): body(0x0C)
      case UInt8(ascii: "n"): body(0x0A)
      case UInt8(ascii: "r"): body(0x0D)
      case UInt8(ascii: "t"): body(0x09)
      case UInt8(ascii: "v"): body(0x0B)
      case UInt8(ascii: "x"): state = .hexadecimal(0, count: 0)
      case 48...55: state = .octal(UInt16(byte - 48), count: 1)
      default: body(byte)
      }
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
      switch byte {
      case 48...57: UInt16(byte - 48)
      case 65...70: UInt16(byte - 55)
      case 97...102: UInt16(byte - 87)
      default: nil
      }
    }
  }
}
