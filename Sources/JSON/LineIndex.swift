/// Where the lines of a text begin, to turn byte offsets into lines and columns.
///
/// A line ends with a line feed; a carriage return before it belongs to the line. What is kept is the line at every
/// 4,096th byte: a text of nothing but line ends takes no more memory than another.
package struct LineIndex: Sendable, Hashable {
  private struct Mark: Hashable {
    var line = 1
    var start = 0
  }

  private static let step = 4096
  private let bytes: [UInt8]
  private let marks: [Mark]

  /// Finds the lines of `bytes`.
  package init(_ bytes: [UInt8]) {
    var marks: [Mark] = []
    var mark = Mark()
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.step == 0 { marks.append(mark) }
      if byte == UInt8(ascii: "\n") { mark = Mark(line: mark.line + 1, start: offset + 1) }
    }
    self.bytes = bytes
    self.marks = marks
  }

  /// The line and the column of the byte at `offset`.
  package func position(of offset: Int) -> JSONPosition {
    let offset = max(offset, 0)
    let index = min(offset / Self.step, marks.count - 1)
    return Self.position(of: offset, in: bytes, from: index < 0 ? Mark() : marks[index], at: max(index, 0) * Self.step)
  }

  /// The same for a single place, without an index.
  static func position(of offset: Int, in bytes: [UInt8]) -> JSONPosition {
    position(of: max(offset, 0), in: bytes, from: Mark(), at: 0)
  }

  private static func position(of offset: Int, in bytes: [UInt8], from mark: Mark, at begin: Int) -> JSONPosition {
    var mark = mark
    for place in begin..<max(begin, min(offset, bytes.count)) where bytes[place] == UInt8(ascii: "\n") {
      mark = Mark(line: mark.line + 1, start: place + 1)
    }
    return JSONPosition(line: mark.line, column: offset - mark.start + 1)
  }
}

/// A place in a text.
package struct JSONPosition: Sendable, Hashable {
  /// The line, from 1.
  package let line: Int
  /// The column in bytes, from 1.
  package let column: Int

  /// Makes a place; both numbers count from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
