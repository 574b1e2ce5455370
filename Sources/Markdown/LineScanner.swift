// Lines as CommonMark counts them.

/// Steps through the lines of a text; a line ends at LF, CR LF or a lone CR.
struct LineScanner {
  /// A line by its offsets.
  struct Line {
    /// The number, from 1.
    var number: Int
    /// The offset of its first byte.
    var start: Int
    /// The offset after its last byte before the line end.
    var contentEnd: Int
    /// The offset after its line end.
    var end: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the last line was given.
  var isAtEnd: Bool { offset >= bytes.count }

  /// The next line, or nil after the last.
  mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    let contentEnd = offset
    if offset < bytes.count {
      offset += bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    }
    number += 1
    return Line(number: number, start: start, contentEnd: contentEnd, end: offset)
  }
}
