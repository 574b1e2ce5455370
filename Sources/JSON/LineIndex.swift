/// Where the lines of a text begin, to turn byte offsets into lines and columns.
///
/// A line ends with a line feed; a carriage return before it belongs to the line.
package struct LineIndex: Sendable, Hashable {
  private let starts: [Int]

  /// Finds the lines of `bytes`.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
  }

  /// The line and the column of the byte at `offset`.
  package func position(of offset: Int) -> JSONPosition {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return JSONPosition(line: low + 1, column: max(offset, 0) - starts[low] + 1)
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
