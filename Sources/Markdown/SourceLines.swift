// Places in the text, for what the parser's positions lack.

/// A text with the offsets of its lines.
struct SourceLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int] = []
    var lines = LineScanner(bytes)
    while let line = lines.next() { starts.append(line.start) }
    self.starts = starts
  }

  /// The place of the first byte from `position` on that is no blank, on the same line; `position` when there is none
  /// before the line or the table cell ends.
  func firstText(from position: TextPosition) -> TextPosition {
    guard let start = offset(of: position) else { return position }
    guard let found = bytes[start...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      bytes[found] != UInt8(ascii: "|") || position.column == 1, !isLineEnd(bytes[found])
    else { return position }
    return TextPosition(line: position.line, column: position.column + found - start)
  }

  /// The columns at which the cells of the row that starts at `position` begin, blanks included: GFM parts cells at
  /// every `|` without a backslash before it, and ignores one at each end.
  func cellStarts(from position: TextPosition) -> [Int] {
    guard let start = offset(of: position) else { return [] }
    var columns: [Int] = []
    var isCellOpen = false
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "|") { index += 1 }
    var cellStart = index
    while index < bytes.count, !isLineEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: "|"), bytes[max(start, index - 1)] != UInt8(ascii: "\\") {
        columns.append(position.column + cellStart - start)
        cellStart = index + 1
        isCellOpen = false
      } else if bytes[index] != 0x20, bytes[index] != 0x09 {
        isCellOpen = true
      }
      index += 1
    }
    if isCellOpen { columns.append(position.column + cellStart - start) }
    return columns
  }

  private func offset(of position: TextPosition) -> Int? {
    guard position.line >= 1, position.line <= starts.count, position.column >= 1 else { return nil }
    let offset = starts[position.line - 1] + position.column - 1
    return offset < bytes.count ? offset : nil
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
